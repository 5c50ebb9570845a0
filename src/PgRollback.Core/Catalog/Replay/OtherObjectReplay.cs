using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Objects with a statement of their own that are kept by their text: event triggers and casts.</summary>
internal static class OtherObjectReplay
{
    public static bool TryApply(ReplaySession session, Statement statement)
    {
        switch (statement)
        {
            case CreateStatisticsStatement s:
                StatisticsReplay.Create(session, s);
                return true;
            case AlterStatisticsStatement s:
                StatisticsReplay.Alter(session, s);
                return true;
            case CreateEventTriggerStatement s:
                CreateEventTrigger(session, s);
                return true;
            case AlterEventTriggerStatement s:
                AlterEventTrigger(session, s);
                return true;
            case CreateCastStatement s:
                CreateCast(session, s);
                return true;
            case CreateOperatorStatement s:
                OperatorReplay.Create(session, s);
                return true;
            case SetTypeOptionsStatement { Object.Kind: ObjectKind.Operator } s:
                GenericReplay.Alter(session, new AlterObjectStatement { Object = s.Object, Definition = new SqlFragment($"SET ({Options.Sql(s.Options)})", s.Span.Start) });
                return true;
            case CreatePublicationStatement s:
                PublicationReplay.Create(session, s);
                return true;
            case AlterPublicationStatement s:
                PublicationReplay.Alter(session, s);
                return true;
            default:
                return false;
        }
    }

    private static void CreateEventTrigger(ReplaySession session, CreateEventTriggerStatement statement)
    {
        var text = new ExpressionBuilder();
        text.Add($"ON {statement.Event}{(statement.When is { } when ? " WHEN " + when.Text : "")} EXECUTE FUNCTION ");
        AddRoutine(session, text, statement.Function);
        text.Add("()");
        PutGlobal(session, ObjectKind.EventTrigger, statement.Name, signature: null, text.ToExpression(), default);
    }

    private static void AlterEventTrigger(ReplaySession session, AlterEventTriggerStatement statement)
    {
        var found = session.Editor.Find<GenericObject>(new NameKey(NameSpace.EventTrigger, Oid.None, statement.Name))
            ?? throw new ReplayException(ReplayError.UndefinedObject, $"event trigger \"{statement.Name}\" does not exist", statement.Name);
        session.Editor.Put(found with { State = statement.State });
    }

    private static void CreateCast(ReplaySession session, CreateCastStatement statement)
    {
        var source = session.Type(statement.Source);
        var target = session.Type(statement.Target);
        var text = new ExpressionBuilder();
        if (statement.Function is { } function)
        {
            var routine = RoutineReplay.Find(session, function);
            text.Add("WITH FUNCTION ");
            text.AddRoutine(routine);
            text.Add("(" + routine.IdentityArguments(session.Editor) + ")");
        }
        else
        {
            text.Add(statement.InOut ? "WITH INOUT" : "WITHOUT FUNCTION");
        }

        text.Add(statement.Context is null ? "" : " AS " + statement.Context);
        var edges = new[] { source.Type, target.Type }.Where(static t => !t.IsNone).Distinct().Select(static t => new Dependency(t, 0, DependencyType.Normal)).ToEquatableArray();
        PutGlobal(session, ObjectKind.Cast, "", $"({source.ToSql(session.Editor)} AS {target.ToSql(session.Editor)})", text.ToExpression(), edges);
    }

    private static void PutGlobal(ReplaySession session, ObjectKind kind, string name, string? signature, Expression definition, EquatableArray<Dependency> edges)
    {
        if (session.Editor.Find(new NameKey(GenericObject.Space(kind), Oid.None, GenericObject.KeyName(kind, name, signature))) is { } existing)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"{ObjectKindNames.CommandTag(kind).ToLowerInvariant()} {name}{signature} already exists", ObjectAddress.Of(session.Editor, existing));
        }

        session.Editor.Put(new GenericObject
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            ObjectKind = kind,
            Signature = signature,
            Definition = definition,
            Edges = edges,
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        });
    }

    private static void AddRoutine(ReplaySession session, ExpressionBuilder text, QualifiedName name)
    {
        if (session.Editor.FindRoutines(name, session.Path).FirstOrDefault(static r => !r.InputParameters.Any()) is { } routine)
        {
            text.AddRoutine(routine);
        }
        else
        {
            text.Add(name.ToString());
        }
    }
}
