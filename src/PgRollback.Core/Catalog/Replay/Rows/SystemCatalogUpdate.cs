using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// <c>UPDATE pg_index SET indisready = …</c>, by which indexes are put to sleep while many rows change, run on the model. Any other change of a system catalog
/// is not followed.
/// </summary>
internal static class SystemCatalogUpdate
{
    public static bool TryRun(ReplaySession session, DataStatement statement)
    {
        if (statement is not UpdateStatement { Changes: { Count: 1 } changes } || changes[0].Table is not { Schema: null or "pg_catalog", Name: "pg_index" })
        {
            return false;
        }

        var text = statement.Text.Text;
        var parser = new SqlNodeParser(text);
        if (parser.ParseQuery() is not UpdateNode { With: null, From.Count: 0, Returning.Count: 0, Set.Count: 1 } update || parser.Failed || !parser.IsAtEnd
            || update.Set[0] is not { Columns.Count: 1, Value: LiteralNode { Kind: LiteralKind.Boolean } value } assignment || assignment.Columns[0].Name is not "indisready")
        {
            return false;
        }

        var where = update.Where is null ? "" : " WHERE " + text.Substring(update.Where.Start, update.Where.End - update.Where.Start);
        var alias = update.Target.Alias is null ? "" : " AS " + SqlIdentifier.Quote(update.Target.Alias);
        if (BlockEffects.CallsChange(session, where) || new Evaluator(session.Editor, session.Path, possible: session.Possible).Query("SELECT indexrelid FROM pg_index" + alias + where) is not { MayHaveMore: false } rows)
        {
            return false;
        }

        var tables = new SystemTables(session.Editor, session.Path, []);
        var isReady = text.Substring(value.Start, value.End - value.Start).Equals("true", StringComparison.OrdinalIgnoreCase);
        foreach (var index in rows.Rows.Select(r => tables.RelationOf(r[0])).OfType<Index>().ToList())
        {
            session.Editor.Put(index with { IsAsleep = !isReady });
        }

        return true;
    }
}
