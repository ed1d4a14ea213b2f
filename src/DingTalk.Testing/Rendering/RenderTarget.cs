namespace DingTalk.Testing.Rendering;

/// <summary>Which of DingTalk's clients: they show the same message differently.</summary>
enum RenderTarget
{
    Desktop,
    Phone,
}
