using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class AggregateReplay
{
    private static readonly string[] FunctionOptions = ["sfunc", "sfunc1", "finalfunc", "combinefunc", "serialfunc", "deserialfunc", "msfunc", "minvfunc", "mfinalfunc"];

    public static void Create(ReplaySession session, CreateAggregateStatement statement)
    {
        var schema = session.CreationSchema(statement.Name);
        var functions = new List<Oid>();
        var options = statement.Options.Select(o => Resolved(session, o, functions)).ToEquatableArray();
        var aggregate = new Routine
        {
            Oid = Oid.None,
            Name = statement.Name.Name,
            Schema = schema,
            RoutineKind = RoutineKind.Aggregate,
            Language = "internal",
            Parameters = statement.Parameters.Select(p => new RoutineParameter { Mode = p.Mode, Name = p.Name, Type = session.Type(p.Type) with { Modifiers = null } }).ToEquatableArray(),
            DirectArguments = statement.DirectArguments,
            AggregateOptions = Options.Set(default, options),
            AggregateFunctions = functions.Distinct().ToEquatableArray(),
            HasEffects = functions.Exists(f => session.Editor.Find<Routine>(f) is { } function && (RoutineEffects.MayChangeSchema(function) || RoutineEffects.MayChangeRows(function))),
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

    /// <summary>A function of the aggregate by its full name, whatever the search_path was.</summary>
    private static Option Resolved(ReplaySession session, Option option, List<Oid> functions)
    {
        if (option.Value is null || !FunctionOptions.Contains(option.Name, StringComparer.Ordinal) || session.Editor.FindRoutines(Name(option.Value), session.Path).FirstOrDefault() is not { } function)
        {
            return option;
        }

        functions.Add(function.Oid);
        return option with { Value = session.Editor.QualifiedName(function) };
    }

    private static QualifiedName Name(string written)
    {
        var names = SqlLexer.Tokenize(written).Where(static t => t.Kind is not TokenKind.Dot).Select(t => SqlTokenText.Identifier(written, t)).ToList();
        return new QualifiedName(names.Count > 1 ? names[names.Count - 2] : null, names.Count > 0 ? names[names.Count - 1] : written);
    }
}
