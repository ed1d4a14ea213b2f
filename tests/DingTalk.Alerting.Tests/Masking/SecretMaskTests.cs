using CsCheck;
using DingTalk.Alerting.Tests.Digests;

namespace DingTalk.Alerting.Tests.Masking;

public sealed class SecretMaskTests
{
    const string Jwt = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    [Theory]
    [InlineData("Server=db;User Id=sa;Password=hunter2;Timeout=5", "Server=db;User Id=sa;Password=•••;Timeout=5")]
    [InlineData("Server=db;Pwd=two words;Timeout=5", "Server=db;Pwd=•••;Timeout=5")]
    [InlineData("Host=db;password = 's;p' ;x", "Host=db;password = '•••' ;x")]
    [InlineData("login failed, password: hunter", "login failed, password: •••")]
    [InlineData("{\"user\":\"bob\",\"password\":\"a\\\"b\",\"x\":1}", "{\"user\":\"bob\",\"password\":\"•••\",\"x\":1}")]
    [InlineData("body {\\\"clientSecret\\\":\\\"abc\\\"} sent", "body {\\\"clientSecret\\\":\\\"•••\\\"} sent")]
    [InlineData("{ Password: \"abc\", User: \"x\" }", "{ Password: \"•••\", User: \"x\" }")]
    [InlineData("<db><password>abc</password></db>", "<db><password>•••</password></db>")]
    [InlineData("DB_PASSWORD=abc node", "DB_PASSWORD=••• node")]
    [InlineData("ConnectionStrings.Password=abc", "ConnectionStrings.Password=•••")]
    [InlineData("cannot reach amqp://guest:gu3st@mq:5672/v", "cannot reach amqp://guest:•••@mq:5672/v")]
    [InlineData("https://a:p@ss@host/x", "https://a:•••@host/x")]
    [InlineData("https://ghtoken12@host/x", "https://•••@host/x")]
    [InlineData("POST https://oapi.dingtalk.com/robot/send?access_token=0123abcd&timestamp=1&sign=a%2Bb%3D 200", "POST https://oapi.dingtalk.com/robot/send?access_token=•••&timestamp=1&sign=••• 200")]
    [InlineData("GET /v1?api_key=abc&x=1", "GET /v1?api_key=•••&x=1")]
    [InlineData("GET /v1?x=1&key=abc", "GET /v1?x=1&key=•••")]
    [InlineData("X-Api-Key: 8f3c", "X-Api-Key: •••")]
    [InlineData("Authorization: Bearer abcdef0123456789", "Authorization: •••")]
    [InlineData("Authorization: Basic dXNlcjpwYXNz\nHost: x", "Authorization: Basic •••\nHost: x")]
    [InlineData("Cookie: sid=abc; other=d\nHost: x", "Cookie: •••\nHost: x")]
    [InlineData("sent bearer abcdef0123456789 to it", "sent bearer ••• to it")]
    [InlineData("token " + Jwt + " refused", "token ••• refused")]
    [InlineData("secret is SEC0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "secret is •••")]
    [InlineData("key AKIAIOSFODNN7EXAMPLE used", "key ••• used")]
    [InlineData("a -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- b", "a ••• b")]
    [InlineData("a -----BEGIN PRIVATE KEY-----\nMIIE, and cut", "a •••")]
    [InlineData("token: abc123def", "token: •••")]
    public void ASecretIsMasked(string text, string expected) => Assert.Equal(expected, Mask(text));

    [Theory]
    [InlineData("The token expired")]
    [InlineData("Invalid token: expired")]
    [InlineData("Bearer authentication failed")]
    [InlineData("Basic Authentication is not supported")]
    [InlineData("password: must have a digit")]
    [InlineData("Password reset mail was sent to bob")]
    [InlineData("Authorization: denied for the user")]
    [InlineData("Could not load file or assembly 'A, Version=1.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089'")]
    [InlineData("CancellationToken = 17")]
    [InlineData("TokenCount=1200")]
    [InlineData("if (token == null) return")]
    [InlineData("https://host:8080/a@b")]
    [InlineData("bob@example.com")]
    [InlineData("sign: positive, key=A-1029")]
    [InlineData("SECTION 4, SECONDS 30")]
    [InlineData("Section: 12:30:45 at C:\\temp")]
    [InlineData("eyJ. is not a token")]
    [InlineData("Password=;User=x")]
    [InlineData("{\"secret\": null, \"password\": {\"min\": 8}}")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("")]
    public void WhatOnlyLooksLikeASecretStays(string text) => Assert.Equal(text, Mask(text));

    [Theory]
    [InlineData("Password", true)]
    [InlineData("db_pwd", true)]
    [InlineData("X-Api-Key", true)]
    [InlineData("accessToken", true)]
    [InlineData("Authorization", true)]
    [InlineData("ConnectionString", true)]
    [InlineData("Set-Cookie", true)]
    [InlineData("ConnectionStrings:Default:Password", true)]
    [InlineData("PublicKeyToken", false)]
    [InlineData("OrderId", false)]
    [InlineData("TokenCount", false)]
    [InlineData("", false)]
    public void ANameTellsASecret(string name, bool isSecret) => Assert.Equal(isSecret, new MaskRules(SensitiveData.Secrets).Hides(name));

    [Fact]
    public void ASecretBetweenAnyTextsIsMasked() => Gen.Select(SomeText.Hostile, SomeText.Hostile).Sample(
        static (before, after) =>
        {
            // A quote or a name before it may claim the text; the secret goes all the same.
            var masked = Mask(before + "\n" + Jwt + "\n" + after);
            Assert.DoesNotContain("dozjgNryP4J3jVmNHl0w5N", masked, StringComparison.Ordinal);
        },
        iter: 3_000);

    static string Mask(string text) => new MaskRules(SensitiveData.Secrets).Mask(text);
}
