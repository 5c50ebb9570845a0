using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>A rule from ON to its end.</summary>
internal sealed class RuleNode : SqlNode
{
    public int RelationStart { get; init; }

    public int RelationEnd { get; init; }

    public ExpressionNode? Condition { get; set; }

    public List<QueryNode> Actions { get; } = [];
}

/// <summary>RETURN x, or the statements of BEGIN ATOMIC.</summary>
internal sealed class RoutineBodyNode : SqlNode
{
    public ExpressionNode? Return { get; set; }

    public List<QueryNode> Statements { get; } = [];
}

internal sealed partial class SqlNodeParser
{
    public RuleNode? ParseRule()
    {
        var start = Current.Start;
        Accept(Keyword.As);
        Expect(Keyword.On);
        _index++;
        Expect(Keyword.To);
        var relationStart = Current.Start;
        ExpectQualifiedName();
        var rule = new RuleNode { RelationStart = relationStart, RelationEnd = PreviousEnd };
        rule.Condition = Accept(Keyword.Where) ? ParseExpression() : null;
        Expect(Keyword.Do);
        if (!Accept(Keyword.Instead))
        {
            Accept(Keyword.Also);
        }

        if (Accept(Keyword.Nothing))
        {
            return Failed ? null : Spanned(rule, start);
        }

        if (Is(TokenKind.LeftParenthesis) && !IsSubqueryInSelect())
        {
            _index++;
            do
            {
                if (!Is(TokenKind.Semicolon) && !Is(TokenKind.RightParenthesis))
                {
                    ParseRuleAction(rule);
                }
            }
            while (Accept(TokenKind.Semicolon));
            Expect(TokenKind.RightParenthesis);
        }
        else
        {
            ParseRuleAction(rule);
        }

        return Failed ? null : Spanned(rule, start);
    }

    /// <summary>Parentheses around a SELECT that goes on behind them, as in <c>(SELECT 1) UNION SELECT 2</c>.</summary>
    private bool IsSubqueryInSelect()
    {
        var depth = 0;
        for (var i = _index; i < _tokens.Length; i++)
        {
            var kind = _tokens[i].Kind;
            depth += kind == TokenKind.LeftParenthesis ? 1 : kind == TokenKind.RightParenthesis ? -1 : 0;
            if (depth == 0)
            {
                return i + 1 < _tokens.Length;
            }
        }

        return false;
    }

    private void ParseRuleAction(RuleNode rule)
    {
        if (Is(Keyword.Notify))
        {
            _index++;
            ExpectName();
            if (Accept(TokenKind.Comma))
            {
                _index++;
            }

            return;
        }

        rule.Actions.Add(ParseQuery());
    }

    public RoutineBodyNode ParseRoutineBody()
    {
        var start = Current.Start;
        var body = new RoutineBodyNode();
        if (Accept(Keyword.Return))
        {
            body.Return = ParseExpression();
            return Spanned(body, start);
        }

        Expect(Keyword.Begin);
        Expect(Keyword.Atomic);
        while (!Is(Keyword.End) && !IsAtEnd)
        {
            if (Accept(TokenKind.Semicolon))
            {
                continue;
            }

            if (Is(Keyword.Return))
            {
                var returnStart = Current.Start;
                _index++;
                var select = new SelectNode();
                var valueStart = Current.Start;
                select.Targets.Add(Spanned(new TargetNode(ParseExpression()) { Alias = "" }, valueStart));
                body.Statements.Add(Spanned(select, returnStart));
            }
            else
            {
                body.Statements.Add(ParseQuery());
            }

            if (!Is(Keyword.End))
            {
                Expect(TokenKind.Semicolon);
            }
        }

        Expect(Keyword.End);
        return Spanned(body, start);
    }
}
