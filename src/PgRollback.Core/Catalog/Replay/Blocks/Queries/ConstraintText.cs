using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What pg_get_constraintdef() makes of a key or a foreign key over plain columns; a CHECK is printed in words that only a server finds.</summary>
internal static class ConstraintText
{
    /// <param name="catalog">The model.</param>
    /// <param name="path">What decides whether the referenced table is printed with its schema.</param>
    /// <param name="constraint">The constraint.</param>
    /// <returns>Null where only a server knows.</returns>
    public static string? Of(CatalogReader catalog, SearchPath path, TableConstraint constraint)
    {
        if (constraint is { Temporal: true } or { Match: not null } || catalog.Find(constraint.Table) is not Table table)
        {
            return null;
        }

        var text = constraint.Type switch
        {
            ConstraintKind.PrimaryKey when IsPlain(catalog, constraint) => $"PRIMARY KEY ({Names(table, constraint.Columns)})",
            ConstraintKind.Unique when IsPlain(catalog, constraint) => $"UNIQUE ({Names(table, constraint.Columns)})",
            ConstraintKind.ForeignKey when catalog.Find(constraint.ReferencedTable) is Table referenced =>
                $"FOREIGN KEY ({Names(table, constraint.Columns)}) REFERENCES {SystemTables.ObjectOf(catalog, path, referenced).Text}({Names(referenced, constraint.ReferencedColumns)}){Action(" ON UPDATE ", constraint.OnUpdate)}{Action(" ON DELETE ", constraint.OnDelete)}{(constraint.OnDeleteColumns.IsEmpty ? "" : $" ({Names(table, constraint.OnDeleteColumns)})")}",
            _ => null,
        };
        return text is null ? null : new StringBuilder(text)
            .Append(constraint.Deferrable ? " DEFERRABLE" : "")
            .Append(constraint.InitiallyDeferred ? " INITIALLY DEFERRED" : "")
            .Append(constraint.NotEnforced ? " NOT ENFORCED" : constraint.NotValid ? " NOT VALID" : "")
            .ToString();
    }

    private static bool IsPlain(CatalogReader catalog, TableConstraint constraint) =>
        catalog.Find(constraint.Index) is Index { Included.IsEmpty: true, NullsNotDistinct: false };

    private static string Names(Table table, EquatableArray<int> columns) => string.Join(", ", columns.Select(c => SqlIdentifier.Quote(table.FindColumn(c)?.Name ?? "?")));

    private static string Action(string words, string? action) => action is null or "NO ACTION" ? "" : words + action;
}
