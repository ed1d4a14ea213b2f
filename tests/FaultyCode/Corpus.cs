namespace FaultyCode;

/// <summary>Everything that goes wrong in this shop.</summary>
public static class Corpus
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. Pricing.Faults, .. Checks.Faults, .. Imports.Faults, .. Flows.Faults, .. Waits.Faults, .. Parallels.Faults, .. Remotes.Faults,
        .. Storage.Faults, .. Documents.Faults, .. Plumbing.Faults, .. Proxies.Faults, .. Language.Faults, .. Recursion.Faults,
        .. Handlers.Faults, .. Rethrows.Faults, .. Files.Faults,
    ];
}
