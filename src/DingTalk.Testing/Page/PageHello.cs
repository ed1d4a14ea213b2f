namespace DingTalk.Testing.Page;

/// <summary>What a page begins with, and begins again with after it has missed too much.</summary>
sealed record PageHello(PageState State, PageMessages Page);
