using PgRollback.Catalog;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Steps with what is known of their object: names, signature, lock, place in the migration.</summary>
internal sealed class StepFactory(Func<Oid, Provenance?> provenance, LineMap lines)
{
    /// <param name="kind">Verb and kind: <c>DropTable</c>.</param>
    /// <param name="key">The object whose place in the migration is shown.</param>
    public RollbackStep Create(CatalogReader catalog, string kind, DbObject value, Oid key, string sql, string? table = null)
    {
        // Only a place in this migration: what an older one made is nothing that is taken back here.
        var origin = provenance(key);
        var parent = value.ParentOid.IsNone ? (value as PgRollback.Catalog.Index)?.Table ?? Oid.None : value.ParentOid;
        var schema = value.SchemaOid.IsNone ? catalog.Find(parent)?.SchemaOid ?? Oid.None : value.SchemaOid;
        return new RollbackStep
        {
            Kind = kind,
            ObjectKind = value.Kind,
            Schema = schema.IsNone ? null : catalog.SchemaName(schema),
            Name = value.Name,
            Table = table ?? catalog.Find(parent)?.Name,
            ArgumentTypes = value is Routine routine ? routine.InputParameters.Select(p => p.Type.WithoutModifiers.ToSql(catalog)).ToEquatableArray() : null,
            Sql = sql,
            Source = origin is null ? null : new StepSource(origin.Path, lines.Position(origin.Span.Start)),
            Lock = StepLocks.Of(kind, value),
            Transactional = sql.IndexOf("INDEX CONCURRENTLY ", StringComparison.Ordinal) < 0,
        };
    }

    public static string Word(DbObject value) => value switch
    {
        TableConstraint or DomainConstraint => "Constraint",
        Table { IsForeign: true } => "ForeignTable",
        Table => "Table",
        View { IsMaterialized: true } => "MaterializedView",
        GenericObject generic => generic.ObjectKind.ToString(),
        DomainType => "Domain",
        UserType => "Type",
        Routine routine => routine.RoutineKind.ToString(),
        _ => value.GetType().Name,
    };
}

/// <summary>The strongest table-level lock that a kind of step takes, as PostgreSQL documents it.</summary>
internal static class StepLocks
{
    public static string? Of(string kind, DbObject value) => value switch
    {
        PgRollback.Catalog.Index { Concurrently: true } => "SHARE UPDATE EXCLUSIVE",
        PgRollback.Catalog.Index when kind.StartsWith("Create", StringComparison.Ordinal) => "SHARE",
        TableConstraint { Type: ConstraintKind.ForeignKey } when kind.StartsWith("Add", StringComparison.Ordinal) => "SHARE ROW EXCLUSIVE",
        Trigger when kind.StartsWith("Create", StringComparison.Ordinal) => "SHARE ROW EXCLUSIVE",
        _ when kind.StartsWith("SetComment", StringComparison.Ordinal) => value is Relation ? "SHARE UPDATE EXCLUSIVE" : null,
        _ when kind is "Grant" or "Revoke" => null,
        _ when kind.StartsWith("Create", StringComparison.Ordinal) && value is Relation => null,
        Relation or TableConstraint or Trigger or Rule or Policy => "ACCESS EXCLUSIVE",
        _ => null,
    };
}
