namespace DingTalk.Robots.Tests.Messages;

public sealed class MentionTests
{
    [Theory]
    [InlineData("disk full", "disk full\n@13800138000 @bob")]
    [InlineData("@bob look", "@bob look\n@13800138000")]
    [InlineData("@bobby look", "@bobby look\n@13800138000 @bob")]
    [InlineData("@13800138000请看, @bob.", "@13800138000请看, @bob.")]
    [InlineData("", "@13800138000 @bob")]
    public void WhatIsMissingOfTheMentionsIsWrittenIntoTheText(string text, string expected)
    {
        var mentions = new Mentions { Mobiles = ["13800138000"], UserIds = ["bob"] };
        var message = new TextMessage(text).WithMentions(mentions);
        Assert.Equal(expected, message.Content);
        Assert.Equal(["13800138000"], message.Mentions!.Mobiles);
        Assert.Equal(expected, message.WithMentions(mentions).Content);
    }

    [Fact]
    public void MentionsAddUpAndStandOnce()
    {
        var message = new MarkdownMessage("T", "x").WithMentions(Mentions.OfMobiles("1", "1")).WithMentions(Mentions.OfMobiles("1", "2"));
        Assert.Equal("x\n\n@1\n\n@2", message.Text);
        Assert.Equal(["1", "2"], message.Mentions!.Mobiles);
        var card = new ActionCardMessage("T", "x", [new("A", "https://a/")]).WithMentions(Mentions.OfEveryone());
        Assert.Equal("x", card.Text);
        Assert.True(card.Mentions!.Everyone);
    }

    [Fact]
    public void TooManyOrEmptyMentionsAreTheCallersMistake()
    {
        Assert.Throws<ArgumentException>(() => new TextMessage("x").WithMentions(Mentions.OfMobiles("")));
        Assert.Throws<ArgumentException>(() => new TextMessage("x")
            .WithMentions(Mentions.OfMobiles([.. Enumerable.Range(0, 30).Select(static i => $"{i}")]))
            .WithMentions(Mentions.OfUserIds([.. Enumerable.Range(0, 21).Select(static i => $"u{i}")])));
    }
}
