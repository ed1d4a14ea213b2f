namespace DingTalk.Robots;

/// <summary>Who speaks when a DING rings by phone.</summary>
public enum DingVoice
{
    /// <summary><c>Standard_Female_Voice</c></summary>
    StandardFemale,

    /// <summary><c>Cantonese_Female_Voice</c></summary>
    CantoneseFemale,

    /// <summary><c>Gentine_Female_Voice</c>, as DingTalk spells it.</summary>
    GentleFemale,

    /// <summary><c>Overbearing_Female_Voice</c></summary>
    OverbearingFemale,

    /// <summary><c>Lovely_Girl_Voice</c></summary>
    LovelyGirl,

    /// <summary><c>Standard_Male_Voice</c></summary>
    StandardMale,
}
