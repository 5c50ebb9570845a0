using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    private RelationNode ParseTarget()
    {
        var target = ParseRelation();
        ParseAlias(target);
        return Spanned(target, target.Start);
    }

    private InsertNode ParseInsert()
    {
        var start = Current.Start;
        _index++;
        Expect(Keyword.Into);
        var target = ParseRelation();
        if (Accept(Keyword.As))
        {
            target.Alias = ExpectName();
        }

        target.AliasEnd = target.ColumnAliasesEnd = PreviousEnd;
        var node = new InsertNode(target);
        if (Is(TokenKind.LeftParenthesis) && !IsSubqueryInParentheses())
        {
            _index++;
            do
            {
                node.Columns.Add(ExpectPart());
                ParseIndirection();
            }
            while (Accept(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
        }

        if (Accept(Keyword.Overriding))
        {
            _index++;
            Expect(Keyword.Value);
        }

        if (!Accept(Keyword.Default, Keyword.Values))
        {
            node.Source = ParseQuery();
        }

        if (Accept(Keyword.On, Keyword.Conflict))
        {
            ParseConflict(node);
        }

        ParseReturning(node);
        return Spanned(node, start);
    }

    private void ParseConflict(InsertNode node)
    {
        if (Accept(Keyword.On, Keyword.Constraint))
        {
            node.ConflictConstraint = ExpectPart();
        }
        else if (Accept(TokenKind.LeftParenthesis))
        {
            do
            {
                node.ConflictKeys.Add(ParseExpression());
                if (IsLabel(Current) && !Is(Keyword.Asc))
                {
                    ExpectQualifiedName();
                }
            }
            while (Accept(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
            node.ConflictWhere = Accept(Keyword.Where) ? ParseExpression() : null;
        }

        Expect(Keyword.Do);
        if (Accept(Keyword.Nothing))
        {
            return;
        }

        Expect(Keyword.Update);
        Expect(Keyword.Set);
        ParseAssignments(node.ConflictSet);
        node.ConflictUpdateWhere = Accept(Keyword.Where) ? ParseExpression() : null;
    }

    private void ParseAssignments(List<AssignmentNode> assignments)
    {
        do
        {
            var (columns, parts) = (new List<NamePart>(), new List<NamePart>());
            var subscripts = new List<ExpressionNode>();
            var list = Accept(TokenKind.LeftParenthesis);
            do
            {
                columns.Add(ExpectPart());
                foreach (var step in ParseIndirection())
                {
                    subscripts.AddRange(step.Subscripts);
                    parts.Add(columns[columns.Count - 1]);
                }
            }
            while (list && Accept(TokenKind.Comma));
            if (list)
            {
                Expect(TokenKind.RightParenthesis);
            }

            Expect(TokenKind.Equal);
            var assignment = new AssignmentNode(ParseExpression());
            assignment.Columns.AddRange(columns);
            assignment.WholeColumns.AddRange(columns.Where(c => !parts.Contains(c)));
            assignment.Subscripts.AddRange(subscripts);
            assignments.Add(assignment);
        }
        while (Accept(TokenKind.Comma));
    }

    private UpdateNode ParseUpdate()
    {
        var start = Current.Start;
        _index++;
        var node = new UpdateNode(ParseTarget());
        Expect(Keyword.Set);
        ParseAssignments(node.Set);
        if (Accept(Keyword.From))
        {
            ParseFromList(node.From);
        }

        ParseWhereAndReturning(node);
        return Spanned(node, start);
    }

    private DeleteNode ParseDelete()
    {
        var start = Current.Start;
        _index++;
        Expect(Keyword.From);
        var node = new DeleteNode(ParseTarget());
        if (Accept(Keyword.Using))
        {
            ParseFromList(node.From);
        }

        ParseWhereAndReturning(node);
        return Spanned(node, start);
    }

    private void ParseWhereAndReturning(ChangeNode node)
    {
        node.Where = Accept(Keyword.Where) ? ParseExpression() : null;
        ParseReturning(node);
    }

    private void ParseReturning(ChangeNode node)
    {
        if (!Accept(Keyword.Returning))
        {
            return;
        }

        if (Accept(Keyword.With))
        {
            Expect(TokenKind.LeftParenthesis);
            do
            {
                var old = Accept(Keyword.Old);
                if (!old)
                {
                    Expect(Keyword.New);
                }

                Expect(Keyword.As);
                var alias = ExpectName();
                node.OldAlias = old ? alias : node.OldAlias;
                node.NewAlias = old ? node.NewAlias : alias;
            }
            while (Accept(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
        }

        ParseTargets(node.Returning);
    }

    private MergeNode ParseMerge()
    {
        var start = Current.Start;
        _index++;
        Expect(Keyword.Into);
        var node = new MergeNode(ParseTarget());
        Expect(Keyword.Using);
        node.From.Add(ParseJoined());
        Expect(Keyword.On);
        node.On = ParseExpression();
        while (Accept(Keyword.When))
        {
            node.Actions.Add(ParseMergeAction());
        }

        ParseReturning(node);
        return Spanned(node, start);
    }

    private MergeActionNode ParseMergeAction()
    {
        var action = new MergeActionNode();
        Accept(Keyword.Not);
        Expect(Keyword.Matched);
        if (Accept(Keyword.By) && !Accept(Keyword.Source))
        {
            Expect(Keyword.Target);
        }

        action.Condition = Accept(Keyword.And) ? ParseExpression() : null;
        Expect(Keyword.Then);
        if (Accept(Keyword.Update))
        {
            Expect(Keyword.Set);
            ParseAssignments(action.Set);
        }
        else if (Accept(Keyword.Insert))
        {
            if (Accept(TokenKind.LeftParenthesis))
            {
                do
                {
                    action.Columns.Add(ExpectPart());
                    ParseIndirection();
                }
                while (Accept(TokenKind.Comma));
                Expect(TokenKind.RightParenthesis);
            }

            if (Accept(Keyword.Overriding))
            {
                _index++;
                Expect(Keyword.Value);
            }

            if (!Accept(Keyword.Default, Keyword.Values))
            {
                Expect(Keyword.Values);
                Expect(TokenKind.LeftParenthesis);
                action.Values.AddRange(ParseExpressionList());
                Expect(TokenKind.RightParenthesis);
            }
        }
        else if (!Accept(Keyword.Delete))
        {
            Expect(Keyword.Do);
            Expect(Keyword.Nothing);
        }

        return action;
    }
}
