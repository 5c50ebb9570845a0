using System.Text;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>CREATE TABLE with columns, defaults and identity; constraints, indexes and the rest are steps of their own.</summary>
internal static class TableSql
{
    /// <param name="catalog">The catalog with the table.</param>
    /// <param name="table">The table.</param>
    /// <param name="namesNotNull">Whether NOT NULL constraints of columns that are not written may be said, which PostgreSQL 18 is the first to understand.</param>
    public static string Create(CatalogReader catalog, Table table, bool namesNotNull = false)
    {
        if (table.HasUnknownColumns)
        {
            throw new PlanningException($"the columns of {ObjectAddress.Of(catalog, table)} are those of a query that is not known as a whole");
        }

        var sql = new StringBuilder("CREATE ");
        sql.Append(table.Persistence switch { Persistence.Unlogged => "UNLOGGED ", Persistence.Temporary => "TEMPORARY ", _ => "" });
        sql.Append(table.IsForeign ? "FOREIGN TABLE " : "TABLE ").Append(catalog.QualifiedName(table));
        if (!table.PartitionOf.IsNone && !table.IsAttached)
        {
            sql.Append(" PARTITION OF ").Append(catalog.QualifiedName(table.PartitionOf)).Append(' ').Append(OwnNotNulls(catalog, table)).Append(Bound(catalog, table));
        }
        else
        {
            var columns = table.Columns.Where(c => c.IsLocal || !table.PartitionOf.IsNone).Select(c => Column(catalog, table, c));
            var constraints = OwnConstraints(catalog, table).Select(c => ConstraintSql.Definition(catalog, c)).Concat(namesNotNull ? InheritedColumnNotNulls(catalog, table) : []);
            sql.Append(" (").Append(string.Join(",", columns.Concat(constraints).Select(static e => "\n    " + e))).Append("\n)");
        }

        if (!table.Inherits.IsEmpty)
        {
            sql.Append(" INHERITS (").Append(string.Join(", ", table.Inherits.Select(catalog.QualifiedName))).Append(')');
        }

        if (table.PartitionKey is not null)
        {
            sql.Append(" PARTITION BY ").Append(table.PartitionKey.ToSql(catalog));
        }

        if (table.AccessMethod is not null)
        {
            sql.Append(" USING ").Append(SqlIdentifier.Quote(table.AccessMethod));
        }
        else if (!table.IsForeign && catalog.Find<Table>(table.PartitionOf) is { AccessMethod: not null } whole)
        {
            // A partition takes its parent's, unless it is said.
            sql.Append(table.PartitionKey is null ? " USING heap" : throw new PlanningException($"{ObjectAddress.Of(catalog, table)} has no access method, and would get that of {ObjectAddress.Of(catalog, whole)}"));
        }

        if (table.IsForeign)
        {
            sql.Append(" SERVER ").Append(SqlIdentifier.Quote(catalog.Find(table.ServerOid)?.Name ?? table.Server!));
            if (!table.ForeignOptions.IsEmpty)
            {
                sql.Append(" OPTIONS (").Append(Options.ForeignSql(table.ForeignOptions)).Append(')');
            }
        }

        if (!table.Options.IsEmpty)
        {
            sql.Append(" WITH (").Append(Options.Sql(table.Options)).Append(')');
        }

        if (table.Tablespace is not null)
        {
            sql.Append(" TABLESPACE ").Append(SqlIdentifier.Quote(table.Tablespace));
        }

        return sql.ToString();
    }

    /// <summary>From PostgreSQL 18 on what a partition was given besides its parent's NOT NULL has a name of its own, which cannot be changed later.</summary>
    private static string OwnNotNulls(CatalogReader catalog, Table table)
    {
        var own = table.Columns.Where(static c => c is { NotNull: true, NotNullIsOwn: true }).ToList();
        return own.Count == 0 || catalog.Find<Table>(table.PartitionOf) is not { } parent || own.TrueForAll(c => parent.FindColumn(c.Name) is not { NotNull: true })
            ? ""
            : "(" + string.Join(", ", own.Select(c => $"{SqlIdentifier.Quote(c.Name)}{(c.NotNullName is null ? "" : " CONSTRAINT " + SqlIdentifier.Quote(c.NotNullName))} NOT NULL")) + ") ";
    }

    /// <summary>What a child was given itself for a column that it has from its parent, whose NOT NULL it would get otherwise, under its name.</summary>
    public static IEnumerable<string> InheritedColumnNotNulls(CatalogReader catalog, Table table) =>
        table.Columns.Where(c => c is { NotNull: true, IsLocal: false, NotNullIsOwn: true, NotNullNotValid: false } && !table.Inherits.IsEmpty && InheritedNotNull.IsInherited(catalog, table, c.Name))
            .Select(c => $"CONSTRAINT {SqlIdentifier.Quote(ColumnCommandReplay.NotNullName(table, c))} NOT NULL {SqlIdentifier.Quote(c.Name)}");

    public static string Bound(CatalogReader catalog, Table partition)
    {
        var bound = partition.PartitionBound!.ToSql(catalog);
        return TimeConstants.CallsForMoment(bound)
            ? throw new PlanningException($"the bounds of {ObjectAddress.Of(catalog, partition)} hold the moment at which it became a partition")
            : bound;
    }

    public static string Attach(CatalogReader catalog, Table table) =>
        $"ALTER TABLE {catalog.QualifiedName(table.PartitionOf)} ATTACH PARTITION {catalog.QualifiedName(table)} {Bound(catalog, table)}";

    /// <summary>Keys of a partition that its parent has too, and that it had first; CHECKs, without which it cannot be attached.</summary>
    private static IEnumerable<TableConstraint> OwnConstraints(CatalogReader catalog, Table table) =>
        table.IsAttached ? ConstraintReplay.ConstraintsOf(catalog, table.Oid).Where(static c => c.Type == ConstraintKind.Check ? !c.IsLocal : c is { PartitionOf.IsNone: false, MadeByParent: false }).OrderBy(static c => c.Oid) : [];

    public static string Column(CatalogReader catalog, Table table, Column column)
    {
        var type = column.Type ?? throw new PlanningException($"the type of column {column.Name} of {ObjectAddress.Of(catalog, table)} does not follow from the text that made it");
        var sql = new StringBuilder(SqlIdentifier.Quote(column.Name)).Append(' ').Append(type.ToSql(catalog));
        if (Collation(catalog, column) is { } collation)
        {
            sql.Append(" COLLATE ").Append(collation);
        }

        if (column.Generated != GeneratedKind.None)
        {
            sql.Append(" GENERATED ALWAYS AS (").Append(column.Default!.ToSql(catalog)).Append(column.Generated == GeneratedKind.Stored ? ") STORED" : ") VIRTUAL");
        }
        else if (column.Default is not null)
        {
            sql.Append(" DEFAULT ").Append(column.Default.ToSql(catalog));
        }

        if (column.Identity != IdentityKind.None)
        {
            sql.Append(Identity(catalog, table, column));
        }

        // What comes from a parent alone is not the table's own; a partitioned table cannot be made with one that its partitions do not get.
        var isInherited = !column.NotNullIsOwn && !table.Inherits.IsEmpty && InheritedNotNull.IsInherited(catalog, table, column.Name);
        if (column.NotNull && !column.NotNullNotValid && !isInherited)
        {
            sql.Append(NotNullName(catalog, table, column) is { } name ? $" CONSTRAINT {SqlIdentifier.Quote(name)} NOT NULL" : " NOT NULL").Append(column.NotNullNoInherit && table.PartitionKey is null ? " NO INHERIT" : "");
        }

        return sql.ToString();
    }

    /// <summary>Null where PostgreSQL would choose it: the usual one, when no other table has it.</summary>
    private static string? NotNullName(CatalogReader catalog, Table table, Column column)
    {
        var name = ColumnCommandReplay.NotNullName(table, column);
        return column.NotNullName is not null || NotNullNames.IsTaken(catalog, table, name) ? name : null;
    }

    public static string? Collation(CatalogReader catalog, Column column) => Collation(catalog, column.Collation, column.CollationName);

    public static string? Collation(CatalogReader catalog, Oid collation, string? name) => collation.IsNone ? name : catalog.QualifiedName(collation);

    public static string Identity(CatalogReader catalog, Table table, Column column)
    {
        var sequence = catalog.Dependents(table.Oid).Select(catalog.Find<Sequence>).FirstOrDefault(s => s is { IsIdentity: true } && s.OwnedByTable == table.Oid && s.OwnedByColumn == column.Number);
        var options = sequence is null ? "" : $" (SEQUENCE NAME {catalog.QualifiedName(sequence)}{SequenceSql.Parameters(catalog, sequence, isIdentity: true)})";
        return $" GENERATED {(column.Identity == IdentityKind.Always ? "ALWAYS" : "BY DEFAULT")} AS IDENTITY{options}";
    }
}
