using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>SET and RESET as far as they decide where names go and who owns what.</summary>
internal static class SessionReplay
{
    public static void Set(ReplaySession session, SetStatement statement)
    {
        switch (statement.Name)
        {
            case "search_path":
                session.Path = statement.Values.IsEmpty
                    ? session.InitialPath with { Temporary = session.Path.Temporary }
                    : session.Path with { Schemas = Split(statement.Values) };
                break;
            case "role" or "session_authorization":
                session.CurrentRole = statement.Values.IsEmpty || statement.Values[0] is "none" or "NONE" or "default" ? null : statement.Values[0];
                break;
            case "all" when statement.IsReset:
                session.Path = session.InitialPath with { Temporary = session.Path.Temporary };
                break;
            default:
                break;
        }
    }

    /// <summary>set_config('search_path', …) in a SELECT, as pg_dump writes it.</summary>
    public static bool TrySetConfig(ReplaySession session, SelectStatement statement)
    {
        var text = SqlText.Canonicalize(statement.Text.Text).Replace(" ", "");
        const string Head = "selectpg_catalog.set_config('search_path','";
        if (!text.StartsWith(Head, StringComparison.Ordinal))
        {
            return false;
        }

        var end = text.IndexOf('\'', Head.Length);
        var value = end < 0 ? "" : text.Substring(Head.Length, end - Head.Length);
        session.Path = session.Path with { Schemas = value.Split(',').Where(static s => s.Length > 0).ToEquatableArray() };
        return true;
    }

    /// <summary>The schemas that the values of a search_path name.</summary>
    public static EquatableArray<string> Split(EquatableArray<string> values) =>
        values.SelectMany(static v => v.Split(',')).Select(static v => v.Trim().Trim('"', '\'')).Where(static v => v.Length > 0).ToEquatableArray();
}
