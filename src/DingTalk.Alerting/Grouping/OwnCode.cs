namespace DingTalk.Alerting;

/// <summary>
/// Tells the application's own code from the framework's and from libraries through which most exceptions pass.
/// What is not known to be somebody else's is own.
/// </summary>
static class OwnCode
{
    // Without the drivers and clients, every fault of one database would be thrown "at" one line of its driver.
    static readonly string[] Others =
    [
        "System", "Microsoft", "mscorlib", "netstandard", "WindowsBase", "PresentationCore", "PresentationFramework",
        "Serilog", "NLog", "log4net", "Newtonsoft", "Npgsql", "MySql", "MySqlConnector", "MongoDB", "StackExchange",
        "Oracle", "Dapper", "Polly", "Grpc", "Google", "RabbitMQ", "Confluent", "MassTransit", "Quartz", "Hangfire", "AutoMapper",
        "FluentValidation", "MediatR", "Autofac", "Castle", "Refit", "RestSharp", "Azure", "Amazon", "AWSSDK", "xunit",
        "SqlSugar", "FreeSql", "Volo", "DotNetCore", "CSRedis", "FreeRedis", "Nacos", "Aliyun", "TencentCloud", "NHibernate", "Elastic",
        "Flurl", "Moq", "NSubstitute", "DotNext", "Orleans", "Akka", "Duende",
        // What proxies are made of at run time: Castle's (also those of Autofac, Entity Framework and mocks), DispatchProxy's.
        "DynamicProxyGenAssembly2", "ProxyBuilder",
    ];

    /// <param name="assembly">The assembly's name, short or full; empty where it is not known.</param>
    /// <param name="type">The full name of the declaring type.</param>
    public static bool Is(string assembly, string type)
    {
        // Compiled at run time, as routing's delegates are; nobody wrote it.
        if (type.Length == 0) return false;
        foreach (var other in Others)
        {
            if (IsUnder(assembly, other) || IsUnder(type, other)) return false;
        }

        return true;
    }

    static bool IsUnder(string name, string root) =>
        name.StartsWith(root, StringComparison.Ordinal)
        && (name.Length == root.Length || name[root.Length] is '.' or ',');
}
