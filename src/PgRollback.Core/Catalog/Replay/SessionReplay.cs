using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>SET and RESET as far as they decide where names go, who owns what, and how constants are read.</summary>
internal static class SessionReplay
{
    public static void Set(ReplaySession session, SetStatement statement)
    {
        if (statement.Local)
        {
            session.Transaction.KeepLocal(session);
        }
        else
        {
            session.Transaction.ForgetLocal();
        }

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
            case "check_function_bodies":
                session.ChecksBodies = statement.Values.IsEmpty || statement.Values[0].ToLowerInvariant() is not ("off" or "false" or "no" or "0");
                break;
            case "all" when statement.IsReset:
                session.Path = session.InitialPath with { Temporary = session.Path.Temporary };
                session.Settings = ReadingSettings.Default;
                break;
            default:
                session.Settings = session.Settings.With(statement.Name, statement.Values);
                break;
        }
    }

    /// <summary>DISCARD ALL.</summary>
    public static void Discard(ReplaySession session)
    {
        session.Path = session.InitialPath with { Temporary = session.Path.Temporary };
        session.CurrentRole = null;
        session.Settings = ReadingSettings.Default;
        session.ChecksBodies = true;
    }

    /// <summary>SELECT set_config('setting', 'value', …), as pg_dump writes it.</summary>
    public static bool TrySetConfig(ReplaySession session, SelectStatement statement)
    {
        if (statement.Text.Text.IndexOf("set_config", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return false;
        }

        var parser = new SqlNodeParser(statement.Text.Text);
        if (BlockEffects.CallsChange(session, statement.Text.Text) || parser.ParseQuery() is not SelectNode { From.Count: 0, Targets: { Count: > 0 } targets } || parser.Failed)
        {
            return false;
        }

        foreach (var target in targets)
        {
            if (target.Value is not CallNode { QualifiedName: { Schema: null or "pg_catalog", Name: "set_config" }, Arguments: { Count: 3 } arguments } || arguments[0].Value is not LiteralNode { Kind: LiteralKind.String } name)
            {
                return false;
            }

            var setting = name.Value.ToLowerInvariant();
            if (arguments[1].Value is LiteralNode { Kind: LiteralKind.String } literal)
            {
                Set(session, new SetStatement { Name = setting, Values = [literal.Value], Local = arguments[2].Value is not LiteralNode { Value: var isLocal } || !isLocal.StartsWith("f", StringComparison.OrdinalIgnoreCase) });
            }
            else if (setting is "search_path" or "role" or "session_authorization")
            {
                session.AddGap(GapKind.NotModelled, $"set_config of {setting} to what only the server knows");
            }
        }

        return true;
    }

    /// <summary>The schemas that the values of a search_path name.</summary>
    public static EquatableArray<string> Split(EquatableArray<string> values) =>
        values.SelectMany(static v => v.Split(',')).Select(static v => v.Trim().Trim('"', '\'')).Where(static v => v.Length > 0).ToEquatableArray();
}
