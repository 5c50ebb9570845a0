using PgRollback.Catalog;
using PgRollback.Planning;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

internal sealed partial class StatementGenerator
{
    /// <summary>Partitions that were tables of their own, with keys and indexes like those of the partitioned table or nearly so; indexes that are put together of parts.</summary>
    private static readonly (string Kind, Func<StatementGenerator, string?> Write)[] PartitionKinds =
    [
        ("CREATE TABLE PARTITION OF PARTITION BY", static g => g.CreateSubpartitioned()),
        ("CREATE TABLE to attach", static g => g.Partitioned() is { } p ? g.CreateToAttach(p) : null),
        ("CREATE TABLE to attach with indexes", static g => g.Partitioned(static (g, t) => ConstraintReplay.IndexesOf(g._catalog, t.Oid).Any()) is { } p ? $"CREATE TABLE {g.NewQualified("ai")} (LIKE {g.Name(p)} INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING INDEXES)" : null),
        ("ADD KEY to partitioned", static g => g.Partitioned() is { } p ? $"ALTER TABLE {g.Name(p)} ADD {g.KeyWithPartitionKey(p)}" : null),
        ("CREATE INDEX on partitioned", static g => g.Partitioned() is { } p && g.CreateIndexOn(p, "") is { } sql ? sql : null),
        ("ADD FOREIGN KEY to partitioned", static g => g.Partitioned() is { } p ? g.AddForeignKeyTo(p) : null),
        ("ADD KEY before ATTACH", static g => g.ToAttach() is var (p, t) ? g.LikeKeyOf(p, t) : null),
        ("CREATE INDEX before ATTACH", static g => g.ToAttach() is var (p, t) ? g.LikeIndexOf(p, t) : null),
        ("ADD FOREIGN KEY before ATTACH", static g => g.ToAttach() is var (p, t) ? g.LikeForeignKeyOf(p, t) : null),
        ("ATTACH PARTITION", static g => g.ToAttach() is var (p, t) ? $"ALTER TABLE {g.Name(p)} ATTACH PARTITION {g.Name(t)} {g.Bound(p)}" : null),
        ("ATTACH PARTITION more", static g => g.ToAttach(static (g, p, t) => ConstraintReplay.IndexesOf(g._catalog, p.Oid).Any() && ConstraintReplay.IndexesOf(g._catalog, t.Oid).Any()) is var (p, t) ? $"ALTER TABLE {g.Name(p)} ATTACH PARTITION {g.Name(t)} {g.Bound(p)}" : null),
        ("CREATE INDEX ON ONLY", static g => g.Partitioned(static (g, t) => Partitioning.HasPartitions(g._catalog, t)) is { } p ? g.CreateIndexOn(p, "ONLY ") : null),
        ("ADD KEY ONLY", static g => g.Partitioned(static (g, t) => Partitioning.HasPartitions(g._catalog, t)) is { } p ? $"ALTER TABLE ONLY {g.Name(p)} ADD {g.KeyWithPartitionKey(p, only: true)}" : null),
        ("CREATE INDEX for a part", static g => g.Waiting() is var (whole, t) ? g.LikeIndex(whole, t) : null),
        ("ALTER INDEX ATTACH PARTITION", static g => g.AttachIndex()),

        // Twice: each of them takes up what several others have made.
        ("ALTER INDEX ATTACH PARTITION", static g => g.AttachIndex()),
    ];

    private Table? Partitioned(Func<StatementGenerator, Table, bool>? which = null) => OneTable(t => t.PartitionKey is not null && which?.Invoke(this, t) != false);

    private string Bound(Table parent)
    {
        var year = 2000 + (_number % 90);
        var bound = parent.PartitionKey!.Text switch
        {
            var key when key.StartsWith("RANGE", StringComparison.OrdinalIgnoreCase) => $"FOR VALUES FROM ('{year}-01-01') TO ('{year + 1}-01-01')",
            var key when key.StartsWith("LIST", StringComparison.OrdinalIgnoreCase) => $"FOR VALUES IN ({_number})",
            _ => $"FOR VALUES WITH (MODULUS 97, REMAINDER {_number % 97})",
        };
        return Chance(10) ? "DEFAULT" : bound;
    }

    private string? CreateSubpartitioned() => Partitioned() is { } parent && parent.PartitionColumns.Count == 1 && parent.FindColumn(parent.PartitionColumns[0]) is { } column
        ? $"CREATE TABLE {NewQualified("sp")} PARTITION OF {Name(parent)} {Bound(parent)} PARTITION BY {(column.Type?.BuiltIn?.Name is "date" ? "RANGE" : Either("LIST", "HASH"))} ({Name(column)})"
        : null;

    private string CreateToAttach(Table parent)
    {
        if (Chance(60) || parent.Columns.Any(static c => c.Generated != GeneratedKind.None))
        {
            return $"CREATE TABLE {NewQualified("at")} (LIKE {Name(parent)} INCLUDING CONSTRAINTS INCLUDING GENERATED{Either("", " INCLUDING INDEXES", " INCLUDING DEFAULTS", " INCLUDING ALL EXCLUDING IDENTITY EXCLUDING STATISTICS")})";
        }

        // Another order of columns gives them other numbers.
        var columns = parent.Columns.Reverse().Select(c => $"{Name(c)} {TypeOf(c)}{(c.NotNull || Chance(10) ? " NOT NULL" : "")}").ToList();
        if (Chance(40) && PartitionColumn(parent) is { } key)
        {
            columns.Add(Either("PRIMARY KEY", "UNIQUE", "UNIQUE NULLS NOT DISTINCT") + $" ({Name(key)})");
        }

        return $"CREATE TABLE {NewQualified("at")} ({string.Join(", ", columns)}){(Chance(15) && PartitionColumn(parent) is { } by ? $" PARTITION BY {Either("HASH", "LIST", "RANGE")} ({Name(by)})" : "")}";
    }

    private static Column? PartitionColumn(Table parent) => parent.PartitionColumns.IsEmpty ? null : parent.FindColumn(parent.PartitionColumns[0]);

    /// <summary>A key of a partitioned table has the partition key in it.</summary>
    private string KeyWithPartitionKey(Table parent, bool only = false)
    {
        var keys = parent.PartitionColumns.Select(parent.FindColumn).OfType<Column>().ToList();
        if (Chance(40) && OneColumn(parent, c => IsOrdered(c) && !keys.Contains(c)) is { } more)
        {
            keys.Insert(_random.Next(keys.Count + 1), more);
        }

        // The server calls its refusal an internal error, at which the connection ends.
        var primary = only && Inheritance.Children(_catalog, parent.Oid).Exists(p => keys.Exists(k => p.FindColumn(k.Name) is not { NotNull: true })) ? "UNIQUE" : "PRIMARY KEY";
        var rest = Chance(15) && OneColumn(parent, c => !keys.Contains(c)) is { } included ? $" INCLUDE ({Name(included)})" : "";
        return Either("", $"CONSTRAINT {New("pu")} ") + Either(primary, "UNIQUE", "UNIQUE", "UNIQUE NULLS NOT DISTINCT") + $" ({string.Join(", ", keys.Select(Name))}){rest}{Either("", "", " DEFERRABLE")}";
    }

    private string? CreateIndexOn(Table table, string only)
    {
        if (OneColumn(table, IsOrdered) is not { } column)
        {
            return null;
        }

        var unique = Chance(25) && PartitionColumn(table) is { } key && IsOrdered(key) ? Name(key) : null;
        var text = OneColumn(table, IsText);
        var keys = unique ?? Either(Name(column), $"{Name(column)} DESC", text is null ? Name(column) : $"lower({Name(text)})", text is null ? Name(column) : $"{Name(text)} {Either("text_pattern_ops", "varchar_ops", "COLLATE \"C\"")}");
        return $"CREATE {(unique is null ? "" : "UNIQUE ")}INDEX {Either("", New("pi")!)} ON {only}{Name(table)} ({keys}){(unique is null && Chance(15) ? $" WHERE {Condition(table)}" : "")}";
    }

    private string? AddForeignKeyTo(Table table) =>
        One<TableConstraint>(static c => c.Type is ConstraintKind.PrimaryKey or ConstraintKind.Unique && c is { Columns.Count: 1, Deferrable: false }) is { } key
        && _catalog.Find(key.Table) is Table referenced
        && referenced.FindColumn(key.Columns[0]) is { } target
        && OneColumn(table, c => c.Type == target.Type && c.Generated == GeneratedKind.None) is { } column
            ? $"ALTER TABLE {Name(table)} ADD {Either("", $"CONSTRAINT {New("fp")} ")}FOREIGN KEY ({Name(column)}) REFERENCES {Name(referenced)} ({Name(target)}){Either("", " ON DELETE RESTRICT", " DEFERRABLE")}"
            : null;

    /// <summary>A partitioned table and one that has its columns.</summary>
    private (Table Parent, Table Table)? ToAttach(Func<StatementGenerator, Table, Table, bool>? which = null)
    {
        var tables = _catalog.InOrder.OfType<Table>().Where(static t => !t.IsForeign && t.PartitionOf.IsNone && t.Inherits.IsEmpty).ToList();
        var pairs = (from parent in _catalog.InOrder.OfType<Table>()
                     where parent.PartitionKey is not null
                     from table in tables
                     where table.Oid != parent.Oid && table.Columns.Count == parent.Columns.Count && parent.Columns.All(c => table.FindColumn(c.Name) is { } own && own.Type == c.Type && (own.NotNull || !c.NotNull))
                     where which?.Invoke(this, parent, table) != false
                     select (parent, table)).ToList();
        return pairs.Count == 0 ? null : Any(pairs);
    }

    /// <summary>A key like one of the partitioned table's, or nearly.</summary>
    private string? LikeKeyOf(Table parent, Table table)
    {
        if (ConstraintReplay.ConstraintsOf(_catalog, parent.Oid).Where(static c => c.Type is ConstraintKind.PrimaryKey or ConstraintKind.Unique).ToList() is not { Count: > 0 } keys)
        {
            return PartitionColumn(parent) is { } column && table.FindColumn(column.Name) is { } own ? $"ALTER TABLE {Name(table)} ADD {Either("PRIMARY KEY", "UNIQUE")} ({Name(own)})" : null;
        }

        var key = Any(keys);
        var index = _catalog.Find<Catalog.Index>(key.Index)!;
        var columns = key.Columns.Select(n => parent.FindColumn(n)!.Name).ToList();
        if (Chance(10))
        {
            columns.Reverse();
        }

        var kind = Chance(60) == (key.Type == ConstraintKind.PrimaryKey) ? "PRIMARY KEY" : index.NullsNotDistinct != Chance(10) ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE";
        var list = string.Join(", ", columns.Select(static n => SqlIdentifier.Quote(n)));
        var included = index.Included.IsEmpty || Chance(20) ? "" : $" INCLUDE ({string.Join(", ", index.Included.Select(n => SqlIdentifier.Quote(parent.FindColumn(n)!.Name)))})";
        return Chance(15)
            ? $"CREATE UNIQUE INDEX ON {Name(table)} ({list}){included}"
            : $"ALTER TABLE {Name(table)} ADD {Either("", $"CONSTRAINT {New("ak")} ")}{kind} ({list}){included}{(key.Deferrable != Chance(10) ? " DEFERRABLE" : "")}";
    }

    private string? LikeIndexOf(Table parent, Table table) =>
        ConstraintReplay.IndexesOf(_catalog, parent.Oid).ToList() is { Count: > 0 } indexes ? LikeIndex(Any(indexes), table) : CreateIndexOn(table, "");

    /// <summary>The same index on another table; now and then in another direction, unique or not.</summary>
    private string? LikeIndex(Catalog.Index index, Table table)
    {
        var parent = (Table)_catalog.Find(index.Table)!;
        if (index.IndexKeys.Any(static k => k.Operator is not null))
        {
            return null;
        }

        if (!index.Constraint.IsNone && Chance(80))
        {
            return LikeKeyOf(parent, table);
        }

        var keys = index.IndexKeys.Select(k => (k.Column == 0 ? $"({k.Expression!.ToSql(_catalog)})" : Name(parent.FindColumn(k.Column)!)) + k.Suffix + (Chance(10) ? " DESC" : k.Direction));
        var included = index.Included.IsEmpty ? "" : $" INCLUDE ({string.Join(", ", index.Included.Select(n => Name(parent.FindColumn(n)!)))})";
        return $"CREATE {(index.IsUnique != Chance(10) ? "UNIQUE " : "")}INDEX {Either("", New("al")!)} ON {Name(table)} ({string.Join(", ", keys)}){included}{(index.NullsNotDistinct ? " NULLS NOT DISTINCT" : "")}{(index.Predicate is null || Chance(10) ? "" : $" WHERE {index.Predicate.ToSql(_catalog)}")}";
    }

    private string? LikeForeignKeyOf(Table parent, Table table)
    {
        if (ConstraintReplay.ConstraintsOf(_catalog, parent.Oid).Where(static c => c.Type == ConstraintKind.ForeignKey).ToList() is not { Count: > 0 } keys)
        {
            return AddForeignKeyTo(table);
        }

        var key = Any(keys);
        var referenced = (Table)_catalog.Find(key.ReferencedTable)!;
        var name = Chance(15) ? $"CONSTRAINT {SqlIdentifier.Quote(key.Name)} " : Either("", $"CONSTRAINT {New("af")} ");
        return $"ALTER TABLE {Name(table)} ADD {name}FOREIGN KEY ({string.Join(", ", key.Columns.Select(n => Name(parent.FindColumn(n)!)))}) REFERENCES {Name(referenced)} ({string.Join(", ", key.ReferencedColumns.Select(n => Name(referenced.FindColumn(n)!)))})"
            + $"{(key.OnDelete is null || Chance(10) ? "" : " ON DELETE " + key.OnDelete)}{(key.Deferrable != Chance(10) ? " DEFERRABLE" : "")}{(Chance(10) ? " NOT VALID" : "")}";
    }

    /// <summary>An index of a partitioned table and a partition that has no part of it.</summary>
    private (Catalog.Index Whole, Table Partition)? Waiting(Func<StatementGenerator, Catalog.Index, Table, bool>? which = null)
    {
        var pairs = (from whole in _catalog.InOrder.OfType<Catalog.Index>()
                     where _catalog.Find(whole.Table) is Table { PartitionKey: not null }
                     from partition in Inheritance.Children(_catalog, whole.Table)
                     where !ConstraintReplay.IndexesOf(_catalog, partition.Oid).Any(i => i.PartitionOf == whole.Oid)
                     where which?.Invoke(this, whole, partition) != false
                     select (whole, partition)).ToList();
        return pairs.Count == 0 ? null : Any(pairs);
    }

    private string? AttachIndex()
    {
        var isAny = Chance(5);
        return Waiting((g, whole, t) => g.Part(whole, t) is { } part && (isAny || (PartitionMatch.IsSame(_catalog, part, whole) && PartitionMatch.HasConstraintFor(part, whole)))) is var (whole, t)
            ? $"ALTER INDEX {Name(whole)} ATTACH PARTITION {Name(Part(whole, t)!)}"
            : null;
    }

    private Catalog.Index? Part(Catalog.Index whole, Table partition) =>
        ConstraintReplay.IndexesOf(_catalog, partition.Oid).Where(static i => i.PartitionOf.IsNone).OrderByDescending(i => PartitionMatch.IsSame(_catalog, i, whole)).ThenByDescending(i => PartitionMatch.HasConstraintFor(i, whole)).FirstOrDefault();
}
