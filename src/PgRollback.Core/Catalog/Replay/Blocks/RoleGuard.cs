using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// A condition that asks whether a role is there, which servers answer differently. What it leads to is followed where that is nothing but privileges of the role: without
/// them, everything is as on a server where the role is missing.
/// </summary>
internal static class RoleGuard
{
    /// <summary>The role whose being there makes the condition true: <c>EXISTS (SELECT … FROM pg_roles WHERE rolname = '…')</c>, or a variable that was given the answer; null for any other condition.</summary>
    public static string? RoleOf(string condition, BlockVariables variables)
    {
        var parser = new SqlNodeParser(condition);
        var node = parser.ParseExpression();
        if (parser.Failed || !parser.IsAtEnd)
        {
            return null;
        }

        return node.Unparenthesized is OperatorNode { IsQuantified: false, Left: { } left, Right: LiteralNode { Kind: LiteralKind.Integer } number } comparison
            ? (comparison.Name.Name, number.Value) is (">" or "<>" or "!=", "0") or (">=" or "=", "1") ? Of(left, variables) is { IsCount: true } count ? count.Role : null : null
            : Of(node, variables) is { IsCount: false } question ? question.Role : null;
    }

    /// <summary>The role to which a block does nothing but give privileges, or take them from, and whose missing it handles; null where there is more to it.</summary>
    public static string? RoleOf(NestedNode block)
    {
        if (!block.Handled.Any(ErrorConditions.MatchesMissingRole))
        {
            return null;
        }

        var roles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in block.Body.Where(static n => n is not NothingNode))
        {
            var statements = node is StatementNode { Targets.Count: 0 } sql ? SqlReader.Read(sql.Text).Statements : default;
            if (statements.IsEmpty || !statements.All(static s => s is GrantStatement or AlterDefaultPrivilegesStatement { Roles.IsEmpty: true }))
            {
                return null;
            }

            roles.UnionWith(statements.SelectMany(RoleReplay.Grantees));
        }

        return roles.Count == 1 && roles.First() is var role && RoleReplay.IsName(role) ? role : null;
    }

    /// <summary>What a query, or an expression, asks for whose answer goes into a variable.</summary>
    public static RoleQuestion? QuestionOf(string text, bool isQuery, BlockVariables variables)
    {
        var parser = new SqlNodeParser(text);
        if (!isQuery)
        {
            var node = parser.ParseExpression();
            return parser.Failed || !parser.IsAtEnd ? null : Of(node, variables);
        }

        var query = parser.ParseQuery();
        return parser.Failed || !parser.IsAtEnd ? null
            : query is SelectNode { From.Count: 0, Where: null, Targets.Count: 1 } select && select.Targets[0].Value is SubqueryNode answer ? Of(answer, variables)
            : OfCount(query, variables);
    }

    private static RoleQuestion? Of(ExpressionNode node, BlockVariables variables) => node.Unparenthesized switch
    {
        SubqueryNode { Kind: SubqueryKind.Exists, Query: SelectNode select } when select.Targets.TrueForAll(static t => t.Value is NameNode or LiteralNode) =>
            RoleOf(select, variables) is { } role ? new RoleQuestion(role, IsCount: false) : null,
        SubqueryNode { Kind: SubqueryKind.Scalar, Query: var query } => OfCount(query, variables),
        NameNode { IsStar: false, Parts.Length: 1 } name => variables.QuestionOf(name.Parts[0].Name!),
        _ => null,
    };

    private static RoleQuestion? OfCount(QueryNode query, BlockVariables variables) =>
        query is SelectNode { Targets.Count: 1 } select
        && select.Targets[0].Value is CallNode { Filter: null, Over: null, QualifiedName: { Schema: null or "pg_catalog", Name: "count" } } call
        && (call.HasStar || (call.Arguments.Count == 1 && call.Arguments[0].Value is LiteralNode { Kind: not LiteralKind.Null }))
        && RoleOf(select, variables) is { } role
            ? new RoleQuestion(role, IsCount: true)
            : null;

    /// <summary>The role for which a query has a row, and none without it.</summary>
    private static string? RoleOf(SelectNode select, BlockVariables variables) =>
        select is { With: null, Having: null, HasGrouping: false, OrderBy.Count: 0, Limits.Count: 0, Where: { } where }
        && ColumnOf(select.From) is { } column
        && where.Unparenthesized is OperatorNode { Name.Name: "=", IsQuantified: false, Left: NameNode { IsStar: false } left, Right: var role }
        && string.Equals(left.Parts[left.Parts.Length - 1].Name, column, StringComparison.Ordinal)
            ? role switch
            {
                LiteralNode { Kind: LiteralKind.String } literal => literal.Value,
                NameNode { IsStar: false, Parts.Length: 1 } name when variables.Values.TryGetValue(name.Parts[0].Name!, out var value) && value.Kind == DatumKind.Text => value.Text,
                _ => null,
            }
            : null;

    /// <summary>The column with the name of the role.</summary>
    private static string? ColumnOf(List<FromNode> from)
    {
        if (from.Count != 1 || from[0] is not RelationNode { SampleMethod: null } relation || (relation.Name.Length == 2 ? relation.Name[0].Name is not "pg_catalog" : relation.Name.Length != 1))
        {
            return null;
        }

        return relation.Name[relation.Name.Length - 1].Name switch
        {
            "pg_roles" or "pg_authid" => "rolname",
            "pg_user" or "pg_shadow" => "usename",
            "pg_group" => "groname",
            _ => null,
        };
    }

    /// <summary>Whether the changes since a mark are none but for what a role may do.</summary>
    public static bool IsConfined(CatalogEditor editor, int mark, string role)
    {
        for (var i = mark; i < editor.Journal.Count; i++)
        {
            var (before, after) = (Without(editor.Journal[i].Before, role), Without(editor.Journal[i].After, role));
            if (!Equals(before, after))
            {
                return false;
            }
        }

        return true;
    }

    private static DbObject? Without(DbObject? value, string role) => value switch
    {
        null => null,
        DefaultAcl defaults when string.Equals(defaults.Role, role, StringComparison.Ordinal) => defaults,
        DefaultAcl defaults => defaults.Granted.Without(role) is { IsDefault: false } rest ? defaults with { Granted = rest } : null,
        Table table => table with { Acl = table.Acl.Without(role), Columns = Without(table.Columns, role) },
        View view => view with { Acl = view.Acl.Without(role), Columns = Without(view.Columns, role) },
        _ => value with { Acl = value.Acl.Without(role) },
    };

    private static EquatableArray<Column> Without(EquatableArray<Column> columns, string role) =>
        columns.All(static c => c.Acl.IsDefault) ? columns : columns.Select(c => c with { Acl = c.Acl.Without(role) }).ToEquatableArray();
}
