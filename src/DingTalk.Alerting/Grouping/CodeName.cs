namespace DingTalk.Alerting;

/// <summary>
/// Undoes what the compiler does to names, so that a frame reads as the developer wrote it, and reads the same from a
/// Debug build, a Release build and an ahead-of-time one.
/// </summary>
static class CodeName
{
    static readonly string[] Accessors = ["get", "set", "add", "remove"];

    /// <summary>A type's full name: nested types joined by dots, without generic arity, arguments and compiler's classes.</summary>
    public static string OfType(string fullName)
    {
        var arguments = fullName.IndexOf('[');
        if (arguments > 0) fullName = fullName.Substring(0, arguments);
        // The classes of lambdas, iterators and async methods come last, and are nobody's.
        var generated = fullName.IndexOf("+<", StringComparison.Ordinal);
        if (generated > 0) fullName = fullName.Substring(0, generated);
        return WithoutFile(WithoutArity(fullName).Replace('+', '.'));
    }

    /// <summary>A type's name alone: <c>TimeoutException</c>.</summary>
    public static string Short(Type type) => WithoutArity(type.Name);

    /// <summary>A method with its type: <c>Orders.PaymentService.Charge</c>.</summary>
    public static string OfMethod(string typeFullName, string method)
    {
        var type = OfType(typeFullName);
        var written = Alone(typeFullName, method);
        return type.Length == 0 ? written : type + "." + written;
    }

    /// <summary>What tells the lambdas of one method apart, by the compiler's count; empty for everything else.</summary>
    public static string LambdaNumber(string typeFullName, string method)
    {
        var generated = IsMachine(typeFullName, method, out var name) ? name : method;
        var lambda = generated.LastIndexOf(">b__", StringComparison.Ordinal);
        if (lambda < 0) return "";
        var end = lambda += ">b__".Length;
        while (end < generated.Length && generated[end] is (>= '0' and <= '9') or '_') end++;
        return string.Concat("#", generated.Remove(end).Remove(0, lambda));
    }

    /// <summary>Whether the compiler made the method around one that was written, as it does to hand on what a stream yields.</summary>
    public static bool IsPlumbing(string typeFullName, string method) => method != "MoveNext" && IsMachine(typeFullName, method, out _);

    /// <summary>A method without its type: <c>Charge</c>.</summary>
    public static string Alone(string typeFullName, string method)
    {
        return Written(IsMachine(typeFullName, method, out var name) ? name : method);
    }

    // In a state machine it is the class that bears the name of the method: <ChargeAsync>d__4.
    static bool IsMachine(string typeFullName, string method, out string name)
    {
        name = "";
        if (method.Length > 0 && method[0] == '<') return false;
        var machine = typeFullName.LastIndexOf("+<", StringComparison.Ordinal);
        if (machine <= 0 || typeFullName[machine + 2] == '>') return false;
        name = typeFullName.Substring(machine + 1);
        return true;
    }

    static string Written(string method)
    {
        if (method is ".ctor" or ".cctor") return method.Substring(1);
        if (method.Length == 0 || method[0] != '<') return Plain(method);

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
        foreach (var accessor in Accessors)
        {
            if (method.Length > accessor.Length + 1 && method[accessor.Length] == '_' && method.StartsWith(accessor, StringComparison.Ordinal))
                return method.Remove(0, accessor.Length + 1) + "." + accessor;
        }

        return method.StartsWith("op_", StringComparison.Ordinal) ? "operator " + method.Remove(0, 3) : WithoutArity(method);
    }

    // A type that only its file knows: <Orders>F1A2B3__Helper.
    static string WithoutFile(string name)
    {
        var open = name.IndexOf('<');
        if (open < 0 || (open > 0 && name[open - 1] != '.')) return name;
        var end = name.IndexOf("__", open, StringComparison.Ordinal);
        return end < 0 || name.IndexOf(">F", open, StringComparison.Ordinal) is < 0 ? name : name.Remove(open, end + 2 - open);
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
