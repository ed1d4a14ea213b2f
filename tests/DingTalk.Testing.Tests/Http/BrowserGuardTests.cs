using System.Net;
using DingTalk.Testing.Http;
using DingTalk.Testing.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace DingTalk.Testing.Tests.Http;

public sealed class BrowserGuardTests : GroupTest
{
    [Theory]
    [InlineData("/api/state", "Host=localhost:1", true)]
    [InlineData("/api/state", "Host=127.0.0.1:1;Origin=http://127.0.0.1:1;Sec-Fetch-Site=same-origin", true)]
    [InlineData("/api/state", "Host=[::1]:1", true)]
    [InlineData("/api/state", "Host=dingtalk.localhost", true)]
    [InlineData("/api/state", "Host=evil.example", false)]
    [InlineData("/api/state", "Host=127.0.0.1.evil.example", false)]
    [InlineData("/", "Host=evil.example", false)]
    [InlineData("/openapi.json", "Host=evil.example", false)]
    [InlineData("/api/state", "Host=localhost;Origin=https://evil.example", false)]
    [InlineData("/api/state", "Host=localhost;Origin=null", false)]
    [InlineData("/api/state", "Host=localhost:1;Origin=http://localhost:2", false)]
    [InlineData("/api/state", "Host=localhost;Sec-Fetch-Site=cross-site", false)]
    [InlineData("/api/state", "Host=localhost;Sec-Fetch-Site=same-site", false)]
    [InlineData("/", "Host=localhost;Sec-Fetch-Site=cross-site;Sec-Fetch-Mode=navigate;Sec-Fetch-Dest=document", true)]
    [InlineData("/", "Host=localhost;Sec-Fetch-Site=cross-site;Sec-Fetch-Mode=navigate;Sec-Fetch-Dest=iframe", false)]
    [InlineData("/robot/send", "Host=oapi.dingtalk.com;Origin=https://evil.example", true)]
    [InlineData("/robots", "Host=evil.example", false)]
    public void OnlyTheGroupsOwnPageAndProgramsAreLetIn(string path, string headers, bool isLetIn)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Path = path;
        foreach (var header in headers.Split(';')) context.Request.Headers[header.Split('=')[0]] = header.Split('=')[1];

        Assert.Equal(isLetIn, new BrowserGuard(IPAddress.Loopback).Refuse(context.Request) is null);
    }

    [Fact]
    public async Task AForeignPageIsAnsweredWith403AndChangesNothing()
    {
        await SayAsync("a");
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Group.PageAddress}api/reset");
        request.Headers.Add("Origin", "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await Sender.SendAsync(request)).Status);
        Assert.Single(Group.Requests);
    }
}
