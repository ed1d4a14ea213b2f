using DingTalk.Testing;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DingTalk.Extensions.Compliance.Tests;

public sealed class RegistrationTests
{
    static readonly DataClassification Personal = new("Tests", "Personal");

    [Fact]
    public async Task AClassifiedValueIsNotInTheGroupWhereverItStood()
    {
        await using var group = await DingTalkGroup.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddDingTalkRedaction(static c => c.Classify("CustomerName", Personal));
        builder.Logging.AddDingTalk(o => (o.Webhook, o.GroupWait) = (group.Webhook.ToString(), TimeSpan.Zero));
        using (var host = builder.Build())
        {
            host.Services.GetRequiredService<ILogger<RegistrationTests>>().LogError(
                new InvalidOperationException("No such customer: Roberta"), "Order {OrderId} of {CustomerName} failed", "A-1029", "Roberta");
            var message = await group.WaitForMessageAsync(static _ => true, cancellationToken: TestContext.Current.CancellationToken);

            Assert.Contains("Order A-1029 of •••", message.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Roberta", message.Title + message.Text, StringComparison.Ordinal);
        }
    }
}
