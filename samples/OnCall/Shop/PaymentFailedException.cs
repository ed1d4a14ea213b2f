namespace OnCall.Shop;

sealed class PaymentFailedException(string message, Exception inner) : Exception(message, inner);
