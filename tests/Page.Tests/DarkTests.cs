using DingTalk.Page.Tests.Support;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests;

public class DarkTests(Chromium chromium) : AccessibilityTests(chromium, ColorScheme.Dark);
