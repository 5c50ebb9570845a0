using System.Text;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>A constraint as it stands behind ADD.</summary>
internal static class ConstraintSql
{
    public static string Definition(CatalogReader catalog, TableConstraint constraint)
    {
        var table = (IHasColumns)catalog.Find(constraint.Table)!;
        var sql = new StringBuilder("CONSTRAINT ").Append(SqlIdentifier.Quote(constraint.Name)).Append(' ');
        switch (constraint.Type)
        {
            case ConstraintKind.Check:
                sql.Append("CHECK (").Append(constraint.Check!.ToSql(catalog)).Append(')').Append(constraint.NoInherit ? " NO INHERIT" : "");
                break;
            case ConstraintKind.ForeignKey:
                AppendForeignKey(sql, catalog, constraint, table);
                break;
            case ConstraintKind.Exclusion:
                AppendExclusion(sql, catalog, constraint);
                break;
            default:
                AppendKey(sql, catalog, constraint, table);
                break;
        }

        sql.Append(constraint.Deferrable ? " DEFERRABLE" : "").Append(constraint.InitiallyDeferred ? " INITIALLY DEFERRED" : "");
        return sql.Append(constraint.NotEnforced ? " NOT ENFORCED" : constraint.NotValid ? " NOT VALID" : "").ToString();
    }

    private static void AppendForeignKey(StringBuilder sql, CatalogReader catalog, TableConstraint constraint, IHasColumns table)
    {
        var referenced = (IHasColumns)catalog.Find(constraint.ReferencedTable)!;
        if (table is Table { ConstraintTriggers: not TriggerState.Origin } || referenced is Table { ConstraintTriggers: not TriggerState.Origin })
        {
            throw new PlanningException($"the triggers of {ObjectAddress.Of(catalog, constraint)} were disabled, and those of a new key are enabled");
        }

        sql.Append("FOREIGN KEY (").Append(Names(table, constraint.Columns, constraint.Temporal)).Append(") REFERENCES ").Append(catalog.QualifiedName(constraint.ReferencedTable));
        sql.Append(TakesPrimaryKey(catalog, constraint) ? "" : $" ({Names(referenced, constraint.ReferencedColumns, constraint.Temporal)})");
        sql.Append(constraint.Match is null ? "" : " MATCH " + constraint.Match);
        sql.Append(constraint.OnUpdate is null ? "" : " ON UPDATE " + constraint.OnUpdate);
        if (constraint.OnDelete is not null)
        {
            sql.Append(" ON DELETE ").Append(constraint.OnDelete).Append(constraint.OnDeleteColumns.IsEmpty ? "" : $" ({Names(table, constraint.OnDeleteColumns, temporal: false)})");
        }
    }

    /// <summary>Without columns a foreign key takes the primary key; with them the index that was made first, which matters where another one is over the same columns.</summary>
    private static bool TakesPrimaryKey(CatalogReader catalog, TableConstraint constraint) =>
        !constraint.Temporal
        && ConstraintReplay.PrimaryKeyOf(catalog, constraint.ReferencedTable) is { } key
        && key.Index == constraint.ReferencedIndex
        && key.Columns == constraint.ReferencedColumns
        && ConstraintReplay.IndexesOf(catalog, constraint.ReferencedTable).Exists(i => i.Oid != key.Index && i is { IsUnique: true, Predicate: null } && i.IndexKeys.Count == key.Columns.Count && i.IndexKeys.All(k => key.Columns.Contains(k.Column)));

    private static void AppendKey(StringBuilder sql, CatalogReader catalog, TableConstraint constraint, IHasColumns table)
    {
        var index = catalog.Find<PgRollback.Catalog.Index>(constraint.Index)!;
        sql.Append(constraint.Type == ConstraintKind.PrimaryKey ? "PRIMARY KEY" : "UNIQUE").Append(index.NullsNotDistinct ? " NULLS NOT DISTINCT" : "");
        sql.Append(" (").Append(Names(table, index.IndexKeys.Select(static k => k.Column).ToEquatableArray(), temporal: false)).Append(constraint.Temporal ? " WITHOUT OVERLAPS" : "").Append(')');
        AppendIndex(sql, catalog, index);
    }

    private static void AppendExclusion(StringBuilder sql, CatalogReader catalog, TableConstraint constraint)
    {
        var index = catalog.Find<PgRollback.Catalog.Index>(constraint.Index)!;
        sql.Append("EXCLUDE ").Append(index.AccessMethod is null ? "" : $"USING {SqlIdentifier.Quote(index.AccessMethod)} ");
        sql.Append('(').Append(string.Join(", ", index.IndexKeys.Select(k => index.KeySql(catalog, k) + " WITH " + k.Operator))).Append(')');
        AppendIndex(sql, catalog, index);
        sql.Append(index.Predicate is null ? "" : $" WHERE ({index.Predicate.ToSql(catalog)})");
    }

    private static void AppendIndex(StringBuilder sql, CatalogReader catalog, PgRollback.Catalog.Index index)
    {
        sql.Append(index.Included.IsEmpty ? "" : $" INCLUDE ({string.Join(", ", index.Included.Select(n => SqlIdentifier.Quote(index.ColumnName(catalog, n))))})");
        sql.Append(index.Options.IsEmpty ? "" : $" WITH ({Options.Sql(index.Options)})");
        sql.Append(index.Tablespace is null ? "" : " USING INDEX TABLESPACE " + SqlIdentifier.Quote(index.Tablespace));
    }

    private static string Names(IHasColumns table, EquatableArray<int> numbers, bool temporal) =>
        string.Join(", ", numbers.Select((n, i) => (temporal && i == numbers.Count - 1 ? "PERIOD " : "") + SqlIdentifier.Quote(table.FindColumn(n)!.Name)));
}
