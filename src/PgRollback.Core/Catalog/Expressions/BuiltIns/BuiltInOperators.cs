using System.Collections.Concurrent;

namespace PgRollback.Catalog.Expressions;

/// <summary>pg_catalog's operators.</summary>
internal static class BuiltInOperators
{
    private static readonly Lazy<SignatureList> Lazy = new(static () => new SignatureList(OperatorList.Text));
    private static readonly ConcurrentDictionary<(string Name, bool IsPrefix), IReadOnlyList<Candidate>> Candidates = new();

    public static SignatureList List => Lazy.Value;

    /// <summary>Those of a name with one operand, or with two: one list for every use of the operator.</summary>
    public static IReadOnlyList<Candidate> Find(string name, bool isPrefix) =>
        List.Contains(name) ? Candidates.GetOrAdd((name, isPrefix), static key => Candidate.OfOperators(List.Find(key.Name), key.IsPrefix).ToArray()) : [];
}
