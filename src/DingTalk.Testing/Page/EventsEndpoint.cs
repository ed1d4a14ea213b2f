using System.Globalization;
using System.Text.Json;
using DingTalk.Testing.Http;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Page;

/// <summary>
/// <c>GET /page/events</c>: server-sent events. <c>hello</c> holds the state and the newest messages that pass the filter,
/// <c>messages</c> those that are new or changed, <c>state</c> the gauges; ids let a browser that lost the connection resume.
/// </summary>
sealed class EventsEndpoint(PageFeed feed, CancellationToken stopping)
{
    /// <summary>How many pages may be open; more are no readers.</summary>
    public const int MaxStreams = 100;

    // What more than this has happened is told by a new beginning.
    const int MaxCatchUp = 300;

    // Gauges move by the clock alone too. A message is told at once, and what follows it within moments together.
    static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(40);

    int _streams;

    public async Task HandleAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _streams) > MaxStreams)
        {
            Interlocked.Decrement(ref _streams);
            await ApiRequest.ProblemAsync(context, StatusCodes.Status503ServiceUnavailable, $"{MaxStreams} pages are open already: close one.")
                .ConfigureAwait(false);
            return;
        }

        try
        {
            await FollowAsync(context).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }
    }

    async Task FollowAsync(HttpContext context)
    {
        PageSecurity.Apply(context.Response, false);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var either = CancellationTokenSource.CreateLinkedTokenSource(HalfClose.ClientGone(context), stopping);
        try
        {
            await new Stream(this, context).FollowAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The page was closed, or the group is.
        }
    }

    /// <summary>One browser's.</summary>
    sealed class Stream(EventsEndpoint endpoint, HttpContext context)
    {
        readonly PageFeed _feed = endpoint.Feed;
        readonly PageFilter _filter = endpoint.Feed.Filter(context.Request.Query);
        byte[] _gauges = [];
        TimeSpan _offset;
        int _quiet;

        public async Task FollowAsync(CancellationToken cancellationToken)
        {
            var seen = Resumed();
            while (true)
            {
                var changed = _feed.Inbox.Changed.Next;
                seen = await TellAsync(seen, cancellationToken).ConfigureAwait(false);
                await Task.WhenAny(changed, Task.Delay(Tick, TimeProvider.System, cancellationToken)).ConfigureAwait(false);
                await Task.Delay(Breath, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }

        async Task<long?> TellAsync(long? seen, CancellationToken cancellationToken)
        {
            var (messages, revision, cleared) = _feed.Inbox.Since(seen ?? long.MaxValue);
            if (seen is null || cleared || messages.Count > MaxCatchUp)
            {
                var hello = new PageHello(_feed.State(), _feed.Before(long.MaxValue, PageFeed.PageSize, _filter));
                IsNew(hello.State);
                await WriteAsync("hello", JsonSerializer.SerializeToUtf8Bytes(hello, PageJson.Relaxed.PageHello), revision, cancellationToken)
                    .ConfigureAwait(false);
                return revision;
            }

            IReadOnlyList<PageMessage> matching = [.. messages.Where(_filter.Matches).Select(_feed.Paint)];
            if (matching.Count > 0)
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(matching, PageJson.Relaxed.IReadOnlyListPageMessage);
                await WriteAsync("messages", json, revision, cancellationToken).ConfigureAwait(false);
            }

            var state = _feed.State();
            if (IsNew(state))
                await WriteAsync("state", JsonSerializer.SerializeToUtf8Bytes(state, PageJson.Relaxed.PageState), revision, cancellationToken).ConfigureAwait(false);
            else if (++_quiet >= 15)
                await WriteAsync(null, [], null, cancellationToken).ConfigureAwait(false);
            return revision;
        }

        /// <summary>Whether the gauges have changed, or the group's clock has moved against this machine's.</summary>
        bool IsNew(PageState state)
        {
            var offset = state.Now - TimeProvider.System.GetUtcNow();
            var gauges = JsonSerializer.SerializeToUtf8Bytes(state with { Now = default }, PageJson.Relaxed.PageState);
            if (gauges.AsSpan().SequenceEqual(_gauges) && (offset - _offset).Duration() < Tick) return false;
            (_gauges, _offset) = (gauges, offset);
            return true;
        }

        async Task WriteAsync(string? name, byte[] data, long? revision, CancellationToken cancellationToken)
        {
            _quiet = 0;
            var body = context.Response.Body;
            // JSON written in one line holds no line end of its own.
            var head = name is null
                ? ":\n\n"
                : string.Create(CultureInfo.InvariantCulture, $"event: {name}\nid: {_feed.Instance}-{revision}\ndata: ");
            await body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(head), cancellationToken).ConfigureAwait(false);
            if (name is not null)
            {
                await body.WriteAsync(data, cancellationToken).ConfigureAwait(false);
                await body.WriteAsync("\n\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            }

            await body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        /// <summary>Up to where this browser has heard this very group before; null: never.</summary>
        long? Resumed()
        {
            var id = context.Request.Headers["Last-Event-ID"].ToString();
            return id.StartsWith(_feed.Instance + "-", StringComparison.Ordinal)
                && long.TryParse(id.AsSpan(_feed.Instance.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
                ? revision
                : null;
        }
    }

    PageFeed Feed => feed;
}
