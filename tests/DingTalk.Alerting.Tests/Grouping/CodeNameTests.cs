namespace DingTalk.Alerting.Tests.Grouping;

public sealed class CodeNameTests
{
    [Theory]
    [InlineData("Orders.PaymentService", "Charge", "Orders.PaymentService.Charge")]
    [InlineData("Orders.PaymentService+<ChargeAsync>d__4", "MoveNext", "Orders.PaymentService.ChargeAsync")]
    [InlineData("Orders.Feed+<Read>d__0`1", "MoveNext", "Orders.Feed.Read")]
    [InlineData("Orders.Feed+<Read>d__0", "System.IDisposable.Dispose", "Orders.Feed.Read")]
    [InlineData("Program+<>c", "<Main>b__0_0", "Program.Main (lambda)")]
    [InlineData("Program+<>c__DisplayClass3_0", "<Main>b__1", "Program.Main (lambda)")]
    [InlineData("Program+<>c+<<Main>b__0_0>d", "MoveNext", "Program.Main (lambda)")]
    [InlineData("Program", "<Main>$", "Program.Main")]
    [InlineData("Program", "<<Main>$>g__Pay|0_1", "Program.Main.Pay")]
    [InlineData("Orders.Outer", "<Run>g__Inner|0_1", "Orders.Outer.Run.Inner")]
    [InlineData("Orders.Outer+<<Run>g__Inner|0_1>d", "MoveNext", "Orders.Outer.Run.Inner")]
    [InlineData("Orders.Repository`1[[System.Int32, System.Private.CoreLib]]", "Find", "Orders.Repository.Find")]
    [InlineData("Orders.Outer`1+Inner`2", "Run", "Orders.Outer.Inner.Run")]
    [InlineData("Orders.Outer", ".ctor", "Orders.Outer.ctor")]
    [InlineData("Orders.Outer", ".cctor", "Orders.Outer.cctor")]
    [InlineData("Orders.Outer", "get_Total", "Orders.Outer.Total.get")]
    [InlineData("Orders.Outer", "Orders.IShop<System.Int32>.Buy", "Orders.Outer.Buy")]
    [InlineData("Orders.Walker", "MoveNext", "Orders.Walker.MoveNext")]
    [InlineData("Orders.Money", "op_Addition", "Orders.Money.operator Addition")]
    [InlineData("Orders.Bell", "add_Rung", "Orders.Bell.Rung.add")]
    [InlineData("Orders.Bell", "get_", "Orders.Bell.get_")]
    [InlineData("Orders.Money", "<Clone>$", "Orders.Money.Clone")]
    [InlineData("Orders.Basket`1+<>c__DisplayClass3_0+<<FillAsync>b__0>d", "MoveNext", "Orders.Basket.FillAsync (lambda)")]
    [InlineData("Orders.<Basket>F1A2B3C4__Helper", "Run", "Orders.Helper.Run")]
    [InlineData("<Basket>F1A2B3C4__Helper+<RunAsync>d__1", "MoveNext", "Helper.RunAsync")]
    [InlineData("Orders.Feed+<Orders.IFeed<System.Int32>.ReadAsync>d__2", "MoveNext", "Orders.Feed.ReadAsync")]
    [InlineData("", "lambda_method1", "lambda_method1")]
    [InlineData("Orders.Odd", "", "Orders.Odd.")]
    public void AMethodReadsAsItWasWritten(string type, string method, string written) =>
        Assert.Equal(written, CodeName.OfMethod(type, method));

    [Theory]
    [InlineData("Program+<>c", "<<Main>$>b__0_3", "#0_3")]
    [InlineData("Program+<>c+<<<Main>$>b__0_3>d", "MoveNext", "#0_3")]
    [InlineData("Orders.Cart+<>c__DisplayClass4_0", "<Fill>b__1", "#1")]
    [InlineData("Orders.Cart", "Fill", "")]
    [InlineData("Orders.Cart+<FillAsync>d__4", "MoveNext", "")]
    [InlineData("Orders.Cart", "<Fill>g__Add|4_0", "")]
    public void TheLambdasOfAMethodAreToldApart(string type, string method, string number) =>
        Assert.Equal(number, CodeName.LambdaNumber(type, method));
}
