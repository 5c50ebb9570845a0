using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// Statements in a block with handlers that may fail for what only a server knows, rows or an object in doubt: whether the rest of the block runs or a handler is not known then.
/// </summary>
internal static class HandledFailures
{
    /// <param name="session">The session.</param>
    /// <param name="text">The statement.</param>
    /// <param name="conditions">What is handled.</param>
    public static HandledFailure? Of(ReplaySession session, string text, IReadOnlyCollection<string> conditions)
    {
        if (conditions.Count == 0)
        {
            return null;
        }

        foreach (var statement in SqlReader.Read(text).Statements)
        {
            if (conditions.Any(ErrorConditions.MatchesMissingName) && statement is DataStatement && DoubtOfNamed(session, text) is { } doubt)
            {
                return new HandledFailure($"whether {statement.Tag} fails, as {doubt}", IsOfDefinition: false);
            }

            if (conditions.Any(ErrorConditions.MatchesMissingRole) && RoleReplay.Grantees(statement).FirstOrDefault(r => !session.IsGuarded(r) && !RoleReplay.IsKnown(session, r)) is { } role)
            {
                return new HandledFailure($"whether role {role} is there", IsOfDefinition: false);
            }

            if (conditions.Any(ErrorConditions.MatchesRefusedRow) && MayFailOnRows(session, statement) is { } table)
            {
                return new HandledFailure($"whether {statement.Tag} fails on rows of {table}", IsOfDefinition: statement is not DataStatement);
            }
        }

        return null;
    }

    /// <summary>SELECT INTO STRICT of what is not one row.</summary>
    public static HandledFailure? OfStrict(IReadOnlyCollection<string> conditions) =>
        conditions.Any(ErrorConditions.MatchesStrict) ? new HandledFailure("whether SELECT INTO STRICT finds one row", IsOfDefinition: false) : null;

    /// <summary>The older table whose rows decide.</summary>
    private static string? MayFailOnRows(ReplaySession session, Statement statement) => statement switch
    {
        InsertStatement { HasOnConflict: false } insert => Older(session, insert.Table),
        CreateIndexStatement { Unique: true } index => Older(session, index.Table),
        AlterTableStatement alter when alter.Commands.Any(static c => c is AddConstraint or SetNotNull or AlterColumnType) => Older(session, alter.Name),
        _ => null,
    };

    private static string? Older(ReplaySession session, QualifiedName name) =>
        session.TryRelation(name) is { } relation && session.Editor.Origin.Find(relation.Oid) is not null ? name.ToString() : null;

    private static string? DoubtOfNamed(ReplaySession session, string text)
    {
        var names = SqlLexer.Tokenize(text).Where(static t => t.Kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Keyword).Select(t => SqlTokenText.Identifier(text, t));
        return FailureDoubt.InDoubt(session, names, static o => o is Relation or Routine or UserType) is var (found, reason) ? $"{ObjectAddress.Of(session.Editor, found)} may be other than its text says since {reason}" : null;
    }
}

/// <param name="Reason">What is not known.</param>
/// <param name="IsOfDefinition">The statement changes the schema itself: what would be missing behind its failure a rollback notices.</param>
internal sealed record HandledFailure(string Reason, bool IsOfDefinition);
