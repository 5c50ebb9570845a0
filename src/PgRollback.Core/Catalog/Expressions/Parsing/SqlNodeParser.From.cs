using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    private void ParseFromList(List<FromNode> items)
    {
        do
        {
            items.Add(ParseJoined());
        }
        while (Accept(TokenKind.Comma));
    }

    private FromNode ParseJoined()
    {
        var start = Current.Start;
        if (!Enter())
        {
            _depth--;
            return Spanned(new RelationNode([]), start);
        }

        var item = ParseFromItem();
        var joins = 0;
        while (ParseJoin(item, start) is { } join)
        {
            // A chain of joins leans to the left, and each step is walked by a call.
            if (++joins > MaxDepth)
            {
                Fail();
                break;
            }

            item = join;
        }

        _depth--;
        return item;
    }

    private JoinNode? ParseJoin(FromNode left, int start)
    {
        if (Kind != TokenKind.Keyword)
        {
            return null;
        }

        var naturalStart = Is(Keyword.Natural) ? Current.Start : -1;
        var naturalEnd = Current.End;
        if (naturalStart >= 0)
        {
            _index++;
        }

        var cross = Accept(Keyword.Cross);
        var kind = cross ? JoinKind.Inner : ParseJoinKind();
        if (kind is null)
        {
            return null;
        }

        var joinStart = Current.Start;
        Expect(Keyword.Join);
        var right = cross || naturalStart >= 0 ? ParseFromItem() : ParseJoinOperand();
        var node = new JoinNode(left, right) { Kind = kind.Value, NaturalStart = naturalStart, NaturalEnd = naturalEnd, JoinStart = joinStart };
        if (!cross && naturalStart < 0)
        {
            ParseQualification(node);
        }

        node.AliasStart = PreviousEnd;
        return Spanned(node, start);
    }

    private JoinKind? ParseJoinKind()
    {
        switch (Word)
        {
            case Keyword.Join:
                return JoinKind.Inner;
            case Keyword.Inner:
                _index++;
                return JoinKind.Inner;
            case Keyword.Left or Keyword.Right or Keyword.Full:
                var kind = Is(Keyword.Left) ? JoinKind.Left : Is(Keyword.Right) ? JoinKind.Right : JoinKind.Full;
                _index++;
                Accept(Keyword.Outer);
                return kind;
            default:
                return null;
        }
    }

    /// <summary>The right side of a join that has a qualification: it may itself be a join, as in <c>a JOIN b JOIN c ON … ON …</c>.</summary>
    private FromNode ParseJoinOperand()
    {
        var start = Current.Start;
        FromNode item = ParseFromItem();
        while (!Is(Keyword.On) && !Is(Keyword.Using) && !IsAtEnd)
        {
            if (!Enter() || ParseJoin(item, start) is not { } join)
            {
                _depth--;
                Fail();
                break;
            }

            _depth--;
            item = join;
        }

        return item;
    }

    private void ParseQualification(JoinNode node)
    {
        if (Accept(Keyword.On))
        {
            node.On = ParseExpression();
            return;
        }

        Expect(Keyword.Using);
        Expect(TokenKind.LeftParenthesis);
        node.Using = [];
        do
        {
            node.Using.Add(ExpectPart());
        }
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        if (Accept(Keyword.As))
        {
            node.UsingAlias = ExpectName();
        }
    }

    private FromNode ParseFromItem()
    {
        var start = Current.Start;
        var lateral = Accept(Keyword.Lateral);
        FromNode item;
        if (Is(TokenKind.LeftParenthesis))
        {
            item = ParseFromParentheses();
        }
        else if (Accept(Keyword.Rows, Keyword.From))
        {
            item = ParseRowsFrom();
        }
        else if (Is(Keyword.Xmltable) || Is(Keyword.JsonTable))
        {
            item = ParseTableFunction();
        }
        else if (IsFunctionItem())
        {
            var function = new FunctionFromNode();
            function.Functions.Add(new FunctionItem(ParsePrimary()));
            function.HasOrdinality = Accept(Keyword.With, Keyword.Ordinality);
            item = function;
        }
        else
        {
            item = ParseRelation();
        }

        item.IsLateral = lateral;
        item.AliasStart = PreviousEnd;
        ParseAlias(item);
        if (item is RelationNode relation && Accept(Keyword.Tablesample))
        {
            relation.SampleMethod = ExpectQualifiedName();
            Expect(TokenKind.LeftParenthesis);
            relation.SampleArguments.AddRange(ParseExpressionList());
            Expect(TokenKind.RightParenthesis);
            if (Accept(Keyword.Repeatable))
            {
                relation.SampleArguments.Add(ParseParentheses());
            }
        }

        return Spanned(item, start);
    }

    /// <summary>A subquery, or a join in parentheses.</summary>
    private FromNode ParseFromParentheses()
    {
        var start = Current.Start;
        if (IsSubqueryInParentheses())
        {
            return ParseParentheses() is SubqueryNode subquery ? Spanned(new SubqueryFromNode(subquery.Query), start) : new RelationNode([]);
        }

        Expect(TokenKind.LeftParenthesis);
        var join = ParseJoined();
        Expect(TokenKind.RightParenthesis);
        return Spanned(join, start);
    }

    /// <summary>Whether the parentheses here hold a query: after any number of opening ones a query begins, and it is not the first item of a join.</summary>
    private bool IsSubqueryInParentheses()
    {
        var before = _index;
        var opened = 0;
        while (Is(TokenKind.LeftParenthesis))
        {
            _index++;
            opened++;
        }

        var isQuery = IsQueryStart();
        if (isQuery && opened > 1)
        {
            // ((SELECT …) a JOIN …) against ((SELECT …) UNION …): what follows the inner closing parenthesis decides.
            isQuery = IsQueryBehindParenthesis(opened - 1);
        }

        _index = before;
        return isQuery;
    }

    private bool IsQueryBehindParenthesis(int toClose)
    {
        var depth = 0;
        for (; !IsAtEnd; _index++)
        {
            if (Is(TokenKind.LeftParenthesis))
            {
                depth++;
            }
            else if (Is(TokenKind.RightParenthesis) && --depth < 0)
            {
                depth = 0;
                _index++;
                if (!Is(TokenKind.RightParenthesis) || --toClose == 0)
                {
                    return Is(TokenKind.RightParenthesis) || IsQueryContinuation();
                }

                _index--;
            }
        }

        return true;
    }

    private bool IsFunctionItem()
    {
        if (Kind == TokenKind.Keyword && Keywords.Category(Word) == KeywordCategory.Reserved)
        {
            return Word is Keyword.Cast or Keyword.CurrentDate or Keyword.CurrentTimestamp or Keyword.CurrentTime or Keyword.CurrentUser or Keyword.CurrentRole
                or Keyword.SessionUser or Keyword.User or Keyword.Localtime or Keyword.Localtimestamp or Keyword.CurrentCatalog;
        }

        var ahead = 0;
        while (IsLabel(Peek(ahead)) && Peek(ahead + 1).Kind == TokenKind.Dot)
        {
            ahead += 2;
        }

        return IsLabel(Peek(ahead)) && Peek(ahead + 1).Kind == TokenKind.LeftParenthesis && !(ahead == 0 && Is(Keyword.Only));
    }

    private FunctionFromNode ParseRowsFrom()
    {
        var node = new FunctionFromNode { IsRowsFrom = true };
        Expect(TokenKind.LeftParenthesis);
        do
        {
            var function = new FunctionItem(ParsePrimary());
            if (Accept(Keyword.As))
            {
                function.Columns = ParseColumnDefinitions();
            }

            node.Functions.Add(function);
        }
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        node.HasOrdinality = Accept(Keyword.With, Keyword.Ordinality);
        return node;
    }

    private RelationNode ParseRelation()
    {
        var start = Current.Start;
        Accept(Keyword.Only);
        var nameStart = Current.Start;
        var parentheses = Accept(TokenKind.LeftParenthesis);
        var node = new RelationNode(ExpectQualifiedName());
        if (parentheses)
        {
            Expect(TokenKind.RightParenthesis);
        }

        Accept(TokenKind.Star);
        node.NameStart = nameStart;
        node.AliasStart = node.AliasEnd = node.ColumnAliasesEnd = PreviousEnd;
        return Spanned(node, start);
    }

    private void ParseAlias(FromNode item)
    {
        item.AliasEnd = item.ColumnAliasesEnd = PreviousEnd;
        var withAs = Accept(Keyword.As);
        if (withAs && Is(TokenKind.LeftParenthesis) && item is FunctionFromNode bare)
        {
            bare.Functions[0].Columns = ParseColumnDefinitions();
            return;
        }

        if (!withAs && !(IsColumnName(Current) && !IsClauseWord()))
        {
            return;
        }

        item.BareAliasStart = withAs ? -1 : Current.Start;
        item.Alias = ExpectName();
        item.AliasEnd = item.ColumnAliasesEnd = PreviousEnd;
        if (!Is(TokenKind.LeftParenthesis))
        {
            return;
        }

        if (item is FunctionFromNode function && IsColumnDefinition())
        {
            function.Functions[0].Columns = ParseColumnDefinitions();
        }
        else
        {
            item.ColumnAliases = ParseNameList();
        }

        item.ColumnAliasesEnd = PreviousEnd;
    }

    /// <summary>Unreserved words that begin the next clause of a statement where an alias could stand.</summary>
    private bool IsClauseWord() => Kind == TokenKind.Keyword && Word switch
    {
        Keyword.Set => true,
        Keyword.Overriding => PeekWord(1) is Keyword.User or Keyword.System,
        Keyword.Values => Peek(1).Kind == TokenKind.LeftParenthesis,
        _ => false,
    };

    private bool IsColumnDefinition() => IsLabel(Peek(1)) && Peek(2).Kind is not (TokenKind.Comma or TokenKind.RightParenthesis);

    private List<ColumnDefinitionNode> ParseColumnDefinitions()
    {
        var columns = new List<ColumnDefinitionNode>();
        Expect(TokenKind.LeftParenthesis);
        do
        {
            var start = Current.Start;
            columns.Add(Spanned(new ColumnDefinitionNode(ExpectName(), ParseType()), start));
            if (Accept(Keyword.Collate))
            {
                ExpectQualifiedName();
            }
        }
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return columns;
    }
}
