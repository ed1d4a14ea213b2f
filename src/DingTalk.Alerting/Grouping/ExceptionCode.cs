using System.ComponentModel;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Reflection;

namespace DingTalk.Alerting;

/// <summary>
/// The number by which an exception says what its type does not: a socket's error (refused, no such host), a database's (deadlock,
/// duplicate key), a server's status. Numbers are the same in every culture, as texts are not.
/// </summary>
readonly struct ExceptionCode : IEquatable<ExceptionCode>
{
    // SQL Server, MySQL and Oracle; SQLite; HTTP and gRPC; Azure. In this order.
    static readonly string[] Names = ["Number", "SqliteExtendedErrorCode", "StatusCode", "Status"];

    readonly PropertyInfo? _property;
    readonly int _hresult;
    readonly int _number;
    readonly string? _state;

    ExceptionCode(Exception exception, PropertyInfo? property)
    {
        _property = property;
        _hresult = exception.HResult;
        _number = exception switch
        {
            SocketException socket => (int)socket.SocketErrorCode,
            Win32Exception native => native.NativeErrorCode,
            _ => property is null ? 0 : Number(property, exception),
        };
        _state = State(exception);
    }

    /// <summary>What people call it by, where the message need not say it: <c>1205</c>, <c>40P01</c>; null where there is nothing.</summary>
    public static string? Shown(Exception exception)
    {
        if (exception is not System.Runtime.InteropServices.ExternalException) return null;
        var code = Of(exception);
        return code._state ?? (code._number == 0 ? null : code._number.ToString(CultureInfo.InvariantCulture));
    }

    public static ExceptionCode Of(Exception exception) => new(exception, HasNumber(exception) ? Find(exception.GetType()) : null);

    /// <summary>The code of another exception of the same type.</summary>
    public ExceptionCode OfAnother(Exception exception) => new(exception, _property);

    public bool Equals(ExceptionCode other) => _hresult == other._hresult && _number == other._number && _state == other._state;

    public override bool Equals(object? obj) => obj is ExceptionCode other && Equals(other);

    public override int GetHashCode() => _hresult ^ _number;

    public override string ToString()
    {
        var text = _hresult.ToString("X8", CultureInfo.InvariantCulture);
        if (_number != 0) text += " " + _number.ToString(CultureInfo.InvariantCulture);
        return _state is null ? text : text + " " + _state;
    }

    static bool HasNumber(Exception exception) =>
        exception is DbException or HttpRequestException || exception.GetType().FullName is "Grpc.Core.RpcException" or "Azure.RequestFailedException";

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "A property that was trimmed away is a number that is not known.")]
    static PropertyInfo? Find(Type type)
    {
        foreach (var name in Names)
        {
            try
            {
                if (type.GetProperty(name) is { CanRead: true } property) return property;
            }
            catch (AmbiguousMatchException)
            {
                // Hidden by a property of another type: the next name, then.
            }
        }

        return null;
    }

    // What a property runs is anybody's code.
    static int Number(PropertyInfo property, Exception exception)
    {
        try
        {
            return property.GetValue(exception) switch
            {
                int number => number,
                Enum value => Convert.ToInt32(value, CultureInfo.InvariantCulture),
                _ => 0,
            };
        }
        catch (Exception)
        {
            return 0;
        }
    }

    static string? State(Exception exception)
    {
#if NETSTANDARD2_0
        return null;
#else
        try
        {
            return (exception as DbException)?.SqlState;
        }
        catch (Exception)
        {
            return null;
        }
#endif
    }
}
