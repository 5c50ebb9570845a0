namespace PgRollback.Generators.Tests.Diagnostics;

/// <summary>Files, and what is reported of them.</summary>
/// <param name="Rule">The id that the case is for.</param>
/// <param name="Files">Name and text in turn.</param>
/// <param name="Expected">Place and id of each finding of that rule: <c>1_a.sql(1,1): PGR2001</c>; none for a case that must stay silent.</param>
public sealed record RuleCase(string Rule, string[] Files, string[] Expected)
{
    /// <summary>The files as pairs.</summary>
    public IReadOnlyList<(string Name, string Text)> Named => [.. Files.Chunk(2).Select(pair => (pair[0], pair[1]))];

    public override string ToString() => $"{Rule} {string.Join(' ', Files.Where((_, i) => i % 2 == 0))} → {(Expected.Length == 0 ? "silent" : string.Join(", ", Expected))}";
}
