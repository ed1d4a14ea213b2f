using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>
/// One robot's road from event to message: counts, decides what is due, cuts digests, sends them, and keeps the account. It
/// owns no thread: a front door calls <see cref="Pump"/>.
/// </summary>
public sealed class AlertPipeline : IDisposable, IAsyncDisposable
{
    /// <summary>Makes a pipeline over a robot.</summary>
    /// <param name="options">The options; copied.</param>
    /// <param name="robot">The robot, or null: disabled, nothing is accepted.</param>
    /// <param name="renderer">Renders what is handed to <see cref="AlertReceipt.Keep"/>; not needed where that is always an <see cref="AlertSample"/>.</param>
    public AlertPipeline(DingTalkOptions options, IRobot? robot, IAlertSampleRenderer? renderer = null) => throw new NotImplementedException();

    /// <summary>
    /// Makes the robot that the options name, and a pipeline over it. Without a webhook the pipeline is disabled, which it says
    /// once.
    /// </summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it and says what to do.</exception>
    public static AlertPipeline Create(DingTalkOptions options, IAlertSampleRenderer? renderer = null) => throw new NotImplementedException();

    /// <summary>Whether events are taken over: there is a robot, and the pipeline is not disposed.</summary>
    public bool IsEnabled => throw new NotImplementedException();

    /// <summary>
    /// Whether the robot is closed because DingTalk refused its configuration. A front door with a fallback of its own hands
    /// events there for so long, and calls <see cref="CountHandedOver"/>.
    /// </summary>
    public bool IsClosedForConfiguration => throw new NotImplementedException();

    /// <summary>Is told what could not be delivered. The default is null: what is refused stays pending.</summary>
    public IAlertFailureListener? FailureListener { get; set; }

    /// <summary>
    /// Called when something may have become due earlier than <see cref="NextDue"/> said: on the logging thread, at most once a
    /// kind and digest, so it must be quick. For front doors that have no tick of their own. The default is null.
    /// </summary>
    public Action? Wake { get; set; }

    /// <summary>When <see cref="Pump"/> should be called again, or null while nothing waits.</summary>
    public DateTimeOffset? NextDue => throw new NotImplementedException();

    /// <summary>
    /// Counts an event whose kind is known by the reference of its template. A look-up and an increment; never throws, allocates
    /// or waits.
    /// </summary>
    public AlertReceipt TryCountRepeat(in AlertKey key, DateTimeOffset timestamp) => throw new NotImplementedException();

    /// <summary>Counts an event in full, opening its kind where it is new. Never throws or does I/O.</summary>
    public AlertReceipt Count(in AlertKey key, AlertText text, DateTimeOffset timestamp) => throw new NotImplementedException();

    /// <summary>Counts an event that the front door handed straight to a fallback: accepted, and lost to the group.</summary>
    public void CountHandedOver() => throw new NotImplementedException();

    /// <summary>Looks at the schedule and starts the send that is due, if any. Short; never waits for a send; never throws.</summary>
    public void Pump() => throw new NotImplementedException();

    /// <summary>As <see cref="Pump"/>; completes when the send that was started, or was under way, is over.</summary>
    public Task PumpAsync() => throw new NotImplementedException();

    /// <summary>Takes new options over while running; counts are kept.</summary>
    /// <exception cref="ArgumentException">An option is wrong; the message names it, and the old ones stay in force.</exception>
    public void Update(DingTalkOptions options) => throw new NotImplementedException();

    /// <summary>The account at this moment.</summary>
    public AlertStatistics GetStatistics() => throw new NotImplementedException();

    /// <summary>
    /// Refuses new events, tells what is untold within <see cref="DingTalkOptions.ShutdownTimeout"/>, and declares the rest lost.
    /// </summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => throw new NotImplementedException();
}
