using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

internal sealed partial class StatementGenerator
{
    private static readonly (string Kind, Func<StatementGenerator, string?> Write)[] PublicationKinds =
    [
        ("CREATE PUBLICATION", static g => g.Published() is { } t ? $"CREATE PUBLICATION {g.New("pb")} FOR {g.Either(t, t, $"TABLES IN SCHEMA {g.Any(Schemas)}")}{g.Either("", " WITH (publish = 'insert, delete')", " WITH (publish_via_partition_root)")}" : null),
        ("ALTER PUBLICATION", static g => g.One<Publication>() is { } p && g.Published() is { } t
            ? $"ALTER PUBLICATION {SqlIdentifier.Quote(p.Name)} {g.Either("ADD " + t, "SET " + t, "SET (publish = 'update')", "SET (publish_via_partition_root = false)", $"ADD TABLES IN SCHEMA {g.Any(Schemas)}", p.Tables.IsEmpty ? $"RENAME TO {g.New("pr")}" : $"DROP TABLE {g.Name(g._catalog.Find(g.Any(p.Tables).Table)!)}")}"
            : null),
        ("DROP PUBLICATION", static g => g.One<Publication>() is { } p ? $"DROP PUBLICATION {SqlIdentifier.Quote(p.Name)}" : null),
        ("COMMENT ON PUBLICATION", static g => g.One<Publication>() is { } p ? $"COMMENT ON PUBLICATION {SqlIdentifier.Quote(p.Name)} IS {g.Text()}" : null),
    ];

    private string? Published() => OneTable(static t => t.Persistence == Persistence.Permanent) is { Columns.IsEmpty: false } table
        ? $"TABLE {Name(table)}{(Chance(30) ? $" ({Name(OneColumn(table)!)})" : "")}{(Chance(30) ? $" WHERE ({Condition(table)})" : "")}"
        : null;
}
