using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>CREATE OPERATOR: kept by its text, with what it names under full names.</summary>
internal static class OperatorReplay
{
    public static void Create(ReplaySession session, CreateOperatorStatement statement)
    {
        var schema = session.CreationSchema(statement.Name);
        var (left, right) = (TypeOf(session, Value(statement, "leftarg")), TypeOf(session, Value(statement, "rightarg")));
        var signature = Signature(session, left, right);
        if (Find(session, schema, statement.Name.Name, signature) is { } existing)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"operator {statement.Name.Name} already exists", ObjectAddress.Of(session.Editor, existing));
        }

        var text = new ExpressionBuilder();
        text.Add("(");
        foreach (var option in statement.Options)
        {
            text.Add(option == statement.Options[0] ? "" : ", ");
            Add(session, text, option, left, right);
        }

        text.Add(")");
        session.Editor.Put(new GenericObject
        {
            Oid = session.Editor.NewOid(),
            Name = statement.Name.Name,
            Schema = schema,
            ObjectKind = ObjectKind.Operator,
            Signature = signature,
            Definition = text.ToExpression(),
            Edges = new[] { left, right }.Where(static t => t is { Type.IsNone: false }).Select(static t => new Dependency(t!.Type, 0, DependencyType.Normal)).Distinct().ToEquatableArray(),
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        });
        RequirePartner(session, schema, Value(statement, "commutator"), Signature(session, right, left), "commutator");
        RequirePartner(session, schema, Value(statement, "negator"), signature, "negator");
    }

    private static void Add(ReplaySession session, ExpressionBuilder text, Option option, TypeReference? left, TypeReference? right)
    {
        text.Add(option.Value is null ? option.Name : option.Name + " = ");
        if (option.Value is not { } value)
        {
            return;
        }

        switch (option.Name)
        {
            case "leftarg" or "rightarg" when TypeOf(session, value) is { } type:
                text.Add(type.ToSql(session.Editor));
                break;
            case "function" or "procedure" when Function(session, value, left, right) is { } function:
                text.AddRoutine(function);
                break;
            default:
                text.Add(value);
                break;
        }
    }

    /// <summary>PostgreSQL makes a shell of an operator that is not there yet, and one is left behind when this one goes. The link that it sets in one that is there goes with this one.</summary>
    private static void RequirePartner(ReplaySession session, Oid schema, string? written, string signature, string role)
    {
        if (written is null)
        {
            return;
        }

        var name = written.Trim();
        if (name.StartsWith("operator", StringComparison.OrdinalIgnoreCase))
        {
            name = name.Substring(name.IndexOf('(') + 1).TrimEnd(')', ' ');
            name = name.Substring(name.LastIndexOf('.') + 1).Trim();
        }

        if (Find(session, schema, name, signature) is null)
        {
            session.AddGap(GapKind.NotModelled, $"CREATE OPERATOR also makes an incomplete operator of the {role} {name} that it names, which is not there yet");
        }
    }

    /// <summary>An operator that stays and names one that goes as its partner loses the link, which no CREATE of the other brings back.</summary>
    public static void NoteLostLinks(ReplaySession session, List<DbObject> targets)
    {
        foreach (var target in targets.OfType<GenericObject>().Where(static t => t.ObjectKind == ObjectKind.Operator))
        {
            var links = new[] { "commutator = " + target.Name, "negator = " + target.Name };
            var user = session.Editor.All.OfType<GenericObject>().OrderBy(static o => o.Oid).FirstOrDefault(o =>
                o.ObjectKind == ObjectKind.Operator && !targets.Contains(o) && links.Any(link => o.Definition.Text.EndsWith(link + ")", StringComparison.Ordinal) || o.Definition.Text.IndexOf(link + ",", StringComparison.Ordinal) >= 0));
            if (user is not null)
            {
                session.AddGap(GapKind.NotModelled, $"DROP OPERATOR takes away the link from {ObjectAddress.Of(session.Editor, user)} to {target.Name}, which is not part of the model");
            }
        }
    }

    private static DbObject? Find(ReplaySession session, Oid schema, string name, string signature) =>
        session.Editor.Find(new NameKey(NameSpace.Operator, schema, GenericObject.KeyName(ObjectKind.Operator, name, signature)));

    private static string Signature(ReplaySession session, TypeReference? left, TypeReference? right) => $"({left?.ToSql(session.Editor) ?? "NONE"}, {right?.ToSql(session.Editor) ?? "NONE"})";

    private static string? Value(CreateOperatorStatement statement, string option) => statement.Options.FirstOrDefault(o => string.Equals(o.Name, option, StringComparison.Ordinal))?.Value;

    private static TypeReference? TypeOf(ReplaySession session, string? written)
    {
        // Read as the grammar reads types elsewhere.
        var cast = written is null ? null : SqlReader.Read($"DROP CAST ({written} AS int)").Statements.OfType<DropStatement>().FirstOrDefault();
        return cast?.Objects[0].Arguments?[0] is { } type ? session.Type(type).WithoutModifiers : null;
    }

    private static Routine? Function(ReplaySession session, string written, TypeReference? left, TypeReference? right)
    {
        var names = SqlLexer.Tokenize(written).Where(static t => t.Kind is not TokenKind.Dot).Select(t => SqlTokenText.Identifier(written, t)).ToList();
        var types = new[] { left, right }.Where(static t => t is not null).Select(static t => t!).ToList();
        return names.Count is 1 or 2
            ? session.Editor.FindRoutines(new QualifiedName(names.Count == 2 ? names[0] : null, names[names.Count - 1]), session.Path, types).FirstOrDefault()
            : null;
    }
}
