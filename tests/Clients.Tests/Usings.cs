global using Clients.Tests.Support;
global using DingTalk.Testing;
