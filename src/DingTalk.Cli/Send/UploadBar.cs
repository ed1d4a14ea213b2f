using System.Globalization;
using DingTalk.Robots;

namespace DingTalk.Cli.Send;

/// <summary>Shows a person how far an upload is, in one line that goes away at the end; scripts see nothing of it.</summary>
sealed class UploadBar(CliConsole console, string fileName) : IProgress<UploadProgress>, IDisposable
{
    readonly Lock _gate = new();
    int _percent = -1;
    int _width;

    public void Report(UploadProgress value)
    {
        if (!console.IsErrorTerminal) return;

        var percent = value.Total > 0 ? (int)(value.Bytes * 100 / value.Total) : 100;
        lock (_gate)
        {
            if (percent == _percent) return;
            _percent = percent;
            var megabytes = (value.Total / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
            Write($"Uploading {fileName}, {megabytes} MB: {percent} %");
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_width > 0) Write("");
            if (_width > 0) console.Error.Write('\r');
        }
    }

    void Write(string line)
    {
        console.Error.Write("\r" + line.PadRight(_width));
        console.Error.Flush();
        _width = Math.Max(_width, line.Length);
    }
}
