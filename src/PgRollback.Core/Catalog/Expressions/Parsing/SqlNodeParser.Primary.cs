using System.Globalization;
using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    private ExpressionNode ParsePrimary()
    {
        var start = Current.Start;
        var node = ParseAtom();
        if (Kind is not (TokenKind.Dot or TokenKind.LeftBracket))
        {
            return node;
        }

        var steps = ParseIndirection();
        return steps.Count == 0 ? node : Spanned(new IndirectionNode(node, steps), start);
    }

    private List<Indirection> ParseIndirection()
    {
        var steps = new List<Indirection>();
        while (true)
        {
            var start = Current.Start;
            if (Is(TokenKind.Dot) && (Peek(1).Kind == TokenKind.Star || IsLabel(Peek(1))))
            {
                _index++;
                var name = Accept(TokenKind.Star) ? null : ExpectName();
                steps.Add(new Indirection { Name = name, Start = start, End = PreviousEnd });
            }
            else if (Accept(TokenKind.LeftBracket))
            {
                var subscripts = new List<ExpressionNode>();
                if (!Is(TokenKind.Colon))
                {
                    subscripts.Add(ParseExpression());
                }

                var slice = Accept(TokenKind.Colon);
                if (slice && !Is(TokenKind.RightBracket))
                {
                    subscripts.Add(ParseExpression());
                }

                Expect(TokenKind.RightBracket);
                steps.Add(new Indirection { IsSubscript = true, IsSlice = slice, Subscripts = subscripts.ToArray(), Start = start, End = PreviousEnd });
            }
            else
            {
                return steps;
            }
        }
    }

    private ExpressionNode ParseAtom()
    {
        var start = Current.Start;
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.String or TokenKind.EscapeString or TokenKind.UnicodeString or TokenKind.DollarString:
                _index++;
                return Spanned(new LiteralNode(LiteralKind.String, SqlTokenText.StringValue(text, token)), start);
            case TokenKind.NationalString:
                _index++;
                return Spanned(new LiteralNode(LiteralKind.String, SqlTokenText.StringValue(text, token)), start);
            case TokenKind.BitString or TokenKind.HexString:
                _index++;
                return Spanned(new LiteralNode(LiteralKind.Bits, ""), start);
            case TokenKind.Integer or TokenKind.Numeric:
                _index++;
                return Spanned(new LiteralNode(token.Kind == TokenKind.Integer ? LiteralKind.Integer : LiteralKind.Numeric, text.Substring(token.Start, token.Length)), start);
            case TokenKind.Parameter:
                _index++;
                return Spanned(new ParameterNode(int.TryParse(text.Substring(token.Start + 1, token.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0), start);
            case TokenKind.LeftParenthesis:
                return ParseParentheses();
            case TokenKind.Star:
                _index++;
                return Spanned(new NameNode([new NamePart(Name: null, token.Start, token.End)]), start);
            case TokenKind.Keyword:
                return ParseWordAtom(start);
            default:
                return IsIdentifier(token.Kind) ? ParseNameOrCall() : Fail();
        }
    }

    private ExpressionNode ParseWordAtom(int start)
    {
        if (IsGrammarType() && ParseTypedConstant(start) is { } constant)
        {
            return constant;
        }

        switch (Word)
        {
            case Keyword.Null:
                _index++;
                return Spanned(new LiteralNode(LiteralKind.Null, ""), start);
            case Keyword.True or Keyword.False:
                _index++;
                return Spanned(new LiteralNode(LiteralKind.Boolean, ""), start);
            case Keyword.Default:
                _index++;
                return Spanned(new DefaultNode(), start);
            case Keyword.Case:
                return ParseCase();
            case Keyword.Array:
                return ParseArray();
            case Keyword.Exists when Peek(1).Kind == TokenKind.LeftParenthesis:
                _index++;
                return ParseParentheses() is SubqueryNode exists
                    ? Spanned(new SubqueryNode(SubqueryKind.Exists, exists.Query), start)
                    : Fail();
            case Keyword.Row when Peek(1).Kind == TokenKind.LeftParenthesis:
                _index += 2;
                var row = new RowNode { IsExplicit = true };
                if (!Is(TokenKind.RightParenthesis))
                {
                    row.Items.AddRange(ParseExpressionList());
                }

                Expect(TokenKind.RightParenthesis);
                return Spanned(row, start);
        }

        if (ParseConstruct(start) is { } construct)
        {
            return construct;
        }

        return IsColumnName(Current) || IsTypeOrFunctionName(Current) ? ParseNameOrCall() : Fail();
    }

    /// <summary><c>interval '1 day'</c>, <c>timestamp with time zone '…'</c>; null for a column that has the name of such a type.</summary>
    private CastNode? ParseTypedConstant(int start)
    {
        var before = _index;
        var type = ParseType();
        var literalStart = Current.Start;
        if (!IsString(Kind))
        {
            _index = before;
            Failed = false;
            return null;
        }

        var literal = new LiteralNode(LiteralKind.String, SqlTokenText.StringValue(text, Current));
        _index++;
        Spanned(literal, literalStart);
        if (type.Name.Name == "interval")
        {
            ParseIntervalFields();
        }

        return Spanned(new CastNode(literal, type), start);
    }

    /// <summary>A subquery, a row, or an expression in parentheses.</summary>
    private ExpressionNode ParseParentheses()
    {
        var start = Current.Start;
        Expect(TokenKind.LeftParenthesis);
        ExpressionNode result;
        if (!Enter())
        {
            result = Fail();
        }
        else if (IsQueryStart())
        {
            result = new SubqueryNode(SubqueryKind.Scalar, ParseQuery());
        }
        else
        {
            var first = ParseExpression();
            if (first is SubqueryNode { Kind: SubqueryKind.Scalar } subquery && IsQueryContinuation())
            {
                // What looked like an expression was the first branch of a set operation, or a query with clauses behind its parentheses.
                result = new SubqueryNode(SubqueryKind.Scalar, ContinueQuery(subquery.Query, first.Start));
            }
            else if (Is(TokenKind.Comma))
            {
                var row = new RowNode { Items = { first } };
                while (Accept(TokenKind.Comma))
                {
                    row.Items.Add(ParseExpression());
                }

                result = row;
            }
            else
            {
                result = new ParenthesisNode(first);
            }
        }

        _depth--;
        Expect(TokenKind.RightParenthesis);
        return Spanned(result, start);
    }

    private CaseNode ParseCase()
    {
        var start = Current.Start;
        _index++;
        var node = new CaseNode();
        if (!Is(Keyword.When))
        {
            node.Argument = ParseExpression();
        }

        while (Accept(Keyword.When))
        {
            var condition = ParseExpression();
            Expect(Keyword.Then);
            node.Branches.Add((condition, ParseExpression()));
        }

        if (Accept(Keyword.Else))
        {
            node.Else = ParseExpression();
        }

        Expect(Keyword.End);
        return Spanned(node, start);
    }

    private ExpressionNode ParseArray()
    {
        var start = Current.Start;
        _index++;
        if (Is(TokenKind.LeftParenthesis))
        {
            return ParseParentheses() is SubqueryNode subquery ? Spanned(new SubqueryNode(SubqueryKind.Array, subquery.Query), start) : Fail();
        }

        return ParseArrayItems(start);
    }

    private ExpressionNode ParseArrayItems(int start)
    {
        Expect(TokenKind.LeftBracket);
        var node = new ArrayNode();
        if (!Enter())
        {
            Fail();
        }
        else if (!Is(TokenKind.RightBracket))
        {
            do
            {
                node.Items.Add(Is(TokenKind.LeftBracket) ? ParseArrayItems(Current.Start) : ParseExpression());
            }
            while (Accept(TokenKind.Comma));
        }

        _depth--;
        Expect(TokenKind.RightBracket);
        return Spanned(node, start);
    }

    /// <summary>A column reference, a call, or a constant of a type with an ordinary name.</summary>
    private ExpressionNode ParseNameOrCall()
    {
        var start = Current.Start;
        var parts = new List<NamePart>(2) { ExpectPart() };
        while (Is(TokenKind.Dot))
        {
            if (Peek(1).Kind == TokenKind.Star)
            {
                _index++;
                parts.Add(new NamePart(Name: null, Current.Start, Current.End));
                _index++;
                return Spanned(new NameNode(parts.ToArray()), start);
            }

            if (!IsLabel(Peek(1)))
            {
                break;
            }

            _index++;
            parts.Add(ExpectPart());
        }

        if (Is(TokenKind.LeftParenthesis))
        {
            return ParseCall(parts.ToArray(), start);
        }

        var name = Spanned(new NameNode(parts.ToArray()), start);
        return IsString(Kind) ? ParseConstantOf(parts, modifiers: null, start) : name;
    }

    private CastNode ParseConstantOf(List<NamePart> parts, string? modifiers, int start)
    {
        var type = new TypeNode
        {
            Name = new QualifiedName(parts.Count > 1 ? parts[parts.Count - 2].Name : null, parts[parts.Count - 1].Name!),
            Modifiers = modifiers,
            NameStart = parts[0].Start,
            NameEnd = parts[parts.Count - 1].End,
            Start = start,
            End = PreviousEnd,
        };
        var literalStart = Current.Start;
        var literal = new LiteralNode(LiteralKind.String, SqlTokenText.StringValue(text, Current));
        _index++;
        return Spanned(new CastNode(Spanned(literal, literalStart), type), start);
    }
}
