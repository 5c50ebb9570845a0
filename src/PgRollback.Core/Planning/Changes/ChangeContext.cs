using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What the change of one object needs: the state now, the state to get to, and a way to say a step.</summary>
internal sealed class ChangeContext(WorkingCatalog working, CatalogReader from, CatalogReader to, StepFactory steps)
{
    public WorkingCatalog Working => working;

    public CatalogReader Now => working.Editor;

    public CatalogReader From => from;

    public CatalogReader To => to;

    /// <summary>Runs one step that concerns <paramref name="target"/>, an object of the target catalog.</summary>
    public void Run(string kind, DbObject target, string sql, Func<RollbackStep, RollbackStep>? complete = null)
    {
        var step = steps.Create(to, kind, target, target.Oid, sql);
        working.Run(complete is null ? step : complete(step));
    }

    public void RunOn(CatalogReader catalog, string kind, DbObject value, Oid key, string sql, Func<RollbackStep, RollbackStep>? complete = null)
    {
        var step = steps.Create(catalog, kind, value, key, sql);
        working.Run(complete is null ? step : complete(step));
    }

    public string Name(Oid oid) => Now.QualifiedName(working.Current(oid));

    /// <summary>An expression of the target catalog, equal in text and meaning to one of the present.</summary>
    public bool Same(Expression? now, Expression? target) =>
        now is null || target is null ? now is null && target is null : Expression.AreSame(now, Now, target, to);

    public bool Same(TypeReference? now, TypeReference? target) =>
        now is null || target is null ? now is null && target is null : string.Equals(now.ToSql(Now), target.ToSql(to), StringComparison.Ordinal);

    public bool Same(Oid now, Oid target) => now.IsNone ? target.IsNone : now == working.Current(target);
}
