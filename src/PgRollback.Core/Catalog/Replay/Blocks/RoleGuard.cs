using PgRollback.Catalog.Expressions;

namespace PgRollback.Catalog;

/// <summary>
/// A condition that asks whether a role is there, which servers answer differently. What it leads to is followed where that is nothing but privileges of the role: without
/// them, everything is as on a server where the role is missing.
/// </summary>
internal static class RoleGuard
{
    /// <summary>The role that <c>EXISTS (SELECT … FROM pg_roles WHERE rolname = '…')</c> asks for; null for any other condition.</summary>
    public static string? RoleOf(string condition)
    {
        var parser = new SqlNodeParser(condition);
        var node = parser.ParseExpression();
        return !parser.Failed
            && parser.IsAtEnd
            && node.Unparenthesized is SubqueryNode { Kind: SubqueryKind.Exists, Query: SelectNode { Where: { } where } select }
            && IsPlain(select)
            && ColumnOf(select.From) is { } column
            && where.Unparenthesized is OperatorNode { Name.Name: "=", IsQuantified: false, Left: NameNode { IsStar: false } left, Right: LiteralNode { Kind: LiteralKind.String } role }
            && string.Equals(left.Parts[left.Parts.Length - 1].Name, column, StringComparison.Ordinal)
            ? role.Value
            : null;
    }

    /// <summary>A row for the role, and none without it: an aggregate would make one of none.</summary>
    private static bool IsPlain(SelectNode select) =>
        select is { With: null, Having: null, HasGrouping: false, OrderBy.Count: 0, Limits.Count: 0 } && select.Targets.TrueForAll(static t => t.Value is NameNode or LiteralNode);

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
