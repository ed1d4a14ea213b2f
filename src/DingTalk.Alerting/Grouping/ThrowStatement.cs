using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
#if !NETSTANDARD2_0
using System.Runtime.CompilerServices;
#endif

namespace DingTalk.Alerting;

/// <summary>
/// Which throw statement of its method a frame stands at, counted in the method's code: the compilers for Debug and for Release
/// and all tiers of the JIT agree on that, as they do not on lines and offsets.
/// </summary>
static class ThrowStatement
{
    /// <summary>The frame stands at no throw statement: it called something, or the runtime threw.</summary>
    public const int None = -1;

    const byte Throw = 0x7A;
    const byte Call = 0x28;
    const byte CallVirtual = 0x6F;
    const byte NewObject = 0x73;
    const byte Switch = 0x45;
    const byte TwoBytes = 0xFE;

    /// <summary>The statement's number, from 0; <see cref="None"/> also where the method's code cannot be read.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="isOnly">Whether the method has no other throw statement.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Code is read under the JIT only, where nothing has been trimmed away.")]
    public static int Of(StackFrame frame, out bool isOnly)
    {
        isOnly = false;
#if !NETSTANDARD2_0
        if (!RuntimeFeature.IsDynamicCodeSupported) return None;
#endif
        try
        {
            return frame.GetMethod()?.GetMethodBody()?.GetILAsByteArray() is { } code ? Find(code, frame.GetILOffset(), out isOnly) : None;
        }
        catch (Exception)
        {
            // Made at run time, or unloaded: it has no code to be read.
            return None;
        }
    }

    /// <summary>Whether the frame's method itself calls one of these, named as in <see cref="TraceFrame.Id"/>.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Code is read under the JIT only, where nothing has been trimmed away.")]
    public static bool Calls(StackFrame frame, IReadOnlyCollection<string> names)
    {
#if !NETSTANDARD2_0
        if (!RuntimeFeature.IsDynamicCodeSupported) return true;
#endif
        try
        {
            if (frame.GetMethod() is not { } method || method.GetMethodBody()?.GetILAsByteArray() is not { } code) return true;
            var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
            var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
            for (var i = 0; i < code.Length; i += Length(code, i))
            {
                if (code[i] is not (Call or CallVirtual or NewObject) || i + 4 >= code.Length) continue;
                if (method.Module.ResolveMethod(BitConverter.ToInt32(code, i + 1), ofType, ofMethod) is not { DeclaringType: { } declaring } called) continue;
                if (names.Contains(CodeName.OfMethod(declaring.FullName ?? declaring.Namespace + "." + declaring.Name, called.Name))) return true;
            }

            return false;
        }
        catch (Exception)
        {
            // What it calls is not there any more: it may be anything.
            return true;
        }
    }

    public static int Find(byte[] code, int offset, out bool isOnly)
    {
        var found = None;
        var count = 0;
        for (var i = 0; i < code.Length; i += Length(code, i))
        {
            if (code[i] != Throw) continue;
            if (i == offset) found = count;
            count++;
        }

        isOnly = count == 1;
        return found;
    }

    // ECMA-335, partition III: an instruction is an opcode of one byte or two and its operand.
    static int Length(byte[] code, int at)
    {
        if (code[at] == Switch) return at + 4 < code.Length ? 5 + (4 * BitConverter.ToInt32(code, at + 1)) : code.Length;
        if (code[at] == TwoBytes) return at + 1 < code.Length ? 2 + TwoByteOperand(code[at + 1]) : code.Length;
        return 1 + Operand(code[at]);
    }

    static int Operand(byte opcode) => opcode switch
    {
        >= 0x0E and <= 0x13 or 0x1F or >= 0x2B and <= 0x37 or 0xDE => 1,
        0x21 or 0x23 => 8,
        0x20 or 0x22 or 0x27 or 0x28 or 0x29 or >= 0x38 and <= 0x44 or >= 0x6F and <= 0x75 or 0x79 => 4,
        >= 0x7B and <= 0x81 or 0x8C or 0x8D or 0x8F or >= 0xA3 and <= 0xA5 or 0xC2 or 0xC6 or 0xD0 or 0xDD => 4,
        _ => 0,
    };

    static int TwoByteOperand(byte opcode) => opcode switch
    {
        0x06 or 0x07 or 0x15 or 0x16 or 0x1C => 4,
        >= 0x09 and <= 0x0E => 2,
        0x12 or 0x19 => 1,
        _ => 0,
    };
}
