using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    private ExpressionNode ParseCall(NamePart[] name, int start)
    {
        var node = new CallNode(name);
        var open = _index;
        Expect(TokenKind.LeftParenthesis);
        if (Is(TokenKind.Star) && Peek(1).Kind == TokenKind.RightParenthesis)
        {
            _index++;
            node.HasStar = true;
        }
        else if (!Is(TokenKind.RightParenthesis))
        {
            _ = Accept(Keyword.Distinct) || Accept(Keyword.All);
            do
            {
                node.Arguments.Add(ParseArgument());
            }
            while (Accept(TokenKind.Comma));
            node.OrderBy = ParseOrderBy();
        }

        Expect(TokenKind.RightParenthesis);
        if (IsString(Kind))
        {
            var modifiers = text.Substring(_tokens[open].End, _tokens[_index - 1].Start - _tokens[open].End);
            return ParseConstantOf([.. name], modifiers, start);
        }

        ParseCallClauses(node);
        return Spanned(node, start);
    }

    private CallArgument ParseArgument()
    {
        var variadic = Accept(Keyword.Variadic);
        string? name = null;
        if (Peek(1).Kind is TokenKind.ColonEquals or TokenKind.EqualsGreater && IsTypeOrFunctionName(Current))
        {
            name = ExpectName();
            _index++;
        }

        return new CallArgument { Value = ParseExpression(), Name = name, IsVariadic = variadic };
    }

    private void ParseCallClauses(CallNode node)
    {
        if (Is(Keyword.Within) && PeekWord(1) == Keyword.Group)
        {
            _index += 2;
            Expect(TokenKind.LeftParenthesis);
            node.WithinGroup = ParseOrderBy();
            Expect(TokenKind.RightParenthesis);
        }

        node.Filter = ParseFilter();
        node.Over = ParseOver();
    }

    private ExpressionNode? ParseFilter()
    {
        if (!Is(Keyword.Filter) || Peek(1).Kind != TokenKind.LeftParenthesis)
        {
            return null;
        }

        _index += 2;
        Expect(Keyword.Where);
        var condition = ParseExpression();
        Expect(TokenKind.RightParenthesis);
        return condition;
    }

    private WindowNode? ParseOver()
    {
        if (!Is(Keyword.Over) || !(Peek(1).Kind == TokenKind.LeftParenthesis || IsColumnName(Peek(1))))
        {
            return null;
        }

        _index++;
        if (!Is(TokenKind.LeftParenthesis))
        {
            ExpectName();
            return new WindowNode();
        }

        return ParseWindow();
    }

    private WindowNode ParseWindow()
    {
        var start = Current.Start;
        var node = new WindowNode();
        Expect(TokenKind.LeftParenthesis);
        if (IsColumnName(Current) && !(Is(Keyword.Partition) && PeekWord(1) == Keyword.By) && !IsFrameStart())
        {
            _index++;
        }

        if (Accept(Keyword.Partition, Keyword.By))
        {
            node.PartitionBy.AddRange(ParseExpressionList());
        }

        node.OrderBy.AddRange(ParseOrderBy());
        if (IsFrameStart())
        {
            _index++;
            if (Accept(Keyword.Between))
            {
                ParseBound(node);
                Expect(Keyword.And);
            }

            ParseBound(node);
            if (Accept(Keyword.Exclude))
            {
                _ = Accept(Keyword.Current, Keyword.Row) || Accept(Keyword.No, Keyword.Others) || Accept(Keyword.Group) || Accept(Keyword.Ties);
            }
        }

        Expect(TokenKind.RightParenthesis);
        return Spanned(node, start);
    }

    private bool IsFrameStart() =>
        Kind == TokenKind.Keyword && Word is Keyword.Rows or Keyword.Range or Keyword.Groups && Peek(1).Kind is not (TokenKind.RightParenthesis or TokenKind.Comma);

    private void ParseBound(WindowNode node)
    {
        if (Accept(Keyword.Current, Keyword.Row) || Accept(Keyword.Unbounded, Keyword.Preceding) || Accept(Keyword.Unbounded, Keyword.Following))
        {
            return;
        }

        node.Bounds.Add(ParseExpression());
        if (!Accept(Keyword.Preceding))
        {
            Expect(Keyword.Following);
        }
    }

    private List<SortNode> ParseOrderBy()
    {
        var keys = new List<SortNode>();
        if (!Accept(Keyword.Order, Keyword.By))
        {
            return keys;
        }

        do
        {
            var start = Current.Start;
            var key = new SortNode(ParseExpression());
            if (Accept(Keyword.Using))
            {
                key.Operator = ParseOperatorName();
            }
            else
            {
                _ = Accept(Keyword.Asc) || Accept(Keyword.Desc);
            }

            if (Accept(Keyword.Nulls) && !Accept(Keyword.First))
            {
                Expect(Keyword.Last);
            }

            keys.Add(Spanned(key, start));
        }
        while (Accept(TokenKind.Comma));
        return keys;
    }
}
