using System.Collections;
using System.Reflection;
using System.Text;
using DingTalk.Robots.Tests.Support;

namespace DingTalk.Robots.Tests;

/// <summary>
/// The law over all public types, those of tomorrow too: whatever can hold a secret or a token and can be made is filled with
/// marks, and none of these may appear in its text.
/// </summary>
public sealed class PublicSecretTests
{
    const string Mark = "SECdo-not-show-me-0123456789";

    static readonly string[] Secretive = ["Secret", "Token", "Webhook", "Password"];

    public static TheoryData<Type> Holders() =>
        [.. typeof(IRobot).Assembly.GetExportedTypes().Where(static type => !type.IsAbstract && Secrets(type).Any())];

    [Fact]
    public void TheHoldersOfTodayAreFound()
    {
        var names = Holders().Select(static row => row.Data.Name).ToArray();
        Assert.Contains(nameof(AppRobotOptions), names);
        Assert.Contains(nameof(WebhookRobotOptions), names);
    }

    [Theory]
    [MemberData(nameof(Holders))]
    public void ATypeThatHoldsASecretDoesNotPrintIt(Type type)
    {
        var holder = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var secret in Secrets(type))
        {
            var value = secret.Name == "Webhook" ? $"https://oapi.dingtalk.com/robot/send?access_token={Mark}" : Mark;
            secret.SetValue(holder, value);
        }

        Assert.DoesNotContain(Mark, holder.ToString());
        Assert.DoesNotContain(Mark, Printed(holder));
        Assert.DoesNotContain(Mark, new { holder }.ToString());
    }

    [Fact]
    public void NoResultHasARoomForASecret()
    {
        var results = typeof(IRobot).Assembly.GetExportedTypes()
            .Where(static type => !type.Name.EndsWith("Options", StringComparison.Ordinal));
        Assert.Empty(results.SelectMany(Secrets).Select(static property => $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public async Task NothingThatARobotHandsOutHoldsItsSecretsHoweverDeepOneLooks()
    {
        var server = new AppServer();
        server.Answer(
            AppServer.GroupPath, _ => throw new HttpRequestException($"token {AppServer.TokenOf(1)} secret {AppServer.Secret}"));
        server.Answer("/media/upload", $$"""{"errcode":40007,"errmsg":"{{AppServer.TokenOf(1)}} {{AppServer.Secret}}"}""");
        using var robot = new AppRobot(server.Options());
        var token = TestContext.Current.CancellationToken;
        object[] handedOut =
        [
            await robot.SendToGroupAsync("cid", new TextMessage("x"), token),
            await robot.SendToUsersAsync(["u"], new TextMessage("x"), token),
            await robot.UploadAsync(new MemoryStream([1]), "a.png", cancellationToken: token),
            await robot.CheckAsync(token),
            robot,
            robot.ToGroup("cid"),
            robot.ToUsers("u"),
        ];
        foreach (var thing in handedOut)
        {
            var text = Printed(thing) + thing;
            Assert.DoesNotContain(AppServer.Secret, text);
            Assert.DoesNotContain(AppServer.TokenOf(1), text);
        }
    }

    static IEnumerable<PropertyInfo> Secrets(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.PropertyType == typeof(string) && property.SetMethod is not null
            && Secretive.Any(word => property.Name.Contains(word)));

    // What a logger that takes objects apart would see of what is printed, and of exceptions the whole.
    static string Printed(object value)
    {
        var text = new StringBuilder();
        Print(value, text, depth: 0);
        return text.ToString();
    }

    static void Print(object? value, StringBuilder text, int depth)
    {
        if (value is null || depth > 4) return;
        text.AppendLine(value.ToString());
        if (value is Exception exception) text.AppendLine(exception.ToString());
        if (value is string) return;
        if (value is IEnumerable many)
        {
            foreach (var one in many) Print(one, text, depth + 1);
            return;
        }

        if (value.GetType().Assembly != typeof(IRobot).Assembly || value is AppRobotOptions or WebhookRobotOptions) return;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length == 0 && property.Name != nameof(AppResult<object>.Value))
                Print(property.GetValue(value), text, depth + 1);
        }
    }
}
