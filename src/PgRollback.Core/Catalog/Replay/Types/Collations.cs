using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What COLLATE names: a collation that a migration made, which may be renamed and moved, or one that PostgreSQL brings, which keeps its name.</summary>
internal static class Collations
{
    public static Oid Find(ReplaySession session, QualifiedName? name) =>
        name is not null && session.Editor.FindInPath(NameSpace.Collation, name, session.Path) is { } collation ? collation.Oid : Oid.None;

    /// <returns>Null where <see cref="Find"/> has it.</returns>
    public static string? Name(ReplaySession session, QualifiedName? name) =>
        name is null || !Find(session, name).IsNone ? null : name.Schema is null or "pg_catalog" ? SqlIdentifier.Quote(name.Name) : name.ToString();
}
