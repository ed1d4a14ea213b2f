using System.Net.Sockets;

namespace OnCall.Shop;

/// <summary>Somebody else's service, which is down.</summary>
sealed class PaymentGateway
{
    public void Charge(int orderId, decimal amount)
    {
        try
        {
            Post(amount);
        }
        catch (HttpRequestException e)
        {
            throw new PaymentFailedException($"The gateway did not take {FormattableString.Invariant($"{amount:F2}")} EUR for order {orderId}", e);
        }
    }

    static void Post(decimal amount)
    {
        if (amount > 0)
        {
            throw new HttpRequestException(
                "Connection refused (payments.example.com:443)", new SocketException((int)SocketError.ConnectionRefused));
        }
    }
}
