using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    private bool IsQueryStart() => Kind == TokenKind.Keyword && (Word is Keyword.Select or Keyword.With or Keyword.Table
        || (Word == Keyword.Values && Peek(1).Kind == TokenKind.LeftParenthesis)
        || (Word is Keyword.Insert && PeekWord(1) == Keyword.Into) || IsChangeStart());

    private bool IsChangeStart() => Kind == TokenKind.Keyword && ((Word == Keyword.Delete && PeekWord(1) == Keyword.From)
        || (Word == Keyword.Update && (IsColumnName(Peek(1)) || PeekWord(1) == Keyword.Only))
        || (Word == Keyword.Merge && PeekWord(1) == Keyword.Into));

    private bool IsQueryContinuation() => Kind == TokenKind.Keyword
        && Word is Keyword.Union or Keyword.Except or Keyword.Intersect or Keyword.Order or Keyword.Limit or Keyword.Offset or Keyword.Fetch or Keyword.For;

    /// <summary>A query with its WITH, ORDER BY, LIMIT and locking clauses; also a statement that changes rows.</summary>
    public QueryNode ParseQuery()
    {
        var start = Current.Start;
        if (!Enter())
        {
            _depth--;
            return Spanned(new ValuesNode(), start);
        }

        var with = ParseWith();
        var bodyStart = Current.Start;
        QueryNode query;
        switch (Word)
        {
            case Keyword.Insert when Kind == TokenKind.Keyword:
                query = ParseInsert();
                break;
            case Keyword.Update when Kind == TokenKind.Keyword:
                query = ParseUpdate();
                break;
            case Keyword.Delete when Kind == TokenKind.Keyword:
                query = ParseDelete();
                break;
            case Keyword.Merge when Kind == TokenKind.Keyword:
                query = ParseMerge();
                break;
            default:
                query = ParseUnion(ParseIntersect(ParseBranch(), bodyStart), bodyStart);
                query = ParseTail(query, bodyStart);
                break;
        }

        query.With = with ?? query.With;
        query.BodyStart = bodyStart;
        _depth--;
        return Spanned(query, start);
    }

    /// <summary>Goes on behind the first branch, which stood in parentheses.</summary>
    private QueryNode ContinueQuery(QueryNode first, int start)
    {
        var query = ParseTail(ParseUnion(ParseIntersect(first, start), start), start);
        query.BodyStart = start;
        return Spanned(query, start);
    }

    private QueryNode ParseBranch()
    {
        var start = Current.Start;
        if (Accept(TokenKind.LeftParenthesis))
        {
            var inner = Is(TokenKind.LeftParenthesis) || IsQueryStart() ? ParseQuery() : new ValuesNode();
            Expect(TokenKind.RightParenthesis);
            return inner;
        }

        QueryNode query = Word switch
        {
            Keyword.Select => ParseSelect(),
            Keyword.Values => ParseValues(),
            Keyword.Table => ParseTable(),
            _ => FailQuery(),
        };
        return Spanned(query, start);
    }

    private ValuesNode FailQuery()
    {
        Fail();
        return new ValuesNode();
    }

    private QueryNode ParseIntersect(QueryNode first, int start) => ParseSetOperation(first, start, intersect: true);

    private QueryNode ParseUnion(QueryNode first, int start) => ParseSetOperation(first, start, intersect: false);

    private QueryNode ParseSetOperation(QueryNode first, int start, bool intersect)
    {
        SetOperationNode? operation = null;
        while (Kind == TokenKind.Keyword && (intersect ? Word == Keyword.Intersect : Word is Keyword.Union or Keyword.Except))
        {
            _index++;
            _ = Accept(Keyword.All) || Accept(Keyword.Distinct);
            operation ??= new SetOperationNode { Branches = { first } };
            var branchStart = Current.Start;
            var branch = ParseBranch();
            operation.Branches.Add(intersect ? branch : ParseIntersect(branch, branchStart));
        }

        return operation is null ? first : Spanned(operation, start);
    }

    private QueryNode ParseTail(QueryNode query, int start)
    {
        var tail = IsQueryContinuation();
        if (tail && query.OrderBy.Count + query.Limits.Count > 0)
        {
            // A query in parentheses that has its own clauses: those outside order what it gives.
            query = new SetOperationNode { Branches = { query } };
        }

        var keys = ParseOrderBy();
        if (keys.Count > 0)
        {
            query.OrderBy = keys;
        }

        while (Kind == TokenKind.Keyword && Word is Keyword.Limit or Keyword.Offset or Keyword.Fetch or Keyword.For)
        {
            switch (Word)
            {
                case Keyword.For:
                    ParseLocking(query);
                    break;
                case Keyword.Fetch:
                    ParseFetch(query);
                    break;
                default:
                    _index++;
                    if (!Accept(Keyword.All))
                    {
                        query.Limits.Add(ParseExpression());
                    }

                    _ = Accept(Keyword.Row) || Accept(Keyword.Rows);
                    break;
            }
        }

        return tail ? Spanned(query, start) : query;
    }

    private void ParseFetch(QueryNode query)
    {
        _index++;
        if (!Accept(Keyword.First))
        {
            Expect(Keyword.Next);
        }

        if (!Is(Keyword.Row) && !Is(Keyword.Rows))
        {
            query.Limits.Add(ParseExpression(Precedence.Sign));
        }

        _ = Accept(Keyword.Row) || Accept(Keyword.Rows);
        if (!Accept(Keyword.Only))
        {
            Expect(Keyword.With);
            Expect(Keyword.Ties);
        }
    }

    private void ParseLocking(QueryNode query)
    {
        _index++;
        if (Accept(Keyword.No))
        {
            Expect(Keyword.Key);
        }
        else
        {
            Accept(Keyword.Key);
        }

        if (!Accept(Keyword.Update) && !Accept(Keyword.Share))
        {
            Fail();
        }

        if (Accept(Keyword.Of))
        {
            do
            {
                query.Locked.Add(ExpectPart());
            }
            while (Accept(TokenKind.Comma));
        }

        if (!Accept(Keyword.Nowait))
        {
            _ = Accept(Keyword.Skip, Keyword.Locked);
        }
    }

    private SelectNode ParseSelect()
    {
        _index++;
        var node = new SelectNode();
        if (Accept(Keyword.Distinct))
        {
            if (Accept(Keyword.On))
            {
                Expect(TokenKind.LeftParenthesis);
                node.DistinctOn.AddRange(ParseExpressionList());
                Expect(TokenKind.RightParenthesis);
            }
        }
        else
        {
            Accept(Keyword.All);
        }

        if (!IsEndOfTargets())
        {
            ParseTargets(node.Targets);
        }

        if (Accept(Keyword.From))
        {
            ParseFromList(node.From);
        }

        node.Where = Accept(Keyword.Where) ? ParseExpression() : null;
        if (Accept(Keyword.Group, Keyword.By))
        {
            node.HasGrouping = true;
            _ = Accept(Keyword.All) || Accept(Keyword.Distinct);
            node.HasGroupingSets = ParseGrouping(node.GroupBy);
        }

        node.Having = Accept(Keyword.Having) ? ParseExpression() : null;
        if (Accept(Keyword.Window))
        {
            do
            {
                ExpectName();
                Expect(Keyword.As);
                node.Windows.Add(ParseWindow());
            }
            while (Accept(TokenKind.Comma));
        }

        return node;
    }

    private bool IsEndOfTargets() => IsAtEnd || Kind is TokenKind.RightParenthesis or TokenKind.Semicolon
        || (Kind == TokenKind.Keyword && Word is Keyword.From or Keyword.Where or Keyword.Group or Keyword.Having or Keyword.Window || IsQueryContinuation());

    private void ParseTargets(List<TargetNode> targets)
    {
        do
        {
            var start = Current.Start;
            var target = new TargetNode(ParseExpression());
            if (Accept(Keyword.As))
            {
                target.Alias = ExpectName();
            }
            else if (IsBareLabel(Current))
            {
                target.BareAliasStart = Current.Start;
                target.Alias = ExpectName();
            }

            targets.Add(Spanned(target, start));
        }
        while (Accept(TokenKind.Comma));
    }

    /// <returns>Whether there are grouping sets among the keys.</returns>
    private bool ParseGrouping(List<ExpressionNode> keys)
    {
        var sets = false;
        do
        {
            if (Is(Keyword.Grouping) && PeekWord(1) == Keyword.Sets)
            {
                _index += 2;
                sets = true;
                ParseGroupingList(keys);
            }
            else if (Kind == TokenKind.Keyword && Word is Keyword.Cube or Keyword.Rollup && Peek(1).Kind == TokenKind.LeftParenthesis)
            {
                _index++;
                sets = true;
                ParseGroupingList(keys);
            }
            else if (Is(TokenKind.LeftParenthesis) && Peek(1).Kind == TokenKind.RightParenthesis)
            {
                _index += 2;
            }
            else
            {
                keys.Add(ParseExpression());
            }
        }
        while (Accept(TokenKind.Comma));
        return sets;
    }

    private void ParseGroupingList(List<ExpressionNode> keys)
    {
        Expect(TokenKind.LeftParenthesis);
        if (Enter())
        {
            ParseGrouping(keys);
        }

        _depth--;
        Expect(TokenKind.RightParenthesis);
    }

    private ValuesNode ParseValues()
    {
        _index++;
        var node = new ValuesNode();
        do
        {
            var start = Current.Start;
            Expect(TokenKind.LeftParenthesis);
            var row = new RowNode();
            row.Items.AddRange(ParseExpressionList());
            Expect(TokenKind.RightParenthesis);
            node.Rows.Add(Spanned(row, start));
        }
        while (Accept(TokenKind.Comma));
        return node;
    }

    private TableNode ParseTable()
    {
        _index++;
        return new TableNode(ParseRelation());
    }

    private WithNode? ParseWith()
    {
        if (!Is(Keyword.With))
        {
            return null;
        }

        var start = Current.Start;
        _index++;
        var node = new WithNode { IsRecursive = Accept(Keyword.Recursive) };
        do
        {
            node.Tables.Add(ParseCommonTable());
        }
        while (Accept(TokenKind.Comma));
        return Spanned(node, start);
    }

    private CommonTableNode ParseCommonTable()
    {
        var start = Current.Start;
        var name = ExpectName();
        var columns = ParseNameList();
        Expect(Keyword.As);
        if (Accept(Keyword.Not))
        {
            Expect(Keyword.Materialized);
        }
        else
        {
            Accept(Keyword.Materialized);
        }

        Expect(TokenKind.LeftParenthesis);
        var table = new CommonTableNode(name, ParseQuery()) { Columns = columns };
        Expect(TokenKind.RightParenthesis);
        if (Accept(Keyword.Search))
        {
            if (!Accept(Keyword.Depth))
            {
                Expect(Keyword.Breadth);
            }

            _ = Accept(Keyword.First, Keyword.By);
            SkipNames();
            Expect(Keyword.Set);
            table.Added.Add(ExpectName());
        }

        if (Accept(Keyword.Cycle))
        {
            SkipNames();
            Expect(Keyword.Set);
            table.Added.Add(ExpectName());
            if (Accept(Keyword.To))
            {
                ParseExpression();
                Expect(Keyword.Default);
                ParseExpression();
            }

            Expect(Keyword.Using);
            table.Added.Add(ExpectName());
        }

        return Spanned(table, start);
    }

    private void SkipNames()
    {
        do
        {
            ExpectName();
        }
        while (Accept(TokenKind.Comma));
    }
}
