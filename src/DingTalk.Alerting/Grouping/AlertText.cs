namespace DingTalk.Alerting;

/// <summary>How the text of an event decides its kind.</summary>
public readonly struct AlertText
{
    AlertText(string? rendered, bool isFixed)
    {
        Rendered = rendered;
        IsFixed = isFixed;
    }

    /// <summary>The template is the identity: it has a hole that is bound to a property, and a word outside its holes.</summary>
    public static AlertText IsTemplate => new(null, isFixed: true);

    /// <summary>The rendered text to group by, or null where the template itself is the identity.</summary>
    public string? Rendered { get; }

    /// <summary>
    /// Whether the same template reference always means the same kind: true for a template and for a text without bound holes.
    /// </summary>
    public bool IsFixed { get; }

    /// <summary>
    /// The rendered text is the identity, with what varies in it masked.
    /// </summary>
    /// <param name="text">The text as it was rendered.</param>
    /// <param name="hasBoundHoles">Whether the template has a hole that is bound to a property (as in <c>"{Message}"</c>), so that
    /// one template renders to many texts.</param>
    public static AlertText IsRendered(string text, bool hasBoundHoles) => new(text, !hasBoundHoles);
}
