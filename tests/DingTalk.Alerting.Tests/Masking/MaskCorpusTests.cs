using System.Text;
using System.Text.RegularExpressions;

namespace DingTalk.Alerting.Tests.Masking;

/// <summary>
/// What the mask finds and what it leaves alone, on texts of our own: Sensitive.tsv marks in each text what may not be told,
/// LookAlikes.tsv holds what must stay as it is. All secrets are made up.
/// </summary>
public sealed class MaskCorpusTests(ITestOutputHelper output)
{
    const double Least = 0.99;
    const int Piece = 6;

    static readonly Dictionary<string, SensitiveData> Personal = new()
    {
        ["Mobile"] = SensitiveData.Mobiles,
        ["IdNumber"] = SensitiveData.IdNumbers,
        ["Card"] = SensitiveData.Cards,
        ["Email"] = SensitiveData.Emails,
        ["Address4"] = SensitiveData.IpAddresses,
    };

    [Fact]
    public void SecretsAreFoundAndLookAlikesStay()
    {
        var table = new StringBuilder();
        var positives = Read("Sensitive.tsv");
        var lookAlikes = Read("LookAlikes.tsv");
        var secrets = Score(table, [.. positives.Where(static p => !Personal.ContainsKey(p.Kind))]);
        var personal = Score(table, [.. positives.Where(static p => Personal.ContainsKey(p.Kind))]);
        var stayed = Stay(table, lookAlikes);
        var hits = (secrets * positives.Count(static p => !Personal.ContainsKey(p.Kind))) + (personal * positives.Count(static p => Personal.ContainsKey(p.Kind)));
        var precision = hits / (hits + ((1 - stayed) * lookAlikes.Length));
        table.AppendLine($"{positives.Length} sensitive, {lookAlikes.Length} look-alikes: recall of secrets {secrets:P1}, of personal data {personal:P1}; look-alikes left alone {stayed:P1}; precision {precision:P1}");
        output.WriteLine(table.ToString());

        Assert.InRange(positives.Count(static p => !Personal.ContainsKey(p.Kind)), 150, int.MaxValue);
        Assert.InRange(lookAlikes.Length, 200, int.MaxValue);
        Assert.True(secrets >= Least && personal >= Least && stayed >= Least && precision >= Least, table.ToString());
    }

    [Fact]
    public void WhatIsMaskedOnceIsMaskedTheSameAgain() => Assert.All(Read("Sensitive.tsv"), static line =>
    {
        var rules = new MaskRules(SensitiveData.All);
        var once = rules.Mask(Plain(line.Text));
        Assert.Equal(once, rules.Mask(once));
    });

    [Fact]
    public void ASecretIsFoundWhateverStandsAroundIt() => Assert.All(Read("Sensitive.tsv"), static line =>
    {
        var rules = new MaskRules(RulesFor(line.Kind) | SensitiveData.Secrets);
        foreach (var (before, after) in new[] { ("Failed: ", " (retry)"), ("中文，", "。"), ("[", "]"), ("a\r\n", "\r\nb"), ("13800138000 bob@example.com ", " 13800138000") })
        {
            if (line.Kind == "Cut" && !after.StartsWith('\n')) continue;
            Assert.True(IsHidden(line.Text, rules.Mask(before + Plain(line.Text) + after)), before + line.Text + after);
        }
    });

    [Fact]
    public void ASecretThatIsCutLeavesNothingToGuess() => Assert.All(
        Read("Sensitive.tsv").Where(static line => line.Kind is not ("Cut" or "Email" or "Address4" or "Card" or "IdNumber" or "Mobile")), static line =>
        {
            // Where every cut still shows its name or its shape, and a few characters of the secret itself. The first line of a PEM
            // key says what it is and nothing of the key.
            var rules = new MaskRules(SensitiveData.Secrets);
            var start = line.Text.IndexOf('⟦');
            var text = Plain(line.Text);
            var length = line.Text.IndexOf('⟧') - start - 1;
            var secret = text.Substring(start, length);
            for (var kept = Math.Max(12, secret.StartsWith("-----BEGIN ", StringComparison.Ordinal) ? secret.IndexOf('\n') + 1 : 0); kept < length; kept++)
            {
                var cut = rules.Mask($"{text.Substring(0, start + kept)}…");
                Assert.True(!cut.Contains(text.Substring(start, kept), StringComparison.Ordinal), cut);
            }
        });

    double Score(StringBuilder table, (string Kind, string Text)[] lines)
    {
        var found = 0;
        foreach (var kind in lines.GroupBy(static l => l.Kind))
        {
            var missed = new List<string>();
            var exact = 0;
            foreach (var (_, text) in kind)
            {
                var masked = new MaskRules(RulesFor(kind.Key)).Mask(Plain(text));
                if (!IsHidden(text, masked)) missed.Add(masked);
                if (masked == Regex.Replace(text.Replace('␊', '\n'), "⟦.*?⟧", TextMasker.Masked, RegexOptions.Singleline)) exact++;
            }

            found += kind.Count() - missed.Count;
            table.AppendLine($"{kind.Key,-18} {kind.Count(),4} sensitive  found {kind.Count() - missed.Count,4}  nothing else masked {exact,4}");
            foreach (var text in missed) table.AppendLine("    missed: " + text);
        }

        return (double)found / lines.Length;
    }

    static double Stay(StringBuilder table, (string Kind, string Text)[] lines)
    {
        var stayed = 0;
        foreach (var kind in lines.GroupBy(static l => l.Kind))
        {
            var wrong = kind.Where(static l => new MaskRules(SensitiveData.All).Mask(l.Text) != l.Text).ToList();
            stayed += kind.Count() - wrong.Count;
            table.AppendLine($"{kind.Key,-18} {kind.Count(),4} look-alikes  left alone {kind.Count() - wrong.Count,4}");
            foreach (var (_, text) in wrong) table.AppendLine($"    masked: {text} -> {new MaskRules(SensitiveData.All).Mask(text)}");
        }

        return (double)stayed / lines.Length;
    }

    static SensitiveData RulesFor(string kind) => Personal.GetValueOrDefault(kind, SensitiveData.Secrets);

    // Not the whole of it, nor a piece of it that stands nowhere else in the text.
    static bool IsHidden(string marked, string masked)
    {
        var rest = Regex.Replace(marked, "⟦.*?⟧", "");
        foreach (Match match in Regex.Matches(marked, "⟦(.*?)⟧"))
        {
            var secret = match.Groups[1].Value;
            var piece = Math.Min(Piece, secret.Length);
            for (var i = 0; i + piece <= secret.Length; i++)
            {
                var part = secret.Substring(i, piece).Replace('␊', '\n');
                if (masked.Contains(part, StringComparison.Ordinal) && !rest.Contains(part, StringComparison.Ordinal)) return false;
            }
        }

        return true;
    }

    static string Plain(string marked) => marked.Replace("⟦", "").Replace("⟧", "").Replace('␊', '\n');

    static (string Kind, string Text)[] Read(string name)
    {
        using var reader = new StreamReader(typeof(MaskCorpusTests).Assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(static l => (l.Substring(0, l.IndexOf('\t')), l.Substring(l.IndexOf('\t') + 1).TrimEnd('\r')))];
    }
}
