namespace DingTalk.Robots;

/// <summary>What is uploaded, with the limits of DingTalk's page "upload media files".</summary>
public enum MediaKind
{
    /// <summary>A picture: jpg, gif, png or bmp, at most 20 MB.</summary>
    Image,

    /// <summary>A sound: amr, mp3 or wav, at most 2 MB. The page on message types asks for ogg or amr, so ogg passes too.</summary>
    Voice,

    /// <summary>A video: mp4, at most 20 MB.</summary>
    Video,

    /// <summary>A document: doc, docx, xls, xlsx, ppt, pptx, zip, pdf or rar, at most 20 MB.</summary>
    File,
}
