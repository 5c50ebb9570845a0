using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

internal sealed partial class StatementGenerator
{
    private static readonly (string Kind, Func<StatementGenerator, string?> Write)[] TableKinds =
    [
        ("CREATE TABLE", static g => g.CreateTable()),
        ("CREATE TABLE more", static g => g.CreateTable()),
        ("CREATE TABLE LIKE", static g => g.OneTable() is { } t ? $"CREATE TABLE {g.NewQualified("l")} (LIKE {g.Name(t)} INCLUDING {g.Either("ALL", "DEFAULTS", "CONSTRAINTS INCLUDING INDEXES", "COMMENTS INCLUDING STORAGE")})" : null),
        ("CREATE TABLE INHERITS", static g => g.PlainTable() is { } t ? $"CREATE TABLE {g.NewQualified("i")} (extra_{g._number} text) INHERITS ({g.Name(t)})" : null),
        ("CREATE TABLE PARTITION BY", static g => g.CreatePartitioned()),
        ("CREATE TABLE PARTITION OF", static g => g.CreatePartition()),
        ("DROP TABLE", static g => g.OneTable() is { } t ? $"DROP TABLE {g.Name(t)}{g.Either("", "", " CASCADE")}" : null),
        ("ALTER TABLE RENAME", static g => g.OneTable() is { } t ? $"ALTER TABLE {g.Name(t)} RENAME TO {g.New("r")}" : null),
        ("ALTER TABLE SET SCHEMA", static g => g.OneTable() is { } t ? $"ALTER TABLE {g.Name(t)} SET SCHEMA {g.Any(Schemas)}" : null),
        ("ALTER TABLE SET (…)", static g => g.PlainTable() is { } t ? $"ALTER TABLE {g.Name(t)} {g.Either("SET (fillfactor = 70)", "SET (autovacuum_enabled = false, fillfactor = 90)", "RESET (fillfactor)")}" : null),
        ("ALTER TABLE SET LOGGED", static g => g.PlainTable() is { } t ? $"ALTER TABLE {g.Name(t)} SET {g.Either("LOGGED", "UNLOGGED")}" : null),
        ("ALTER TABLE ROW LEVEL SECURITY", static g => g.OneTable() is { } t ? $"ALTER TABLE {g.Name(t)} {g.Either("ENABLE", "DISABLE", "FORCE", "NO FORCE")} ROW LEVEL SECURITY" : null),
        ("ALTER TABLE REPLICA IDENTITY", static g => g.OneTable() is { } t ? $"ALTER TABLE {g.Name(t)} REPLICA IDENTITY {g.Either("FULL", "NOTHING", "DEFAULT")}" : null),
        ("ALTER TABLE CLUSTER ON", static g => g.One<Catalog.Index>() is { } i && g._catalog.Find(i.Table) is Table t ? $"ALTER TABLE {g.Name(t)} {g.Either($"CLUSTER ON {SqlIdentifier.Quote(i.Name)}", "SET WITHOUT CLUSTER")}" : null),
        ("ALTER TABLE INHERIT", static g => g.AlterInherit()),
        ("ALTER TABLE DETACH PARTITION", static g => g.OneTable(static t => !t.PartitionOf.IsNone) is { } t ? $"ALTER TABLE {g.Name(g._catalog.Find(t.PartitionOf)!)} DETACH PARTITION {g.Name(t)}" : null),
        ("COMMENT ON TABLE", static g => g.OneTable() is { } t ? $"COMMENT ON TABLE {g.Name(t)} IS {g.Text()}" : null),
        ("CREATE STATISTICS", static g => g.CreateStatistics()),
        ("INSERT", static g => g.PlainTable() is { } t && g.OneColumn(t, static c => IsNumber(c) && c.Generated == GeneratedKind.None && c.Identity != IdentityKind.Always) is { } c ? $"INSERT INTO {g.Name(t)} ({Name(c)}) VALUES ({g._random.Next(10)})" : null),
        ("UPDATE", static g => g.PlainTable() is { } t && g.OneColumn(t, static c => IsNumber(c) && c.Generated == GeneratedKind.None && c.Identity != IdentityKind.Always) is { } c ? $"UPDATE {g.Name(t)} SET {Name(c)} = 1 WHERE {g.Condition(t)}" : null),
        ("DELETE", static g => g.PlainTable() is { } t ? $"DELETE FROM {g.Name(t)} WHERE {g.Condition(t)}" : null),
    ];

    private string Text() => Either("NULL", "'a comment'", "'it''s another'", "E'two\\nlines'");

    private string CreateTable()
    {
        var columns = new List<string>();
        columns.Add(Either("id integer PRIMARY KEY", "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "id serial PRIMARY KEY", "id bigserial", "id uuid DEFAULT gen_random_uuid() NOT NULL", "id integer UNIQUE"));
        for (var i = _random.Next(1, 6); i > 0; i--)
        {
            columns.Add(NewColumn($"c{_number}_{i}"));
        }

        if (Chance(25))
        {
            columns.Add($"CHECK (c{_number}_1 IS NOT NULL)");
        }

        if (Chance(20))
        {
            columns.Add($"CONSTRAINT named_{_number} UNIQUE (c{_number}_1{(columns.Count > 3 ? ", id" : "")})");
        }

        if (Chance(20) && OneTable(t => ConstraintReplay.PrimaryKeyOf(_catalog, t.Oid) is { Columns.Count: 1 }) is { } referenced)
        {
            var key = referenced.FindColumn(ConstraintReplay.PrimaryKeyOf(_catalog, referenced.Oid)!.Columns[0])!;
            columns.Add($"ref_{_number} {TypeOf(key)} REFERENCES {Name(referenced)}{Either("", " ON DELETE CASCADE", " ON UPDATE CASCADE ON DELETE SET NULL", " DEFERRABLE INITIALLY DEFERRED")}");
        }

        return $"CREATE {(Chance(5) ? "UNLOGGED " : "")}TABLE {(Chance(10) ? "IF NOT EXISTS " : "")}{NewQualified("t")} ({string.Join(", ", columns)}){(Chance(10) ? " WITH (fillfactor = 80)" : "")}";
    }

    private string NewColumn(string name)
    {
        var (type, value) = NewType();
        return name + " " + type + (Chance(30) ? " DEFAULT " + value : "") + (Chance(25) ? " NOT NULL" : "") + (Chance(5) ? " UNIQUE" : "");
    }

    private string CreatePartitioned() => Chance(50)
        ? $"CREATE TABLE {NewQualified("p")} (id integer NOT NULL, day date NOT NULL, note text{Either("", ", PRIMARY KEY (id, day)", ", UNIQUE (day, id)")}) PARTITION BY RANGE (day)"
        : $"CREATE TABLE {NewQualified("p")} (id integer NOT NULL, note text DEFAULT 'a'{Either("", ", PRIMARY KEY (id)")}) PARTITION BY {Either("LIST (id)", "HASH (id)")}";

    private string? CreatePartition()
    {
        if (OneTable(static t => t.PartitionKey is not null) is not { } parent)
        {
            return null;
        }

        return $"CREATE TABLE {NewQualified("q")} PARTITION OF {Name(parent)} {Bound(parent)}";
    }

    private string? AlterInherit()
    {
        if (OneTable(static t => !t.Inherits.IsEmpty) is { } child && Chance(50))
        {
            return $"ALTER TABLE {Name(child)} NO INHERIT {Name(_catalog.Find(child.Inherits[0])!)}";
        }

        return PlainTable() is { } parent && PlainTable(t => t != parent && parent.Columns.All(p => t.Columns.Any(c => c.Name == p.Name && c.Type == p.Type && (c.NotNull || !p.NotNull)))) is { } one
            ? $"ALTER TABLE {Name(one)} INHERIT {Name(parent)}"
            : null;
    }

    private string? CreateStatistics() => PlainTable(static t => t.Columns.Count(IsOrdered) >= 2) is { } table
        ? $"CREATE STATISTICS {NewQualified("st")}{Either("", " (ndistinct)", " (dependencies, mcv)")} ON {string.Join(", ", table.Columns.Where(IsOrdered).Take(2).Select(Name))} FROM {Name(table)}"
        : null;
}
