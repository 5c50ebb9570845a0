using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Names in statements on rows and in bodies of functions that are not there: looked for in a rollback by hand, which nobody may ever have run.</summary>
internal static class MissingNames
{
    public static ReplayException? Find(ReplaySession session, Statement statement) => statement switch
    {
        SelectStatement { Into: null } or InsertStatement or UpdateStatement or DeleteStatement or MergeStatement => session.Resolver.FindMissing(((DataStatement)statement).Text),

        // USING is read before anything is altered: it sees no column that the same statement adds.
        AlterTableStatement alter => alter.Commands.Select(c => c switch
        {
            AlterColumnType { Using: { } expression } => OnTable(session, alter.Name, expression),
            AddConstraint { Constraint.Expression: { } expression } when !alter.Commands.Any(static a => a is AddColumn) => OnTable(session, alter.Name, expression),
            _ => null,
        }).FirstOrDefault(static missing => missing is not null),
        CreateIndexStatement index => index.Elements.Select(static e => e.Expression).Append(index.Predicate).OfType<SqlFragment>().Select(e => OnTable(session, index.Table, e)).FirstOrDefault(static missing => missing is not null),
        CreatePolicyStatement policy => new[] { policy.Using, policy.WithCheck }.OfType<SqlFragment>().Select(e => OnTable(session, policy.Table, e)).FirstOrDefault(static missing => missing is not null),
        CreateFunctionStatement { Body: { } body } function when session.ChecksBodies => string.Equals(function.Language, "sql", StringComparison.OrdinalIgnoreCase) ? InSql(session, function, body)
            : string.Equals(function.Language, "plpgsql", StringComparison.OrdinalIgnoreCase) ? InDeclarations(session, body)
            : null,
        _ => null,
    };

    private static ReplayException? InSql(ReplaySession session, CreateFunctionStatement function, string body)
    {
        var types = function.Parameters.Select(p => TypeResolver.TryResolve(session.Editor, session.Path, p.Type)).ToList();
        var statements = SqlReader.Read(body).Statements;
        if (types.Contains(null) || !statements.All(static s => s is SelectStatement { Into: null } or InsertStatement or UpdateStatement or DeleteStatement))
        {
            return null;
        }

        var scope = new RoutineScope(function.Name.Name, function.Parameters.Select((p, i) => new RoutineParameter { Mode = p.Mode, Name = p.Name, Type = types[i]! }).ToEquatableArray());
        return statements.Select(s => session.Resolver.FindMissing(((DataStatement)s).Text, scope)).FirstOrDefault(m => m is not null && !IsOfUnknownSchema(session, m));
    }

    /// <summary>A schema that no migration made belongs to somebody else, with all that is in it.</summary>
    private static bool IsOfUnknownSchema(ReplaySession session, ReplayException missing)
    {
        var name = missing.Subject?.Substring(missing.Subject.IndexOf(' ') + 1) ?? "";
        var dot = name.IndexOf('.');
        return dot > 0 && session.Editor.FindSchema(name.Substring(0, dot).Trim('"')) is null;
    }

    private static ReplayException? OnTable(ReplaySession session, QualifiedName table, SqlFragment expression) =>
        session.TryRelation(table) is null ? null : session.Resolver.FindMissing(new SqlFragment($"SELECT {expression.Text} FROM {table}", expression.Start));

    /// <summary>%ROWTYPE and %TYPE are resolved when the function is made, the statements when it runs.</summary>
    private static ReplayException? InDeclarations(ReplaySession session, string body)
    {
        foreach (var variable in BlockParser.Parse(body)?.Variables ?? [])
        {
            var percent = variable.Type.IndexOf('%');
            if (percent < 0 || NameList.Parse(variable.Type.Substring(0, percent)) is not { } parts)
            {
                continue;
            }

            var isOfColumn = variable.Type.Substring(percent + 1).TrimStart().StartsWith("type", StringComparison.OrdinalIgnoreCase);
            var relation = parts.Take(parts.Count - (isOfColumn ? 1 : 0)).ToList();
            if (relation.Count is 1 or 2 && session.Resolver.FindMissing(new SqlFragment("SELECT FROM " + string.Join(".", relation.Select(SqlIdentifier.Quote)), 0)) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }
}
