using System.Reflection;
using Castle.DynamicProxy;

namespace FaultyCode;

/// <summary>Services behind proxies that are made at run time, and without.</summary>
public static class Proxies
{
    static readonly ProxyGenerator Castle = new();

    internal static IEnumerable<Fault> Faults =>
    [
        new("shipping declined", number => new Shipping().Ship(number)),
        new("shipping declined", number => Castle.CreateInterfaceProxyWithTarget<IShipping>(new Shipping(), new Timed()).Ship(number)),
        new("shipping declined", number => Castle.CreateClassProxy<Shipping>(new Timed()).Ship(number)),
        new("shipping not tracked", number => Castle.CreateInterfaceProxyWithTarget<IShipping>(new Shipping(), new Timed()).TrackAsync(number)),
        new("shipping not tracked", number => Around(new Shipping()).TrackAsync(number)),
        new("shipping declined behind reflection", number => Around(new Shipping()).Ship(number)),
        new("interceptor refused", number => Castle.CreateInterfaceProxyWithTarget<IShipping>(new Shipping(), new Refusing()).Ship(number)),
    ];

    public interface IShipping
    {
        void Ship(int number);

        Task TrackAsync(int number);
    }

    public class Shipping : IShipping
    {
        public virtual void Ship(int number) => throw new ShopException("Ship " + number);

        public virtual async Task TrackAsync(int number)
        {
            await Task.Yield();
            throw new ShopException("Track " + number);
        }
    }

    static IShipping Around(Shipping target)
    {
        var proxy = DispatchProxy.Create<IShipping, Logged<IShipping>>();
        ((Logged<IShipping>)proxy).Target = target;
        return proxy;
    }

    sealed class Timed : IInterceptor
    {
        public void Intercept(IInvocation invocation) => invocation.Proceed();
    }

    sealed class Refusing : IInterceptor
    {
        public void Intercept(IInvocation invocation) => throw new ShopException("Refused " + invocation.Method.Name);
    }

    public class Logged<T> : DispatchProxy
        where T : class
    {
        internal object Target { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Invoke(Target, args);
    }
}
