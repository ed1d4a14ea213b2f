namespace FaultyCode;

static class Guard
{
    public static string NotEmpty(string value, string name)
    {
        if (value.Length == 0) throw new ArgumentException("Must not be empty.", name);
        return value;
    }

    public static int Positive(int value, string name)
    {
        if (value <= 0) throw new ArgumentException(value + " is not positive.", name);
        return value;
    }
}
