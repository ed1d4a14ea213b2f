using DingTalk.Page.Tests.Support;
using Microsoft.Playwright;

namespace DingTalk.Page.Tests;

public class LightTests(Chromium chromium) : AccessibilityTests(chromium, ColorScheme.Light);
