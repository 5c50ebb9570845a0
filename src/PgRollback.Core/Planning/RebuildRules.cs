using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Which changes PostgreSQL has no ALTER for.</summary>
internal static class RebuildRules
{
    public static bool MustRebuild(CatalogReader from, DbObject now, CatalogReader to, DbObject target) => (now, target) switch
    {
        (View n, View t) => !Equal(from, WithoutColumnNames(ViewChange.Bare(n)), to, WithoutColumnNames(ViewChange.Bare(t))) && !ViewChange.CanReplace(from, n, to, t),
        (Routine n, Routine t) => !Equal(from, ObjectChange.Bare(n), to, ObjectChange.Bare(t))
            && (RoutineReplay.ReplaceConflict(from, n, t) is not null || !string.Equals(n.IdentityArguments(from), t.IdentityArguments(to), StringComparison.Ordinal)),
        (PgRollback.Catalog.Index n, PgRollback.Catalog.Index t) => n.Constraint != t.Constraint || !Same(from, Bare(n), to, Bare(t)),
        (TableConstraint n, TableConstraint t) => (!n.NotValid && t.NotValid) || !Same(from, Bare(n), to, Bare(t)),
        (Trigger n, Trigger t) => !Same(from, Bare(n) with { State = default }, to, Bare(t) with { State = default }),
        (Rule n, Rule t) => !Same(from, Bare(n) with { State = default }, to, Bare(t) with { State = default }),
        (Policy or DomainConstraint or DefinedType, _) => !Same(from, Bare(now), to, Bare(target)),
        (GenericObject n, GenericObject t) => n.Alterations == t.Alterations
            ? !Equal(from, Bare(n), to, Bare(t))
            : throw new PlanningException($"{ObjectAddress.Of(to, target)} was altered in a way that the model does not look into"),
        _ => false,
    };

    /// <summary>Index keys or conditions that are more than columns: they are stored as expressions of their time.</summary>
    public static bool HasExpressions(CatalogReader catalog, DbObject value) => value switch
    {
        PgRollback.Catalog.Index index => index.Predicate is not null || index.IndexKeys.Any(static k => k.Expression is not null),
        TableConstraint { Index.IsNone: false } key => HasExpressions(catalog, catalog.Find(key.Index)!),
        _ => true,
    };

    private static bool Equal(CatalogReader first, DbObject one, CatalogReader second, DbObject other) => CatalogComparison.AreEqual(first, one, second, other);

    /// <summary>Definitions are described by the names of what they use: those of a table that was renamed or moved differ only in that.</summary>
    private static bool Same(CatalogReader first, DbObject one, CatalogReader second, DbObject other) =>
        Equals(one with { Name = "", Origin = null }, other with { Name = "", Origin = null }) || Equal(first, one, second, other);

    private static View WithoutColumnNames(View view) => view with { Columns = default };

    private static T Bare<T>(T value)
        where T : DbObject =>
        value with { Owner = null, Comment = null, Acl = Acl.Default, SecurityLabels = default };

    /// <summary>Without what ALTER changes; a user mapping is renamed with its server.</summary>
    private static GenericObject Bare(GenericObject value)
    {
        var bare = Bare<GenericObject>(value) with { Options = default, State = default, StatisticsTarget = null };
        return value.ObjectKind == ObjectKind.UserMapping ? bare with { Signature = null } : bare;
    }

    private static PgRollback.Catalog.Index Bare(PgRollback.Catalog.Index index) =>
        Bare<PgRollback.Catalog.Index>(index) with { Options = default, Tablespace = null, Persistence = default, StatisticsTargets = default, EarlierColumnNames = default, Constraint = Oid.None, Schema = Oid.None };

    private static TableConstraint Bare(TableConstraint constraint)
    {
        // It goes where its table goes.
        var bare = Bare<TableConstraint>(constraint) with { NotValid = false, InheritCount = 0, Schema = Oid.None };
        return constraint.Type == ConstraintKind.ForeignKey ? bare with { Deferrable = false, InitiallyDeferred = false } : bare;
    }
}
