using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What a view may depend on where a name in its query is not known.</summary>
internal static class HiddenReads
{
    /// <param name="session">The replay.</param>
    /// <param name="view">Whose query is not resolved.</param>
    /// <param name="objects">Some of them may be among what it reads.</param>
    public static bool MayRead(ReplaySession session, View view, IEnumerable<DbObject> objects)
    {
        // Behind a relation that nobody knows may be a view of anything; only the first name that is missing is told, so one query it must be.
        var tokens = SqlLexer.Tokenize(view.Query.Text);
        var isAnything = tokens.Count(static t => t.Keyword == Keyword.Select) != 1 || session.Resolver.FindMissing(new SqlFragment(view.Query.Text, 0)) is not { } missing || !missing.Message.StartsWith("column ", StringComparison.Ordinal);
        var names = new HashSet<string>(tokens.Where(static t => t.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Keyword).Select(t => SqlTokenText.Identifier(view.Query.Text, t)), StringComparer.Ordinal);
        return objects.Any(value => value switch
        {
            Trigger or Rule or Policy or Index or TableConstraint { Type: not (ConstraintKind.PrimaryKey or ConstraintKind.Unique) } => false,
            TableConstraint key => isAnything || names.Contains(session.Editor.Find(key.Table)?.Name ?? key.Name),
            Relation or Routine => isAnything || names.Contains(value.Name),
            _ => true,
        });
    }
}
