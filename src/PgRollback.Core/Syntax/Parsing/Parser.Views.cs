namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private CreateViewStatement CreateView(Persistence persistence, bool orReplace)
    {
        if (persistence == Persistence.Unlogged)
        {
            // PostgreSQL's grammar takes it here and refuses it later.
            persistence = Persistence.Permanent;
        }

        var recursive = Take(Keyword.Recursive);
        Expect(Keyword.View);
        var name = Relation();
        var columns = recursive ? ParenthesizedNames() : OptionalNames();
        var options = OptionalStorageParameters();
        Expect(Keyword.As);
        var query = QueryFragment();
        var checkStart = Start;
        var checkOption = CheckOption();
        if (recursive && checkOption is not null)
        {
            Fail("WITH CHECK OPTION not supported on recursive views", checkStart);
        }

        return new CreateViewStatement
        {
            Name = name,
            OrReplace = orReplace,
            Temporary = persistence == Persistence.Temporary,
            Recursive = recursive,
            Columns = columns,
            Options = options,
            Query = query,
            CheckOption = checkOption,
        };
    }

    private string? CheckOption()
    {
        if (!Take(Keyword.With))
        {
            return null;
        }

        var local = Take(Keyword.Local);
        if (!local)
        {
            Take(Keyword.Cascaded);
        }

        Expect(Keyword.Check, Keyword.Option);
        return local ? "LOCAL" : "CASCADED";
    }

    private CreateMaterializedViewStatement CreateMaterializedView(bool unlogged)
    {
        Expect(Keyword.Materialized, Keyword.View);
        var ifNotExists = IfNotExists();
        var name = Relation();
        var columns = OptionalNames();
        var method = Take(Keyword.Using) ? ColumnName() : null;
        var options = OptionalStorageParameters();
        var tablespace = Take(Keyword.Tablespace) ? ColumnName() : null;
        Expect(Keyword.As);
        return new CreateMaterializedViewStatement
        {
            Name = name,
            IfNotExists = ifNotExists,
            Unlogged = unlogged,
            Columns = columns,
            AccessMethod = method,
            Options = options,
            Tablespace = tablespace,
            Query = QueryFragment(),
            WithNoData = WithNoData(),
        };
    }

    private RefreshMaterializedViewStatement RefreshMaterializedView()
    {
        Expect(Keyword.Refresh);
        Expect(Keyword.Materialized, Keyword.View);
        var concurrently = Take(Keyword.Concurrently);
        return new RefreshMaterializedViewStatement { Name = Relation(), Concurrently = concurrently, WithNoData = WithNoData() };
    }

    private CreateRuleStatement CreateRule(bool orReplace)
    {
        Expect(Keyword.Rule);
        var name = ColumnName();
        var start = _position;
        Expect(Keyword.As, Keyword.On);
        if (!(Take(Keyword.Select) || Take(Keyword.Update) || Take(Keyword.Delete)))
        {
            Expect(Keyword.Insert);
        }

        Expect(Keyword.To);
        var relation = Relation();
        Where();
        Expect(Keyword.Do);
        if (!Take(Keyword.Instead))
        {
            Take(Keyword.Also);
        }

        RuleActions();
        return new CreateRuleStatement { Name = name, OrReplace = orReplace, Relation = relation, Definition = FragmentFrom(start) };
    }

    /// <summary>RuleActionList. A parenthesis may open a query or a list of statements.</summary>
    private void RuleActions()
    {
        if (Take(Keyword.Nothing))
        {
            return;
        }

        if (!Is(TokenKind.LeftParenthesis) || AtParenthesizedQueryAction())
        {
            RuleAction();
            return;
        }

        Advance();
        do
        {
            if (_kind is not (TokenKind.Semicolon or TokenKind.RightParenthesis))
            {
                RuleAction();
            }
        }
        while (Take(TokenKind.Semicolon));
        Expect(TokenKind.RightParenthesis);
    }

    /// <summary>Of several parentheses the outermost is the list's, unless a set operation shows that it belongs to the query; one alone is always the list's.</summary>
    private bool AtParenthesizedQueryAction()
    {
        var depth = 0;
        for (var ahead = 0; KindAt(ahead) != TokenKind.EndOfText; ahead++)
        {
            switch (KindAt(ahead))
            {
                case TokenKind.LeftParenthesis:
                    depth++;
                    break;
                case TokenKind.RightParenthesis when --depth == 0:
                    return WordAt(ahead + 1) is Keyword.Union or Keyword.Intersect or Keyword.Except or Keyword.Order or Keyword.Limit or Keyword.Offset
                        or Keyword.Fetch or Keyword.For;
            }
        }

        return false;
    }

    private void RuleAction()
    {
        if (Is(Keyword.Notify))
        {
            Notify();
        }
        else
        {
            PreparableStatement();
        }
    }
}
