namespace DingTalk.Alerting;

/// <summary>What to do with a message after an attempt to send it.</summary>
enum DeliveryAction
{
    /// <summary>It is told.</summary>
    Commit,

    /// <summary>Its events go back, and the next permit cuts a fuller digest.</summary>
    PutBack,

    /// <summary>Its events go back, marked: they may have been shown already.</summary>
    PutBackInDoubt,

    /// <summary>The same bytes are sent again under the same key.</summary>
    Resend,

    /// <summary>Its events go back, and the next digest holds counts and templates only.</summary>
    PutBackAndSayLess,
}
