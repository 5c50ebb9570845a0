using PgRollback.Catalog;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using Rule = PgRollback.Diagnostics.Rule;

namespace PgRollback.Planning;

/// <summary>What the author of a migration says about it in directives, and whether it was needed.</summary>
internal sealed class Acknowledgements(MigrationFile file)
{
    private readonly HashSet<Directive> _used = [];

    /// <summary>The reason of <c>irreversible</c>, null without one.</summary>
    public string? Irreversible { get; } = Of(file, "irreversible").Select(static d => d.Argument).FirstOrDefault(static a => a.Length > 0);

    /// <summary>Whether a directive takes the loss of rows, or says that there is nothing to take back.</summary>
    public bool Accepts(Gap gap)
    {
        var accepted = false;
        foreach (var directive in file.Directives)
        {
            var fits = directive.AppliesTo < 0 || directive.AppliesTo == gap.Span.Start;
            var speaks = directive.Name is "nothing" || (directive.Name is "accept-data-loss" && directive.Argument.Length > 0 && gap.Kind == GapKind.Data);
            if (fits && speaks)
            {
                _used.Add(directive);
                accepted = true;
            }
        }

        return accepted;
    }

    public void ReportUnused(List<MigrationDiagnostic> diagnostics, bool hasPlan, int dataGaps)
    {
        foreach (var directive in file.Directives)
        {
            var reason = directive.Name switch
            {
                "irreversible" when hasPlan => "a rollback can be derived",
                "accept-data-loss" when !_used.Contains(directive) => dataGaps == 0 ? "no rows are changed or dropped" : "no rows are changed or dropped here",
                "nothing" when !_used.Contains(directive) => "the rollback is derived",
                _ => null,
            };
            if (reason is not null)
            {
                Add(diagnostics, Rules.AcknowledgesNothing, directive, directive.Name, reason);
            }
        }
    }

    public void ReportNeedless(List<MigrationDiagnostic> diagnostics, string name, string reason)
    {
        foreach (var directive in Of(file, name))
        {
            Add(diagnostics, Rules.AcknowledgesNothing, directive, directive.Name, reason);
        }
    }

    private static IEnumerable<Directive> Of(MigrationFile file, string name) => file.Directives.Where(d => string.Equals(d.Name, name, StringComparison.Ordinal));

    private void Add(List<MigrationDiagnostic> diagnostics, Rule rule, Directive directive, params string[] arguments) =>
        diagnostics.Add(MigrationDiagnostic.Create(rule, file.Path, file.Lines, directive.Span, arguments));
}
