namespace DingTalk.Alerting;

/// <summary>
/// What is masked in log text before it is told. In a configuration file it is written in words:
/// <c>"Mask": "Secrets, Mobiles, Emails"</c>.
/// </summary>
[Flags]
public enum SensitiveData
{
    /// <summary>Nothing, save what <see cref="DingTalkOptions.MaskProperties"/> names and the robot's own token and secret.</summary>
    None = 0,

    /// <summary>
    /// Passwords, tokens and keys: values under telling names, passwords in addresses and connection strings, and what its shape
    /// gives away (JWTs, private keys, cloud providers' keys, webhook addresses).
    /// </summary>
    Secrets = 1,

    /// <summary>Mobile numbers of mainland China: eleven digits with an operator's prefix, with or without +86 and separators.</summary>
    Mobiles = 2,

    /// <summary>Chinese identity numbers (居民身份证) of 18 characters with a valid date and check digit.</summary>
    IdNumbers = 4,

    /// <summary>Bank and credit card numbers: 14 to 19 digits with an issuer's prefix and a valid check digit (Luhn).</summary>
    Cards = 8,

    /// <summary>E-mail addresses. Names of machines, as in <c>root@web-01</c>, stay.</summary>
    Emails = 16,

    /// <summary>IPv4 addresses other than the machine's own (127.0.0.1, 0.0.0.0).</summary>
    IpAddresses = 32,

    /// <summary>Mobiles, identity numbers, cards and e-mails.</summary>
    PersonalData = Mobiles | IdNumbers | Cards | Emails,

    /// <summary>Everything above.</summary>
    All = Secrets | PersonalData | IpAddresses,
}
