namespace DingTalk.Alerting;

/// <summary>Whether digits are what they look like: prefixes, dates, check digits.</summary>
static class PersonalChecks
{
    // GB 11643-1999, ISO 7064 mod 11-2.
    static readonly int[] IdWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const string IdChecks = "10X98765432";

    /// <summary>Eleven digits with a prefix that an operator of mainland China has.</summary>
    public static bool IsMobile(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 11 || digits[0] != '1') return false;
        var third = digits[2];
        return digits[1] switch
        {
            '3' or '8' => true,
            '4' => third >= '5',
            '5' => third != '4',
            '6' => third is '2' or '5' or '6' or '7',
            '7' => third is not ('4' or '9'),
            '9' => third != '4',
            _ => false,
        };
    }

    public static bool IsIdNumber(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var i = 0; i < IdWeights.Length; i++) sum += (number[i] - '0') * IdWeights[i];
        if (IdChecks[sum % 11] != char.ToUpperInvariant(number[17])) return false;
        var province = Number(number, 0, 2);
        var (year, month, day) = (Number(number, 6, 4), Number(number, 10, 2), Number(number, 12, 2));
        return province is >= 11 and <= 91 && year is >= 1900 and <= 2099 && month is >= 1 and <= 12 && day >= 1
            && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>An issuer's prefix with a length that it has, and a valid check digit.</summary>
    public static bool IsCard(ReadOnlySpan<char> digits)
    {
        var two = Number(digits, 0, 2);
        var four = Number(digits, 0, 4);
        var isIssued = digits.Length switch
        {
            14 => two is 36 or 38 or 39 || four is >= 3000 and <= 3059,
            15 => two is 34 or 37,
            16 => digits[0] == '4' || two is (>= 51 and <= 55) or 62 or 65 or 35 || four is (>= 2221 and <= 2720) or 6011,
            17 or 18 or 19 => two == 62,
            _ => false,
        };
        return isIssued && HasLuhn(digits) && !IsOneDigit(digits);
    }

    static bool HasLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    static bool IsOneDigit(ReadOnlySpan<char> digits)
    {
        foreach (var c in digits)
        {
            if (c != digits[0]) return false;
        }

        return true;
    }

    static int Number(ReadOnlySpan<char> digits, int start, int length)
    {
        var number = 0;
        for (var i = start; i < start + length; i++) number = (number * 10) + digits[i] - '0';
        return number;
    }
}
