using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Objects with a statement of their own that are kept by their text: event triggers, casts, operators, publications.</summary>
internal static class OtherObjectReplay
{
    public static bool TryApply(ReplaySession session, Statement statement)
    {
        switch (statement)
        {
            case CreateStatisticsStatement s:
                StatisticsReplay.Create(session, s);
                return true;
            case CreateEventTriggerStatement s:
                CreateEventTrigger(session, s);
                return true;
            case CreateCastStatement s:
                CreateCast(session, s);
                return true;
            case CreateOperatorStatement s:
                CreateOperator(session, s);
                return true;
            case CreatePublicationStatement s:
                CreatePublication(session, s);
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

    private static void CreateOperator(ReplaySession session, CreateOperatorStatement statement)
    {
        var schema = session.CreationSchema(statement.Name);
        string Argument(string option) => statement.Options.FirstOrDefault(o => string.Equals(o.Name, option, StringComparison.Ordinal))?.Value ?? "NONE";
        var signature = $"({Argument("leftarg")}, {Argument("rightarg")})";
        if (session.Editor.Find(new NameKey(NameSpace.Operator, schema, GenericObject.KeyName(ObjectKind.Operator, statement.Name.Name, signature))) is { } existing)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"operator {statement.Name.Name} already exists", ObjectAddress.Of(session.Editor, existing));
        }

        session.AddGap(GapKind.NotModelled, "CREATE OPERATOR also fills in the operators that it names as commutator and negator");
        session.Editor.Put(new GenericObject
        {
            Oid = session.Editor.NewOid(),
            Name = statement.Name.Name,
            Schema = schema,
            ObjectKind = ObjectKind.Operator,
            Signature = signature,
            Definition = new Expression { Text = "(" + Options.Sql(statement.Options) + ")" },
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        });
    }

    private static void CreatePublication(ReplaySession session, CreatePublicationStatement statement)
    {
        var text = new ExpressionBuilder();
        var edges = new List<Dependency>();
        text.Add(statement.AllTables ? "FOR ALL TABLES" : statement.Objects.IsEmpty ? "" : "FOR ");
        for (var i = 0; i < statement.Objects.Count; i++)
        {
            var item = statement.Objects[i];
            text.Add(i == 0 ? "" : ", ");
            if (item.Table is null)
            {
                text.Add("TABLES IN SCHEMA " + (item.Schema is "CURRENT_SCHEMA" ? item.Schema : SqlIdentifier.Quote(item.Schema!)));
                continue;
            }

            var table = session.Table(item.Table);
            text.Add("TABLE " + (item.Only ? "ONLY " : ""));
            text.AddRelation(table);
            edges.Add(new Dependency(table.Oid, 0, DependencyType.Auto));
            text.Add(item.Columns.IsEmpty ? "" : " (" + string.Join(", ", item.Columns.Select(SqlIdentifier.Quote)) + ")");
            if (item.Where is { } where)
            {
                text.Add(" WHERE (");
                text.Add(session.Resolver.ResolveExpression(where, table));
                text.Add(")");
            }
        }

        text.Add(statement.Options.IsEmpty ? "" : " WITH (" + Options.Sql(statement.Options) + ")");
        PutGlobal(session, ObjectKind.Publication, statement.Name, signature: null, text.ToExpression(), default);
        if (edges.Count > 0)
        {
            // Dropping a published table takes it out of the publication, which the kept text would not show.
            session.AddGap(GapKind.NotModelled, "CREATE PUBLICATION … FOR TABLE: later changes of its tables are not followed");
        }
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
