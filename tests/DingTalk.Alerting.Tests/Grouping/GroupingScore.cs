namespace DingTalk.Alerting.Tests.Grouping;

/// <summary>How well groups match labelled kinds.</summary>
/// <param name="Accuracy">The share of events whose group holds exactly the events of their kind.</param>
/// <param name="F1">The harmonic mean of how many groups are kinds, and how many kinds are groups.</param>
/// <param name="Mixed">The share of events in groups of several kinds.</param>
sealed record GroupingScore(double Accuracy, double F1, double Mixed)
{
    public static GroupingScore Of(IReadOnlyList<(string Kind, object Group)> events)
    {
        var sizes = events.GroupBy(e => e.Kind).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        int exact = 0, exactEvents = 0, mixedEvents = 0, groups = 0;
        foreach (var group in events.GroupBy(e => e.Group))
        {
            groups++;
            var kinds = group.Select(e => e.Kind).Distinct(StringComparer.Ordinal).ToArray();
            if (kinds.Length > 1)
            {
                mixedEvents += group.Count();
            }
            else if (group.Count() == sizes[kinds[0]])
            {
                exact++;
                exactEvents += group.Count();
            }
        }

        return new GroupingScore(
            (double)exactEvents / events.Count, 2.0 * exact / (groups + sizes.Count), (double)mixedEvents / events.Count);
    }
}
