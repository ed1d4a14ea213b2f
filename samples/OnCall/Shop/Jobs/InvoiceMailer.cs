namespace OnCall.Shop.Jobs;

/// <summary>Writes its password into the log; the group must not see it.</summary>
sealed class InvoiceMailer(Incident incident, ILogger<InvoiceMailer> logger) : Job(incident, TimeSpan.FromMilliseconds(40))
{
    protected override void Work() => logger.LogError(
        "Mail server {Server} refuses the login: {Connection}", "smtp.example.com", "user=invoices;password=Tr0ub4dor&3;port=587");
}
