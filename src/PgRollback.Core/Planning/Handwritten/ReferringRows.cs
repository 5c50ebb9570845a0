using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Rows that are deleted before those of another table that refer to them: where the migration put rows into both, the statement is likely to fail.</summary>
internal static class ReferringRows
{
    /// <summary>Why a hand-written rollback may fail on them; null: no reason known.</summary>
    public static string? Conflict(DatabaseCatalog after, ReplayResult up, ReplayResult down, EquatableArray<Statement> statements)
    {
        var filled = new HashSet<Oid>(up.Session.LeftRows);
        filled.UnionWith(up.Session.Inserted.Select(static i => i.Table));
        if (filled.Count < 2)
        {
            return null;
        }

        var deleted = statements.OfType<DataStatement>().SelectMany(static s => s.Changes).Where(static c => c.Kind == DataChangeKind.Delete).Select(static c => c.Table.Name).ToList();
        foreach (var oid in filled.OrderBy(static o => o))
        {
            if (after.Find<Table>(oid) is not { } table || deleted.IndexOf(table.Name) is not (>= 0 and var first))
            {
                continue;
            }

            foreach (var key in after.Dependents(oid).Select(down.Editor.Find).OfType<TableConstraint>())
            {
                if (IsImmediate(key, oid) && filled.Contains(key.Table) && after.Find<Table>(key.Table) is { } referring && deleted.IndexOf(referring.Name) > first)
                {
                    return $"rows of {ObjectAddress.Of(after, oid)} are deleted before those of {ObjectAddress.Of(after, key.Table)}, which may refer to them by {key.Name}";
                }
            }
        }

        return null;
    }

    private static bool IsImmediate(TableConstraint key, Oid referenced) =>
        key.Type == ConstraintKind.ForeignKey && key.ReferencedTable == referenced && key.Table != referenced && !key.InitiallyDeferred && key.OnDelete is null or "NO ACTION" or "RESTRICT";
}
