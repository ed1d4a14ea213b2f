using System.Text.Json;
using DingTalk.Testing.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace DingTalk.Testing.Tests.Http;

public sealed class OpenApiTests : GroupTest
{
    static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task EveryRouteIsDescribedAndWhatIsDescribedIsThere()
    {
        var document = await DocumentAsync();
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(operation => Verbs.Contains(operation.Name)).Select(operation => $"{operation.Name} {path.Name}"));

        // The page and its parts are for people; a route for every method is described as the one that works.
        var mapped = Group.Routes.Where(route => IsForScripts(route.RoutePattern.RawText!)).SelectMany(route =>
            (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["POST"]).Select(method => $"{method.ToLowerInvariant()} {route.RoutePattern.RawText}"));

        Assert.Equal(mapped.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryAnswerFitsItsDescription()
    {
        Group.Fail(RobotFault.Hang);
        var hanging = SayAsync("hangs");
        await Group.WaitForHeldRequestsAsync(cancellationToken: Cancelled);
        Group.FailUntilCleared(RobotFault.Refuse(7, "seven"), Group.AddRobot("other"));
        Group.Fail(RobotFault.Throttle, robot: Group.AddRobot(new GroupRobotOptions { Token = "third", MonthlyQuota = 5 }));
        await Sender.JsonAsync(Group.Webhook.Replace(Group.Token, "third", StringComparison.Ordinal), Sender.Text("throttled"));
        await Sender.JsonAsync(Group.Webhook, """{"msgtype":"markdown","markdown":{"title":"a","text":"<b>"},"at":{"atMobiles":["1"]},"msgUuid":"u"}""");
        await Sender.PostAsync(Group.Webhook, [0xFF], "application/json");

        (string Path, string Method, string Address, string? Body, int Status)[] calls =
        [
            ("/robot/send", "post", $"robot/send?access_token={Group.Token}", Sender.Text("a"), 200),
            ("/robot/sendBySession", "post", "robot/sendBySession", Sender.Text("a"), 200),
            ("/api/messages", "get", "api/messages", null, 200),
            ("/api/messages", "get", "api/messages?limit=0", null, 400),
            ("/api/messages/{id}", "get", "api/messages/1", null, 200),
            ("/api/messages/{id}", "get", "api/messages/x", null, 404),
            ("/page/messages", "get", "page/messages?count=5", null, 200),
            ("/page/messages/{id}", "get", "page/messages/1", null, 200),
            ("/page/messages/{id}", "get", "page/messages/99", null, 404),
            ("/api/state", "get", "api/state", null, 200),
            ("/api/faults", "get", "api/faults", null, 200),
            ("/api/faults", "post", "api/faults", """{"kind":"delay","times":0}""", 201),
            ("/api/faults", "post", "api/faults", "[]", 400),
            ("/api/faults/{id}", "delete", "api/faults/2", null, 200),
            ("/api/faults/{id}", "delete", "api/faults/99", null, 404),
            ("/api/faults", "delete", "api/faults", null, 200),
            ("/api/robots", "get", "api/robots", null, 200),
            ("/api/robots", "post", "api/robots", """{"token":"x"}""", 201),
            ("/api/robots", "post", "api/robots", """{"token":"x"}""", 409),
            ("/api/robots/{token}", "get", "api/robots/x", null, 200),
            ("/api/robots/{token}", "patch", "api/robots/x", "{}", 200),
            ("/api/robots/{token}", "delete", "api/robots/x", null, 200),
            ("/api/robots/{token}", "delete", "api/robots/x", null, 404),
            ("/api/clock/advance", "post", "api/clock/advance", """{"seconds":1}""", 200),
            ("/api/clock/advance", "post", "api/clock/advance", """{"seconds":-1}""", 400),
            ("/api/sessions", "post", "api/sessions", "", 201),
            ("/api/app", "get", "api/app", null, 200),
            ("/api/app", "post", "api/app", """{"deny":["qyapi_base"],"flowControlled":["user1"]}""", 200),
            ("/api/app", "post", "api/app", """{"state":"open"}""", 400),
            ("/api/app/revoke-token", "post", "api/app/revoke-token", "", 200),
            ("/api/app/read", "post", "api/app/read", """{"id":99}""", 400),
            ("/api/app/media", "get", "api/app/media", null, 200),
            ("/api/app/media/{id}", "get", "api/app/media/x", null, 404),
            ("/api/messages", "delete", "api/messages", null, 200),
            ("/api/reset", "post", "api/reset", null, 200),
        ];
        var document = await DocumentAsync();
        foreach (var call in calls)
        {
            var request = new HttpRequestMessage(HttpMethod.Parse(call.Method), $"{Group.PageAddress}{call.Address}");
            if (call.Body is not null) request.Content = new StringContent(call.Body, null, "application/json");
            var answer = await Sender.SendAsync(request);

            Assert.Equal((call.Address, call.Status), (call.Address, (int)answer.Status));
            var schema = document.GetProperty("paths").GetProperty(call.Path).GetProperty(call.Method).GetProperty("responses")
                .GetProperty($"{call.Status}").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            Assert.Empty(new Schema(document).Faults(schema, JsonDocument.Parse(answer.Body).RootElement, call.Address));
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    static bool IsForScripts(string path) =>
        path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/robot/", StringComparison.Ordinal) || path == "/openapi.json"
        || path == "/page/events" || path.StartsWith("/page/messages", StringComparison.Ordinal);

    async Task<JsonElement> DocumentAsync() =>
        JsonDocument.Parse(await Sender.Http.GetStringAsync($"{Group.PageAddress}openapi.json", Cancelled)).RootElement;
}
