using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Replay;

/// <summary>How far the run has come, in a file that says so whatever becomes of the process: one write for each event, in place.</summary>
sealed class ProgressFile : IDisposable
{
    readonly SafeFileHandle _file;
    readonly byte[] _text = new byte[20];
    long _events;

    public ProgressFile(string path)
    {
        _file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        Write();
    }

    public void Advance()
    {
        _events++;
        Write();
    }

    public void Dispose() => _file.Dispose();

    // As wide as any number, so that a longer one never has to make the file longer.
    void Write()
    {
        Encoding.ASCII.GetBytes(_events.ToString(CultureInfo.InvariantCulture).PadRight(_text.Length - 1) + "\n", _text);
        RandomAccess.Write(_file, _text, 0);
    }
}
