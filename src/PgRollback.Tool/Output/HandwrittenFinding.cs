using PgRollback.Diagnostics;

namespace PgRollback.Tool.Output;

/// <summary>The words for what is wrong with a hand-written rollback.</summary>
internal static class HandwrittenFinding
{
    public static bool IsOne(MigrationDiagnostic diagnostic) => string.Equals(diagnostic.Rule.Category, Rules.LeavesBehind.Category, StringComparison.Ordinal);

    public static string Kind(MigrationDiagnostic diagnostic) => Kinds.TryGetValue(diagnostic.Rule, out var kind) ? kind : diagnostic.Rule.Id;

    private static readonly Dictionary<Rule, string> Kinds = new()
    {
        [Rules.LeavesBehind] = "leaves-behind",
        [Rules.DropsForeign] = "drops-foreign",
        [Rules.WrongSignature] = "wrong-signature",
        [Rules.NotRestored] = "not-restored",
        [Rules.RollbackFails] = "fails",
        [Rules.Unproved] = "unproved",
        [Rules.RollbackColumnOrder] = "column-order",
    };
}
