using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class RuleReplay
{
    public static void Create(ReplaySession session, CreateRuleStatement statement)
    {
        var relation = session.Relation(statement.Relation);
        if (IsOnSelect(statement.Definition.Text))
        {
            session.AddGap(GapKind.NotModelled, $"a rule ON SELECT is the query of {ObjectAddress.Of(session.Editor, relation)}, and is not part of the model");
            return;
        }

        var rule = new Rule
        {
            Oid = Oid.None,
            Name = statement.Name,
            Table = relation.Oid,
            Definition = session.Resolver.ResolveRule(statement.Definition, (IHasColumns)relation),
            Origin = session.Provenance,
        };
        var existing = session.Editor.Find<Rule>(new NameKey(NameSpace.Rule, relation.Oid, statement.Name));
        if (existing is not null && !statement.OrReplace)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"rule \"{statement.Name}\" for relation \"{relation.Name}\" already exists", ObjectAddress.Of(session.Editor, existing));
        }

        if (existing is not null)
        {
            session.Keep(existing, "was there before; its earlier definition is restored");
        }

        session.Editor.Put(existing is null
            ? rule with { Oid = session.Editor.NewOid() }
            : rule with { Oid = existing.Oid, Comment = existing.Comment, Origin = existing.Origin });
    }

    /// <summary>AS ON SELECT …</summary>
    private static bool IsOnSelect(string definition) => SqlLexer.Tokenize(definition).Where(static t => t.Kind == TokenKind.Keyword).Skip(2).Take(1).Any(static t => t.Keyword == Keyword.Select);
}
