namespace DingTalk.Alerting;

/// <summary>
/// Undoes what the compiler does to names, so that a frame reads as the developer wrote it, and reads the same from a
/// Debug build, a Release build and an ahead-of-time one.
/// </summary>
static class CodeName
{
    /// <summary>A type's full name: nested types joined by dots, without generic arity, arguments and compiler's classes.</summary>
    public static string OfType(string fullName)
    {
        var arguments = fullName.IndexOf('[');
        if (arguments > 0) fullName = fullName.Substring(0, arguments);
        // The classes of lambdas, iterators and async methods come last, and are nobody's.
        var generated = fullName.IndexOf("+<", StringComparison.Ordinal);
        if (generated > 0) fullName = fullName.Substring(0, generated);
        return WithoutArity(fullName).Replace('+', '.');
    }

    /// <summary>A type's name alone: <c>TimeoutException</c>.</summary>
    public static string Short(Type type) => WithoutArity(type.Name);

    /// <summary>A method with its type: <c>Orders.PaymentService.Charge</c>.</summary>
    public static string OfMethod(string typeFullName, string method)
    {
        var type = OfType(typeFullName);
        var written = Written(method);
        if (written == "MoveNext" || method[0] != '<')
        {
            // In a state machine it is the class that bears the name of the method: <ChargeAsync>d__4.
            var machine = typeFullName.LastIndexOf("+<", StringComparison.Ordinal);
            if (machine > 0 && typeFullName[machine + 2] != '>') written = Written(typeFullName.Substring(machine + 1));
        }

        return type.Length == 0 ? written : type + "." + written;
    }

    static string Written(string method)
    {
        if (method is ".ctor" or ".cctor") return method.Substring(1);
        if (method[0] != '<') return Plain(method);

        var end = Closing(method);
        if (end <= 1) return method;
        var outer = Written(method.Substring(1, end - 1));
        var rest = method.Substring(end + 1);
        if (rest.StartsWith("b__", StringComparison.Ordinal)) return outer + " (lambda)";
        if (!rest.StartsWith("g__", StringComparison.Ordinal)) return outer;
        var bar = rest.IndexOf('|');
        var inner = rest.Substring(3, (bar < 0 ? rest.Length : bar) - 3);
        return outer + "." + inner;
    }

    static string Plain(string method)
    {
        // An explicit implementation is named after its interface as well.
        var dot = method.LastIndexOf('.');
        if (dot >= 0) method = method.Substring(dot + 1);
        if (method.StartsWith("get_", StringComparison.Ordinal)) method = method.Remove(0, 4) + ".get";
        else if (method.StartsWith("set_", StringComparison.Ordinal)) method = method.Remove(0, 4) + ".set";
        return WithoutArity(method);
    }

    static int Closing(string name)
    {
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '<') depth++;
            else if (name[i] == '>' && --depth == 0) return i;
        }

        return -1;
    }

    static string WithoutArity(string name)
    {
        for (var tick = name.IndexOf('`'); tick >= 0; tick = name.IndexOf('`', tick))
        {
            var end = tick + 1;
            while (end < name.Length && name[end] is >= '0' and <= '9') end++;
            name = name.Remove(tick, end - tick);
        }

        return name;
    }
}
