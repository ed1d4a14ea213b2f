using System.Text;
using Microsoft.Extensions.Configuration;

namespace DingTalk.Extensions.DependencyInjection.Tests.Support;

/// <summary>A configuration as a user writes it.</summary>
static class Settings
{
    public static IConfiguration Of(string json)
        => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
}
