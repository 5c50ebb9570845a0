using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Which tables hold rows in every database, because migrations put them there: what fails on rows fails there for certain.</summary>
internal static class SeededTables
{
    public static void Note(ReplaySession session, DataChange change, InsertStatement? insert)
    {
        if (session.TryRelation(change.Table) is not Table table)
        {
            return;
        }

        if (change.Kind == DataChangeKind.Truncate && table.IsSeeded)
        {
            session.Editor.Put(table with { IsSeeded = false });
        }
        else if (!table.IsSeeded && insert is not null && change.Kind == DataChangeKind.Insert && IsSeed(session, change, insert))
        {
            session.Editor.Put(table with { IsSeeded = true });
        }
    }

    /// <summary>Rows of a VALUES list, of a query that reads no table, or of one that reads a table with such rows.</summary>
    private static bool IsSeed(ReplaySession session, DataChange change, InsertStatement insert)
    {
        if (!insert.Rows.IsEmpty)
        {
            return insert.Table == change.Table;
        }

        var text = insert.Text.Text;
        var tokens = SqlLexer.Tokenize(text);
        var reads = false;
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Keyword || text.Substring(tokens[i].Start, tokens[i].Length).ToLowerInvariant() is not ("from" or "join"))
            {
                continue;
            }

            reads = true;
            if (NameAt(text, tokens, i + 1) is { } name && session.TryRelation(name) is Table { IsSeeded: true })
            {
                return true;
            }
        }

        return !reads;
    }

    private static QualifiedName? NameAt(string text, SqlToken[] tokens, int at)
    {
        if (tokens[at].Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Keyword))
        {
            return null;
        }

        var first = SqlTokenText.Identifier(text, tokens[at]);
        return at + 2 < tokens.Length && tokens[at + 1].Kind == TokenKind.Dot
            ? new QualifiedName(first, SqlTokenText.Identifier(text, tokens[at + 2]))
            : new QualifiedName(Schema: null, first);
    }
}
