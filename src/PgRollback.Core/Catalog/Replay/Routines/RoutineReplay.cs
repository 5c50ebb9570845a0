using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class RoutineReplay
{
    public static void Create(ReplaySession session, CreateFunctionStatement statement)
    {
        var schema = session.CreationSchema(statement.Name);
        var parameters = statement.Parameters.Select(p => Resolve(session, p)).ToEquatableArray();
        var routine = new Routine
        {
            Oid = Oid.None,
            Name = statement.Name.Name,
            Schema = schema,
            RoutineKind = statement.IsProcedure ? RoutineKind.Procedure : RoutineKind.Function,
            Parameters = parameters,
            Returns = Returns(session, statement, parameters),
            Language = statement.Language?.ToLowerInvariant() ?? "sql",
            Body = statement.Body,
            LinkSymbol = statement.LinkSymbol,
            Owner = session.CurrentRole,
            Origin = session.Provenance,
            CreationPath = session.Path == SearchPath.Default ? default : session.Path.Schemas,
        };
        routine = Apply(session, routine, statement.Options);
        if (statement.SqlBody is { } sqlBody)
        {
            routine = routine with { SqlBody = session.Resolver.ResolveRoutineBody(sqlBody, routine.Name, routine.Parameters, routine.Returns) };
        }

        var existing = FindExact(session.Editor, schema, routine);
        if (existing is null)
        {
            session.Editor.Put(DefaultPrivileges.Apply(session, routine with { Oid = session.Editor.NewOid() }));
            return;
        }

        if (!statement.OrReplace)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"function \"{routine.Name}\" already exists with same argument types", ObjectAddress.Of(session.Editor, existing));
        }

        if (ReplaceConflict(session.Editor, existing, routine) is { } conflict)
        {
            throw new ReplayException(conflict);
        }

        session.Keep(existing, "was there before; its earlier definition is restored");

        // REPLACE keeps owner, privileges and comment; everything else is as the new statement says.
        session.Editor.Put(routine with { Oid = existing.Oid, Owner = existing.Owner, Acl = existing.Acl, Comment = existing.Comment, SecurityLabels = existing.SecurityLabels, Origin = existing.Origin });
    }

    /// <summary>Why CREATE OR REPLACE would be refused, or null: result type, parameter names and defaults are not free.</summary>
    public static string? ReplaceConflict(CatalogReader catalog, Routine existing, Routine replacement)
    {
        if (existing.RoutineKind != replacement.RoutineKind)
        {
            return "cannot change routine kind";
        }

        if (ResultSql(catalog, existing) != ResultSql(catalog, replacement))
        {
            return "cannot change return type of existing function";
        }

        var before = existing.Parameters.Where(static p => p.IsInput).ToList();
        var after = replacement.Parameters.Where(static p => p.IsInput).ToList();
        for (var i = 0; i < before.Count; i++)
        {
            if (before[i].Name is { } name && !string.Equals(name, after[i].Name, StringComparison.Ordinal))
            {
                return $"cannot change name of input parameter \"{name}\"";
            }

            if (before[i].Default is not null && after[i].Default is null)
            {
                return "cannot remove parameter defaults from existing function";
            }
        }

        return null;
    }

    private static string ResultSql(CatalogReader catalog, Routine routine) =>
        (routine.Returns?.WithoutModifiersButSet.ToSql(catalog) ?? "") + "|" + string.Join(",", routine.Parameters.Where(static p => p.Mode is ParameterMode.Out or ParameterMode.InOut or ParameterMode.Table)
            .Select(p => p.Mode + " " + p.Name + " " + p.Type.WithoutModifiers.ToSql(catalog)));

    public static void Alter(ReplaySession session, AlterFunctionStatement statement)
    {
        var routine = Find(session, statement.Function);
        session.Editor.Put(Apply(session, routine, statement.Options));
    }

    /// <summary>The routine that a reference means: with argument types exactly that, without them the only one of that name.</summary>
    public static Routine Find(ReplaySession session, ObjectReference reference) =>
        TryFind(session, reference) ?? throw Undefined(session, reference);

    public static Routine? TryFind(ReplaySession session, ObjectReference reference)
    {
        if (reference.Arguments is not { } arguments)
        {
            var candidates = session.Editor.FindRoutines(reference.Name, session.Path).Where(r => Fits(reference.Kind, r.RoutineKind)).ToList();
            return candidates.Count switch
            {
                0 => null,
                1 => candidates[0],
                _ when candidates[0].Schema != candidates[1].Schema => candidates[0],
                _ => throw new ReplayException($"function name \"{ReplaySession.Plain(reference.Name)}\" is not unique"),
            };
        }

        var types = new List<TypeReference>();
        foreach (var argument in arguments)
        {
            if (argument is null || TypeResolver.TryResolve(session.Editor, session.Path, argument) is not { } type)
            {
                return null;
            }

            types.Add(type);
        }

        var byInput = session.Editor.FindRoutines(reference.Name, session.Path, types).FirstOrDefault(r => Fits(reference.Kind, r.RoutineKind));
        var byAll = reference.HasParameterModes || reference.Kind is not (ObjectKind.Procedure or ObjectKind.Routine)
            ? null
            : session.Editor.FindRoutines(reference.Name, session.Path).FirstOrDefault(r => r.RoutineKind == RoutineKind.Procedure && r.HasTypes(types));
        return byInput is null || byAll is null || byInput.Oid == byAll.Oid
            ? byInput ?? byAll
            : throw new ReplayException($"procedure name \"{ReplaySession.Plain(reference.Name)}\" is not unique");
    }

    public static ReplayException Undefined(ReplaySession session, ObjectReference reference)
    {
        var written = ReplaySession.Plain(reference.Name) + (reference.Arguments is { } arguments
            ? "(" + string.Join(", ", arguments.Select(a => a is null ? "NONE" : TypeResolver.TryResolve(session.Editor, session.Path, a)?.ToSql(session.Editor) ?? a.Name.ToString())) + ")"
            : "");
        var others = session.Editor.FindRoutines(reference.Name, session.Path).Select(r => ObjectAddress.Of(session.Editor, r)).ToList();
        return others.Count == 0
            ? new ReplayException(ReplayError.UndefinedObject, $"function {written} does not exist", $"function {written}")
            : new ReplayException(ReplayError.WrongSignature, $"function {written} does not exist", string.Join("; ", others));
    }

    public static Routine? FindExact(CatalogReader catalog, Oid schema, Routine routine) =>
        catalog.FindRoutines(schema, routine.Name, routine.InputParameters.Select(static p => p.Type).ToList()).FirstOrDefault();

    private static bool Fits(ObjectKind kind, RoutineKind routine) => kind switch
    {
        ObjectKind.Procedure => routine == RoutineKind.Procedure,
        ObjectKind.Aggregate => routine == RoutineKind.Aggregate,
        ObjectKind.Function => routine is RoutineKind.Function or RoutineKind.Aggregate,
        _ => true,
    };

    private static RoutineParameter Resolve(ReplaySession session, Parameter parameter)
    {
        var type = session.Type(parameter.Type) with { Modifiers = null };
        return new RoutineParameter
        {
            Mode = parameter.Mode,
            Name = parameter.Name,
            Type = type,
            Default = parameter.Default is { } value ? session.Resolver.ResolveExpression(value, relation: null, type) : null,
        };
    }

    private static TypeReference? Returns(ReplaySession session, CreateFunctionStatement statement, EquatableArray<RoutineParameter> parameters)
    {
        if (statement.IsProcedure)
        {
            return null;
        }

        if (statement.Returns is not null)
        {
            return session.Type(statement.Returns) with { Modifiers = null };
        }

        if (parameters.Any(static p => p.Mode == ParameterMode.Table))
        {
            var columns = parameters.Where(static p => p.Mode == ParameterMode.Table).ToList();
            return (columns.Count == 1 ? columns[0].Type : TypeReference.OfBuiltIn("record")) with { SetOf = true };
        }

        var outputs = parameters.Where(static p => p.Mode is ParameterMode.Out or ParameterMode.InOut).ToList();
        return outputs.Count switch { 0 => null, 1 => outputs[0].Type, _ => TypeReference.OfBuiltIn("record") };
    }

    private static Routine Apply(ReplaySession session, Routine routine, FunctionOptions options) => routine with
    {
        Volatility = options.Volatility ?? routine.Volatility,
        Strict = options.Strict ?? routine.Strict,
        SecurityDefiner = options.SecurityDefiner ?? routine.SecurityDefiner,
        Leakproof = options.Leakproof ?? routine.Leakproof,
        Window = options.Window ?? routine.Window,
        Parallel = options.Parallel ?? routine.Parallel,
        Cost = (options.Cost ?? routine.Cost) is { } cost && cost != (routine.Language is "c" or "internal" ? "1" : "100") ? cost : null,
        Rows = (options.Rows ?? routine.Rows) is { } rows && rows != "1000" ? rows : null,
        Support = options.Support?.ToString() ?? routine.Support,
        TransformTypes = options.TransformTypes.IsEmpty ? routine.TransformTypes : options.TransformTypes.Select(session.Type).ToEquatableArray(),
        Settings = Settings(session, routine.Settings, options.Settings),
    };

    private static EquatableArray<ConfigurationSetting> Settings(ReplaySession session, EquatableArray<ConfigurationSetting> current, EquatableArray<ConfigurationSetting> changes)
    {
        var result = current.ToList();
        foreach (var change in changes)
        {
            if (change is { Name: "ALL", Value: null })
            {
                result.Clear();
                continue;
            }

            result.RemoveAll(s => string.Equals(s.Name, change.Name, StringComparison.OrdinalIgnoreCase));
            if (change.FromCurrent)
            {
                result.Add(FromCurrent(session, change));
            }
            else if (change.Value is not null)
            {
                result.Add(change);
            }
        }

        return result.OrderBy(static s => s.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>A search_path that the migration set has a value; a session's own is taken again when the routine is made again.</summary>
    private static ConfigurationSetting FromCurrent(ReplaySession session, ConfigurationSetting setting)
    {
        if (!string.Equals(setting.Name, "search_path", StringComparison.OrdinalIgnoreCase))
        {
            session.AddGap(GapKind.Schema, $"SET {setting.Name} FROM CURRENT takes a value that the text does not show", code: "");
            return setting;
        }

        return session.Path.Schemas == session.InitialPath.Schemas
            ? setting
            : new ConfigurationSetting(setting.Name, session.Path.Schemas.IsEmpty ? "''" : string.Join(", ", session.Path.Schemas.Select(SqlIdentifier.Quote)));
    }
}
