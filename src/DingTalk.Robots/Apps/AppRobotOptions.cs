using System.Text;
using System.Threading.RateLimiting;

namespace DingTalk.Robots;

/// <summary>How an <see cref="AppRobot"/> reaches DingTalk. Printing it shows no secret.</summary>
public sealed record AppRobotOptions
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>The app's key (AppKey, today Client ID), from its page in DingTalk's developer console.</summary>
    public required string AppKey { get; init; }

    /// <summary>The app's secret (AppSecret, today Client Secret), from the same page.</summary>
    public required string AppSecret { get; init; }

    /// <summary>The robot's code. The default is null: the <see cref="AppKey"/>, which is the code of an in-house app's robot.</summary>
    public string? RobotCode { get; init; }

    /// <summary>The app's AgentId, which work notifications need and nothing else. The default is null.</summary>
    public long? AgentId { get; init; }

    /// <summary>The address of DingTalk's newer API. The default is <c>https://api.dingtalk.com</c>.</summary>
    public string ApiAddress { get; init; } = "https://api.dingtalk.com";

    /// <summary>
    /// The address of DingTalk's older API: uploads, work notifications, mobile numbers. The default is
    /// <c>https://oapi.dingtalk.com</c>.
    /// </summary>
    public string LegacyApiAddress { get; init; } = "https://oapi.dingtalk.com";

    /// <summary>
    /// Whether a plain http address is accepted for a host other than this machine, as for an internal gateway. The default is
    /// false: the app's secret would travel in the clear.
    /// </summary>
    public bool AllowHttp { get; init; }

    /// <summary>How long one call may take before it is given up. The default is 10 seconds; at most a day.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one upload may take before it is given up. The default is 2 minutes; at most a day.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a call waits for a permit; when none can be free in that time it answers at once that there is none. The default
    /// is 10 seconds; zero means not to wait; at most a day.
    /// </summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The most calls of one API in any second. The default is 20, DingTalk's limit for one app and API in the standard edition
    /// ("how to process API throttling"); divide it where several processes share the app. The smallest value among the robots of
    /// a process with the same app key holds for all of them. Not used where <see cref="RateLimiter"/> is set.
    /// </summary>
    public int CallsPerSecond { get; init; } = 20;

    /// <summary>
    /// A limiter of the caller's own for all calls of this robot, as one that several processes share. The robot does not dispose
    /// it. The default is null: an exact one for each app key and API, shared within the process.
    /// </summary>
    public RateLimiter? RateLimiter { get; init; }

    /// <summary>
    /// How long before its end the access token is renewed, without anybody waiting for that. The default is 10 minutes, as
    /// DingTalk's guide has it, but never more than half of the token's life.
    /// </summary>
    public TimeSpan RenewTokenEarly { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a user id that was found by a mobile number is remembered. The default is an hour; zero means not at all.</summary>
    public TimeSpan UserIdLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Makes the innermost handler of the robot's own HTTP client, which owns it. The default is null: a handler with a
    /// connection lifetime of two minutes (the platform's on .NET Framework), without cookies, redirects or tracing.
    /// </summary>
    public Func<HttpMessageHandler>? HandlerFactory { get; init; }

    /// <summary>The clock. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (string.IsNullOrWhiteSpace(AppKey))
            throw new ArgumentException("The AppKey is empty. Copy the Client ID from the app's page in DingTalk's developer console.");
        if (string.IsNullOrWhiteSpace(AppSecret))
        {
            throw new ArgumentException(
                "The AppSecret is empty. Copy the Client Secret from the app's page in DingTalk's developer console.");
        }

        CheckTime(SendTimeout, nameof(SendTimeout), "10 seconds", mayBeZero: false);
        CheckTime(UploadTimeout, nameof(UploadTimeout), "2 minutes", mayBeZero: false);
        CheckTime(MaxWait, nameof(MaxWait), "10 seconds", mayBeZero: true);
        CheckTime(RenewTokenEarly, nameof(RenewTokenEarly), "10 minutes", mayBeZero: true);
        CheckTime(UserIdLifetime, nameof(UserIdLifetime), "an hour", mayBeZero: true);
        if (CallsPerSecond < 1)
            throw new ArgumentException("CallsPerSecond must be at least 1; DingTalk's limit is 20.");
    }

    static void CheckTime(TimeSpan value, string name, string standard, bool mayBeZero)
    {
        if (value >= TimeSpan.Zero && value <= Longest && (mayBeZero || value > TimeSpan.Zero)) return;
        throw new ArgumentException(
            $"{name} must be {(mayBeZero ? "zero or more" : "more than zero")} and at most a day; the default is {standard}.");
    }

    // A record prints all its properties, and an address may hold a gateway's password.
    bool PrintMembers(StringBuilder builder)
    {
        var secret = string.IsNullOrEmpty(AppSecret) ? "none" : "***";
        builder.Append(FormattableString.Invariant(
            $"AppKey = {AppKey}, AppSecret = {secret}, RobotCode = {RobotCode ?? AppKey}, AgentId = {AgentId}"));
        builder.Append(FormattableString.Invariant(
            $", ApiAddress = {Host(ApiAddress)}, LegacyApiAddress = {Host(LegacyApiAddress)}, AllowHttp = {AllowHttp}"));
        builder.Append(FormattableString.Invariant(
            $", SendTimeout = {SendTimeout}, UploadTimeout = {UploadTimeout}, MaxWait = {MaxWait}, CallsPerSecond = {CallsPerSecond}"));
        return true;
    }

    static string Host(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Authority : "?";
}
