using System.Text;

namespace DingTalk.Emulator.Tests.Support;

/// <summary>Stops the program as soon as it has told its webhook.</summary>
sealed class StopAfterFirstLine(TextWriter inner, CancellationTokenSource stop) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override Task WriteAsync(string? value) => inner.WriteAsync(value);

    public override async Task WriteLineAsync(string? value)
    {
        await inner.WriteLineAsync(value);
        await stop.CancelAsync();
    }
}
