using System.Security.Cryptography;
using DingTalk.Testing;

namespace OnCall.Demo;

/// <summary>Stands in for DingTalk where no webhook is configured: a group in this process, with a robot that wants signatures.</summary>
static class DemoGroup
{
    public static Task<DingTalkGroup> OpenAsync() => DingTalkGroup.StartAsync(new DingTalkGroupOptions
    {
        Secret = "SEC" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
    });
}
