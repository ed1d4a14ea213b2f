using DingTalk.Robots;

namespace DingTalk.Extensions.DependencyInjection;

/// <summary>
/// The robots that were added to the container, by name: for names that are known at run time only, and for containers without
/// keyed services. They are made when they are first asked for, once, and disposed with the container.
/// </summary>
public interface IDingTalkRobots
{
    /// <summary>The names, in the order in which they were added; the unnamed robot's is empty.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>A robot that posts messages.</summary>
    /// <param name="name">Its name. The default is empty: the unnamed one.</param>
    /// <exception cref="ArgumentException">No robot of this name was added; the message names those that were.</exception>
    /// <exception cref="InvalidOperationException">It is an app's robot without a target: take it with <see cref="GetApp"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Its settings cannot be used; the message says what to do.</exception>
    IRobot Get(string name = "");

    /// <summary>An app's robot, with all that it can do.</summary>
    /// <param name="name">Its name. The default is empty: the unnamed one.</param>
    /// <exception cref="ArgumentException">No robot of this name was added; the message names those that were.</exception>
    /// <exception cref="InvalidOperationException">It is a custom robot: take it with <see cref="Get"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Its settings cannot be used; the message says what to do.</exception>
    AppRobot GetApp(string name = "");
}
