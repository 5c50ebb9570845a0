using System.Globalization;

namespace PgRollback.Core.Tests.Sequences;

/// <summary>What came of all sequences.</summary>
internal sealed class SequenceFigures
{
    /// <summary>Statements that the server took, by kind.</summary>
    public SortedDictionary<string, int> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>Statements that the server refused, and of these those that the model would have taken.</summary>
    public int Refused { get; set; }

    public int RefusedByServerAlone { get; set; }

    public int Derived { get; set; }

    public int Declined { get; set; }

    public int Recreated { get; set; }

    public int NotRecreated { get; set; }

    public Dictionary<string, (int Count, int FirstSeed)> Reasons { get; } = new(StringComparer.Ordinal);

    public List<string> Failures { get; } = [];

    public void AddReason(string reason, int seed) => Reasons[reason] = Reasons.TryGetValue(reason, out var known) ? (known.Count + 1, known.FirstSeed) : (1, seed);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"statements {Accepted.Values.Sum()} of {Accepted.Count} kinds, the rarest {Accepted.Values.DefaultIfEmpty().Min()} times; refused {Refused}, by the server alone {RefusedByServerAlone}; rollbacks {Derived}, declined {Declined}; made again from the model {Recreated}, declined {NotRecreated}; failures {Failures.Count}\n")
        + string.Join(", ", Accepted.OrderBy(static a => a.Value).Select(static a => $"{a.Key} {a.Value}")) + "\n"
        + string.Join('\n', Reasons.OrderByDescending(static r => r.Value.Count).Take(40).Select(static r => $"  {r.Value.Count} {r.Key} (first: seed {r.Value.FirstSeed})"));
}
