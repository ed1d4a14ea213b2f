using Serilog.Events;

namespace Replay.Clef;

/// <summary>A value with the text that its formatted hole had (<c>@r</c>): what the format made of it cannot be made again from JSON.</summary>
sealed class RenderedValue(LogEventPropertyValue value, string rendering) : LogEventPropertyValue
{
    public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null)
    {
        if (format is null) value.Render(output, format, formatProvider);
        else output.Write(rendering);
    }
}
