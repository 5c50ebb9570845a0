using PgRollback.Diagnostics;
using PgRollback.Planning;

namespace PgRollback.Tool.Output;

/// <summary>The words for what is wrong with a hand-written rollback.</summary>
internal static class HandwrittenFinding
{
    public static bool IsOne(MigrationAnalysis migration, MigrationDiagnostic diagnostic) =>
        string.Equals(diagnostic.Rule.Category, Rules.LeavesBehind.Category, StringComparison.Ordinal) || (diagnostic.Rule == Rules.SyntaxError && IsInRollback(migration, diagnostic));

    public static string Kind(MigrationDiagnostic diagnostic) => Kinds.TryGetValue(diagnostic.Rule, out var kind) ? kind : diagnostic.Rule.Id;

    private static bool IsInRollback(MigrationAnalysis migration, MigrationDiagnostic diagnostic) =>
        !string.Equals(diagnostic.Path, migration.File.Path, StringComparison.Ordinal) || (migration.File.Down is not null && diagnostic.Span.Start >= migration.File.DownSpan.Start);

    private static readonly Dictionary<Rule, string> Kinds = new()
    {
        [Rules.SyntaxError] = "syntax-error",
        [Rules.LeavesBehind] = "leaves-behind",
        [Rules.DropsForeign] = "drops-foreign",
        [Rules.WrongSignature] = "wrong-signature",
        [Rules.NotRestored] = "not-restored",
        [Rules.RollbackFails] = "fails",
        [Rules.Unproved] = "unproved",
        [Rules.RollbackColumnOrder] = "column-order",
    };
}
