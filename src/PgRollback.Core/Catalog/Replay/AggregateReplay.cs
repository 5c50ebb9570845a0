using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class AggregateReplay
{
    private static readonly string[] FunctionOptions = ["sfunc", "sfunc1", "finalfunc", "combinefunc", "serialfunc", "deserialfunc", "msfunc", "minvfunc", "mfinalfunc"];

    public static void Create(ReplaySession session, CreateAggregateStatement statement)
    {
        var schema = session.CreationSchema(statement.Name);
        var functions = statement.Options
            .Where(o => o.Value is not null && FunctionOptions.Contains(o.Name, StringComparer.Ordinal))
            .Select(o => session.Editor.FindRoutines(Name(o.Value!), session.Path).FirstOrDefault())
            .Where(static r => r is not null)
            .Select(static r => r!.Oid)
            .Distinct()
            .ToEquatableArray();
        var aggregate = new Routine
        {
            Oid = Oid.None,
            Name = statement.Name.Name,
            Schema = schema,
            RoutineKind = RoutineKind.Aggregate,
            Language = "internal",
            Parameters = statement.Parameters.Select(p => new RoutineParameter { Mode = p.Mode, Name = p.Name, Type = session.Type(p.Type) with { Modifiers = null } }).ToEquatableArray(),
            DirectArguments = statement.DirectArguments,
            AggregateOptions = Options.Set(default, statement.Options),
            AggregateFunctions = functions,
            HasEffects = functions.Any(f => session.Editor.Find<Routine>(f) is { } function && (RoutineEffects.MayChangeSchema(function) || RoutineEffects.MayChangeRows(function))),
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        };
        var existing = RoutineReplay.FindExact(session.Editor, schema, aggregate);
        if (existing is not null && !statement.OrReplace)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"function \"{aggregate.Name}\" already exists with same argument types", ObjectAddress.Of(session.Editor, existing));
        }

        session.Editor.Put(existing is null
            ? DefaultPrivileges.Apply(session, aggregate with { Oid = session.Editor.NewOid() })
            : aggregate with { Oid = existing.Oid, Owner = existing.Owner, Acl = existing.Acl, Comment = existing.Comment, Origin = existing.Origin });
    }

    private static QualifiedName Name(string written)
    {
        var dot = written.IndexOf('.');
        return dot < 0 ? new QualifiedName(Schema: null, written) : new QualifiedName(written.Substring(0, dot), written.Substring(dot + 1));
    }
}
