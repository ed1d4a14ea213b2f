namespace DingTalk.Alerting;

/// <summary>What a token of a masked text looks like.</summary>
static class TokenForm
{
    /// <summary>Whether a mask is part of it: it held a number, an id, an address, a quoted value.</summary>
    public static bool HasMask(ReadOnlySpan<char> token) => token.IndexOf(TextMask.Value.AsSpan()) >= 0;

    public static bool HasLetter(ReadOnlySpan<char> token)
    {
        foreach (var c in token)
        {
            if (char.IsLetter(c)) return true;
        }

        return false;
    }

    /// <summary>Whether it says something: two letters, or one that is a word by itself.</summary>
    public static bool IsWord(ReadOnlySpan<char> token)
    {
        var letters = 0;
        foreach (var c in token)
        {
            if (char.IsLetter(c)) letters += c < MaskChar.FirstIdeograph ? 1 : 2;
        }

        return letters >= 2;
    }

    /// <summary>How many marks it begins with.</summary>
    public static int MarksBefore(ReadOnlySpan<char> token)
    {
        var marks = 0;
        while (marks < token.Length && !char.IsLetterOrDigit(token[marks]) && MaskChar.Length(token, marks) == 1) marks++;
        return marks;
    }

    /// <summary>How many marks it ends with.</summary>
    public static int MarksAfter(ReadOnlySpan<char> token)
    {
        var end = token.Length;
        while (end > 0 && !char.IsLetterOrDigit(token[end - 1]) && !MaskChar.IsMaskBefore(token, end)) end--;
        return token.Length - end;
    }

    /// <summary>The token without the marks around it.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> token)
    {
        var rest = token.Slice(MarksBefore(token));
        return rest.Slice(0, rest.Length - MarksAfter(rest));
    }

    /// <summary>Whether it names the value that it holds, so that another name means another thing: <c>pid:{*}</c>, <c>depth....{*}</c>.</summary>
    public static bool IsLabelled(ReadOnlySpan<char> token)
    {
        var mask = token.IndexOf(TextMask.Value.AsSpan());
        if (mask < 2 || !HasLetter(token.Slice(0, mask))) return false;
        return token[mask - 1] is '=' or ':' || (token[mask - 1] == '.' && token[mask - 2] == '.');
    }

    /// <summary>Whether it says what happened, as far as a word's ending tells: <c>started</c>, <c>closing</c>.</summary>
    public static bool IsDeed(ReadOnlySpan<char> token)
    {
        var word = Bare(token);
        return EndsWith(word, "ed") || EndsWith(word, "ing");
    }

    /// <summary>
    /// Whether it is a name rather than a word: of a type or the like (<c>OrderCreated</c>, <c>Acme.Orders</c>), or a path
    /// (<c>views/order.cshtml</c>). <c>orders.created</c> is as likely to say what happened.
    /// </summary>
    public static bool IsName(ReadOnlySpan<char> token)
    {
        var name = Bare(token);
        int humps = 0, slashes = 0, dots = 0;
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] == '/') slashes++;
            else if (name[at] == '.') dots++;
            else if (char.IsUpper(name[at]) && at + 1 < name.Length && char.IsLower(name[at + 1])) humps++;
            else if (!char.IsLetter(name[at])) return false;
        }

        return (slashes > 0 && dots > 0) || (humps >= 2 && char.IsUpper(name[0]));
    }

    /// <summary>Whether brackets hold it: <c>[eu-west]</c>.</summary>
    public static bool IsBracketed(ReadOnlySpan<char> token) =>
        (token[0] == '[' && token.IndexOf(']') > 0) || (token[0] == '(' && token.IndexOf(')') > 0);

    static bool EndsWith(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
