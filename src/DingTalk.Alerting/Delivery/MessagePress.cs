using DingTalk.Robots;

namespace DingTalk.Alerting;

/// <summary>Has a digest formatted so that it fits the robot, with the shipped formatter in reserve for a user's own.</summary>
sealed class MessagePress(DeliveryVoice voice)
{
    /// <summary>Beside title and text, the body's own frame, the mentions and the key need room.</summary>
    const int EnvelopeBytes = 2_000;

    public RobotMessage Print(IRobot robot, Digest digest, AlertSettings settings)
    {
        if (digest.Mentions is { } mentions && !CanMention(robot, mentions))
        {
            voice.SayOnce("The robot cannot mention anybody, as an app's cannot: the messages go out without mentions.");
            digest = digest with { Mentions = null };
        }

        try
        {
            if (Fit(robot, digest, settings.Formatter) is { } message) return message;
            voice.SayOnce("The digest formatter does not keep to the size that it is given; the shipped one stands in.");
        }
        catch (Exception e) when (e is not OutOfMemoryException && !ReferenceEquals(settings.Formatter, settings.FallbackFormatter))
        {
            voice.SayOnce($"The digest formatter failed with {e.GetType().Name}; the shipped one stands in.");
        }

        return Fit(robot, digest, settings.FallbackFormatter)
            ?? throw new InvalidOperationException("No message fits the robot's limit.");
    }

    // A robot refuses what it cannot carry before it sends, and would refuse every digest for its mentions.
    static bool CanMention(IRobot robot, Mentions mentions)
    {
        try
        {
            robot.Measure(new MarkdownMessage("x", "x") { Mentions = mentions });
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static RobotMessage? Fit(IRobot robot, Digest digest, IDigestFormatter formatter)
    {
        // The key that is added later is 32 characters long.
        const int Key = 64;
        var budget = robot.MaxMessageBytes - EnvelopeBytes;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var message = formatter.Format(digest, budget);
            var over = robot.Measure(message) + Key - robot.MaxMessageBytes;
            if (over <= 0) return message;
            budget -= over + EnvelopeBytes;
            if (budget < 500) return null;
        }

        return null;
    }
}
