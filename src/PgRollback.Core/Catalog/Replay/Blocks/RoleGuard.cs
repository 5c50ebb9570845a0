using PgRollback.Syntax;

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
        var words = new GuardWords(condition);
        var parentheses = words.SkipAll("(");
        if (!words.Skip("exists") || !words.Skip("(") || !words.Skip("select"))
        {
            return null;
        }

        words.SkipSelectList();
        if (!words.Skip("from"))
        {
            return null;
        }

        words.SkipQualifier("pg_catalog");
        var column = words.Next() switch
        {
            "pg_roles" or "pg_authid" => "rolname",
            "pg_user" or "pg_shadow" => "usename",
            "pg_group" => "groname",
            _ => null,
        };
        if (column is null)
        {
            return null;
        }

        if (!words.Skip("where"))
        {
            words.Skip("as");
            words.Next();
            if (!words.Skip("where"))
            {
                return null;
            }
        }

        var inner = words.SkipAll("(");
        words.SkipQualifier(qualifier: null);
        if (!words.Skip(column) || !words.Skip("=") || words.NextString() is not { } role)
        {
            return null;
        }

        return words.SkipAll(")") == parentheses + inner + 1 && words.IsAtEnd ? role : null;
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
