using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

internal sealed partial class StatementGenerator
{
    private static readonly (string Kind, Func<StatementGenerator, string?> Write)[] ViewKinds =
    [
        ("CREATE VIEW", static g => g.ViewQuery() is { } q ? $"CREATE VIEW {g.NewQualified("v")}{g.Either("", "", " WITH (security_barrier = true)")} AS {q}" : null),
        ("CREATE VIEW more", static g => g.ViewQuery() is { } q ? $"CREATE OR REPLACE VIEW {g.NewQualified("v")} AS {q}" : null),
        ("CREATE RECURSIVE VIEW", static g => g.RecursiveView()),
        ("CREATE OR REPLACE VIEW", static g => g.ReplaceView()),
        ("CREATE MATERIALIZED VIEW", static g => g.ViewQuery() is { } q ? $"CREATE MATERIALIZED VIEW {g.NewQualified("mv")} AS {q}{g.Either("", " WITH NO DATA")}" : null),
        ("DROP VIEW", static g => g.One<View>(static v => !v.IsMaterialized) is { } v ? $"DROP VIEW {g.Name(v)}{g.Either("", " CASCADE")}" : null),
        ("DROP MATERIALIZED VIEW", static g => g.One<View>(static v => v.IsMaterialized) is { } v ? $"DROP MATERIALIZED VIEW {g.Name(v)}{g.Either("", " CASCADE")}" : null),
        ("ALTER VIEW RENAME", static g => g.One<View>(static v => !v.IsMaterialized) is { } v ? $"ALTER VIEW {g.Name(v)} RENAME TO {g.New("rv")}" : null),
        ("ALTER VIEW RENAME COLUMN", static g => g.One<View>(static v => !v.IsMaterialized) is { } v && g.OneColumn(v) is { } c ? $"ALTER VIEW {g.Name(v)} RENAME COLUMN {Name(c)} TO {g.New("vc")}" : null),
        ("ALTER VIEW ALTER COLUMN", static g => g.One<View>(static v => !v.IsMaterialized) is { } v && g.OneColumn(v) is { } c ? $"ALTER VIEW {g.Name(v)} ALTER COLUMN {Name(c)} {g.Either($"SET DEFAULT {(c.Type is null ? "NULL" : g.ValueOf(c))}", "DROP DEFAULT")}" : null),
        ("ALTER VIEW SET (…)", static g => g.One<View>(static v => !v.IsMaterialized) is { } v ? $"ALTER VIEW {g.Name(v)} {g.Either("SET (security_invoker = true)", "RESET (security_invoker)", "SET (security_barrier)")}" : null),
        ("ALTER VIEW SET SCHEMA", static g => g.One<View>() is { } v ? $"ALTER {(v.IsMaterialized ? "MATERIALIZED " : "")}VIEW {g.Name(v)} SET SCHEMA {g.Any(Schemas)}" : null),
        ("COMMENT ON VIEW", static g => g.One<View>() is { } v ? $"COMMENT ON {(v.IsMaterialized ? "MATERIALIZED " : "")}VIEW {g.Name(v)} IS {g.Text()}" : null),
        ("CREATE SEQUENCE", static g => $"CREATE SEQUENCE {g.NewQualified("sq")}{g.Either("", " AS integer", " INCREMENT 5 START 100", " MINVALUE 0 MAXVALUE 99 CYCLE CACHE 3")}"),
        ("ALTER SEQUENCE", static g => g.One<Sequence>() is { } s ? $"ALTER SEQUENCE {g.Name(s)} {g.Either("INCREMENT 2", "CACHE 7", "MAXVALUE 12345", "NO MAXVALUE", "CYCLE", "START 3", "AS bigint")}" : null),
        ("ALTER SEQUENCE OWNED BY", static g => g.One<Sequence>(static s => !s.IsIdentity) is { } s && g.Column() is var (t, c) ? $"ALTER SEQUENCE {g.Name(s)} OWNED BY {g.Either("NONE", $"{g.Name(t)}.{Name(c)}")}" : null),
        ("ALTER SEQUENCE RENAME", static g => g.One<Sequence>() is { } s ? $"ALTER SEQUENCE {g.Name(s)} RENAME TO {g.New("rs")}" : null),
        ("DROP SEQUENCE", static g => g.One<Sequence>(static s => !s.IsIdentity) is { } s ? $"DROP SEQUENCE {g.Name(s)}{g.Either("", " CASCADE")}" : null),
        ("COMMENT ON SEQUENCE", static g => g.One<Sequence>() is { } s ? $"COMMENT ON SEQUENCE {g.Name(s)} IS {g.Text()}" : null),
    ];

    private string RecursiveView()
    {
        var name = New("w");
        return $"CREATE RECURSIVE VIEW {SqlIdentifier.Quote(Any(Schemas))}.{name} (n) AS VALUES ({_number}) UNION ALL SELECT n + 1 FROM {name} WHERE n < 99";
    }

    private string? ViewQuery()
    {
        var relation = Chance(20) ? (DbObject?)One<View>() ?? OneTable() : OneTable();
        if (relation is not IHasColumns { Columns.IsEmpty: false } columns)
        {
            return null;
        }

        var chosen = columns.Columns.Where(_ => Chance(60)).DefaultIfEmpty(columns.Columns[0]).ToList();
        var list = string.Join(", ", chosen.Select(c => "x." + Name(c)));
        var other = OneTable(static t => !t.Columns.IsEmpty);
        var number1 = OneColumn(columns, IsNumber);
        return _random.Next(8) switch
        {
            0 => $"SELECT * FROM {Name(relation)}",
            1 => $"SELECT {list} FROM {Name(relation)} AS x WHERE {Condition(columns, "x.")}",
            2 when other is not null => $"SELECT {list}, count(y.*) AS others FROM {Name(relation)} x LEFT JOIN {Name(other)} y ON true GROUP BY {list}",
            3 when number1 is not null => $"SELECT x.{Name(number1)} + 1 AS next, sum(x.{Name(number1)}) OVER () AS total FROM {Name(relation)} x ORDER BY 1",
            4 => $"WITH w AS (SELECT {list} FROM {Name(relation)} x) SELECT * FROM w",
            5 => $"SELECT {list} FROM {Name(relation)} x UNION ALL SELECT {list} FROM {Name(relation)} x",
            6 => $"SELECT {list}, CASE WHEN {Condition(columns, "x.")} THEN 'yes' ELSE 'no' END AS flag_{_number} FROM {Name(relation)} x",
            7 => $"SELECT {list} FROM {Name(relation)} x WHERE EXISTS (SELECT 1 FROM {Name(other ?? relation)} z WHERE {Condition((other as IHasColumns) ?? columns, "z.")})",
            _ => $"SELECT {list} FROM {Name(relation)} x",
        };
    }

    /// <summary>The query as it is, with a column more.</summary>
    private string? ReplaceView()
    {
        if (One<View>(static v => !v.IsMaterialized && v.CheckOption is null && v.Columns.All(static c => c.Type is not null)) is not { } view)
        {
            return null;
        }

        return $"CREATE OR REPLACE VIEW {Name(view)} ({string.Join(", ", view.Columns.Select(Name).Append("more_" + _number))}) AS SELECT q.*, {Either("1", "'more'::text", "now()")} FROM ({view.Query.ToSql(_catalog)}) AS q";
    }
}
