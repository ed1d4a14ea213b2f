using System.CommandLine;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>A kind of message: its command, and how it is made of the command line.</summary>
sealed record SendVerb(
    Command Command, IReadOnlyList<Argument> Arguments, IReadOnlyList<Option> Options, Func<SendContext, Task<RobotMessage>> MakeAsync);
