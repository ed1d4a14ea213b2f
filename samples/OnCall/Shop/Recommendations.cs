namespace OnCall.Shop;

/// <summary>Fails without a word of its own: only ASP.NET logs it.</summary>
sealed class Recommendations
{
    public string[] For(string[] basket) => basket[..3];
}
