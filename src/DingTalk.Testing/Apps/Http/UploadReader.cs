using System.Runtime.InteropServices;
using System.Text;
using DingTalk.Testing.Apps.Calls;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DingTalk.Testing.Apps.Http;

/// <summary>Reads a multipart body that is in memory.</summary>
static class UploadReader
{
    const int MaxParts = 20;
    const int MaxField = 1000;

    /// <summary>Null where it is not one, or not whole.</summary>
    public static async Task<UploadBody?> ReadAsync(string contentType, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary)
        {
            return null;
        }

        MemoryMarshal.TryGetArray(body, out var bytes);
        using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        UploadFile? media = null;
        try
        {
            var reader = new MultipartReader(boundary.ToString(), stream);
            for (var parts = 0; parts < MaxParts; parts++)
            {
                if (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is not { } part) return new UploadBody(fields, media);
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)) continue;
                using var content = new MemoryStream();
                await part.Body.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                if (FileName(disposition) is { Length: > 0 } fileName)
                {
                    if (name == "media") media ??= new UploadFile(fileName, part.ContentType ?? "", content.ToArray());
                }
                else if (content.Length <= MaxField)
                {
                    fields.TryAdd(name, Encoding.UTF8.GetString(content.ToArray()).Trim());
                }
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
        }

        return null;
    }

    static string FileName(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        return Path.GetFileName(name.ToString().Replace('\\', '/'));
    }
}
