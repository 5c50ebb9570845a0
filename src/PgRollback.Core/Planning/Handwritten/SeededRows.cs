using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>A column that comes back NOT NULL and without a value to a table into which migrations put rows: where these still are, the statement fails.</summary>
internal static class SeededRows
{
    /// <summary>Why a hand-written rollback may fail on them; null: no reason known.</summary>
    public static string? Conflict(DatabaseCatalog after, ReplayResult down, EquatableArray<Statement> statements)
    {
        foreach (var oid in down.Editor.Touched)
        {
            if (after.Find(oid) is Table { IsSeeded: true } table
                && down.Editor.Find<Table>(oid) is { IsSeeded: true } now
                && now.Columns.FirstOrDefault(c => c.Number > table.LastColumnNumber && IsWithoutValue(c) && IsAddedNotNull(statements, now, c)) is { } column
                && !statements.OfType<DataStatement>().Any(s => s.Changes.Any(c => c.Kind == DataChangeKind.Delete && Same(c.Table.Name, now.Name))))
            {
                return $"migrations put rows into {ObjectAddress.Of(after, table)}, and column {column.Name} comes back NOT NULL without a value for them";
            }
        }

        return null;
    }

    private static bool IsWithoutValue(Column column) => column is { NotNull: true, Default: null, Identity: IdentityKind.None, Generated: GeneratedKind.None };

    /// <summary>In one step: one that is NOT NULL later may have got values before.</summary>
    private static bool IsAddedNotNull(EquatableArray<Statement> statements, Table table, Column column) =>
        statements.OfType<AlterTableStatement>().Where(s => Same(s.Name.Name, table.Name)).SelectMany(static s => s.Commands).OfType<AddColumn>()
            .Any(a => Same(a.Column.Name, column.Name) && a.Column.Constraints.Any(static c => c.Kind == ConstraintKind.NotNull));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
