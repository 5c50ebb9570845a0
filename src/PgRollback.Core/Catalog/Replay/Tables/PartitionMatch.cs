using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What a table already has and what its partitioned table has: which of it PostgreSQL takes for the same.</summary>
internal static class PartitionMatch
{
    /// <summary>Operator classes of btree and hash that stand for no other family than a column of their types has anyway.</summary>
    private static readonly HashSet<string> Defaults = new(StringComparer.Ordinal)
    {
        "int2_ops", "int4_ops", "int8_ops", "float4_ops", "float8_ops", "numeric_ops", "text_ops", "varchar_ops", "bpchar_ops", "char_ops", "name_ops", "bool_ops", "bytea_ops", "date_ops",
        "time_ops", "timetz_ops", "timestamp_ops", "timestamptz_ops", "interval_ops", "uuid_ops", "inet_ops", "cidr_ops", "macaddr_ops", "macaddr8_ops", "jsonb_ops", "array_ops", "enum_ops",
        "range_ops", "multirange_ops", "oid_ops", "bit_ops", "varbit_ops", "money_ops", "pg_lsn_ops", "record_ops", "tsvector_ops", "tsquery_ops",
    };

    /// <summary>The server looks past directions and options of operator classes, and does not compare what has operators of its own: exclusion constraints and keys WITHOUT OVERLAPS.</summary>
    public static bool IsSame(CatalogReader catalog, Index own, Index parent) =>
        (own.IsUnique, own.NullsNotDistinct, own.AccessMethod) == (parent.IsUnique, parent.NullsNotDistinct, parent.AccessMethod)
        && !HasOperators(catalog, own)
        && !HasOperators(catalog, parent)
        && What(catalog, own).SequenceEqual(What(catalog, parent), StringComparer.Ordinal);

    /// <summary>A part of an index with a constraint has a constraint too.</summary>
    public static bool HasConstraintFor(Index own, Index parent) => parent.Constraint.IsNone || !own.Constraint.IsNone;

    /// <summary>Both are primary keys, or neither is.</summary>
    public static bool IsSameType(CatalogReader catalog, Index own, Index parent) =>
        catalog.Find<TableConstraint>(parent.Constraint) is not { } constraint || catalog.Find<TableConstraint>(own.Constraint)?.Type == constraint.Type;

    /// <summary>The columns of ON DELETE SET NULL are not compared.</summary>
    public static bool IsSameForeignKey(TableConstraint own, TableConstraint parent, EquatableArray<int> columns) =>
        own.Type == ConstraintKind.ForeignKey
        && own.PartitionOf.IsNone
        && own.Columns == columns
        && own.ReferencedTable == parent.ReferencedTable
        && own.ReferencedColumns == parent.ReferencedColumns
        && (own.Match, own.OnDelete, own.OnUpdate, own.Deferrable, own.InitiallyDeferred) == (parent.Match, parent.OnDelete, parent.OnUpdate, parent.Deferrable, parent.InitiallyDeferred);

    private static bool HasOperators(CatalogReader catalog, Index index) =>
        index.IndexKeys.Any(static k => k.Operator is not null) || catalog.Find<TableConstraint>(index.Constraint) is { Temporal: true };

    private static IEnumerable<string?> What(CatalogReader catalog, Index index)
    {
        var table = catalog.Find(index.Table) as IHasColumns;
        foreach (var key in index.IndexKeys)
        {
            var column = key.Column == 0 ? null : table?.FindColumn(key.Column);
            yield return index.KeySql(catalog, key with { Direction = "", Suffix = Family(index, column, key.Suffix) }, canonical: true);
        }

        foreach (var column in index.Included)
        {
            yield return " INCLUDE " + index.ColumnName(catalog, column);
        }

        yield return index.Predicate?.ToCanonical(catalog);
    }

    /// <summary>Collation and operator family, without what the column has by itself.</summary>
    private static string Family(Index index, Column? column, string suffix)
    {
        const string Collate = " COLLATE ";
        var collation = "";
        if (suffix.StartsWith(Collate, StringComparison.Ordinal))
        {
            var end = EndOfName(suffix, Collate.Length);
            collation = suffix.Substring(0, end);
            suffix = suffix.Substring(end);
        }

        var options = suffix.IndexOf(" (", StringComparison.Ordinal);
        var name = (options < 0 ? suffix : suffix.Substring(0, options)).Trim();
        name = name.StartsWith("pg_catalog.", StringComparison.Ordinal) ? name.Substring("pg_catalog.".Length) : name;
        var isDefault = index.AccessMethod is null or "hash" && Defaults.Contains(name) && (column?.Type?.BuiltIn?.Name is not "bpchar" || name is "bpchar_ops");
        return collation + " " + (isDefault ? "" : name is "varchar_pattern_ops" ? "text_pattern_ops" : name);
    }

    /// <summary>Names can be quoted, and then have spaces in them.</summary>
    private static int EndOfName(string text, int start)
    {
        var quoted = false;
        for (var i = start; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (text[i] == ' ' && !quoted)
            {
                return i;
            }
        }

        return text.Length;
    }
}
