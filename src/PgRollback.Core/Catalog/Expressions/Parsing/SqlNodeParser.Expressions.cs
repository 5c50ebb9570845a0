using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    /// <summary>How tightly operators bind, as in PostgreSQL's grammar.</summary>
    private static class Precedence
    {
        public const int Lowest = 0;
        public const int Or = 1;
        public const int And = 2;
        public const int Not = 3;
        public const int Is = 4;
        public const int Comparison = 5;
        public const int Like = 6;
        public const int Operator = 7;
        public const int Additive = 8;
        public const int Multiplicative = 9;
        public const int Power = 10;
        public const int AtTimeZone = 11;
        public const int Collate = 12;
        public const int Sign = 13;
        public const int Cast = 14;
    }

    public ExpressionNode ParseExpression(int lowest = Precedence.Lowest)
    {
        var start = Current.Start;
        var result = Enter() ? ParseOperand() : Fail();
        var wraps = 0;
        while (ParseInfix(result, start, lowest) is { } larger)
        {
            // Chains of binary operators are walked in a loop; everything else that goes on to the right nests.
            if (larger is not (OperatorNode or BooleanNode) && ++wraps > MaxDepth)
            {
                Fail();
                break;
            }

            result = larger;
        }

        _depth--;
        return result;
    }

    private ExpressionNode ParseOperand()
    {
        var start = Current.Start;
        switch (Kind)
        {
            case TokenKind.Keyword when Word == Keyword.Not:
                _index++;
                var not = new BooleanNode(Keyword.Not);
                not.Operands.Add(ParseExpression(Precedence.Not));
                return Spanned(not, start);
            case TokenKind.Plus or TokenKind.Minus:
                var sign = ParseOperatorName();
                return Spanned(new OperatorNode(sign, left: null, ParseExpression(Precedence.Sign)), start);
            case TokenKind.Operator:
                var name = ParseOperatorName();
                return Spanned(new OperatorNode(name, left: null, ParseExpression(Precedence.Operator)), start);
            case TokenKind.Keyword when Word == Keyword.Operator && Peek(1).Kind == TokenKind.LeftParenthesis:
                var wrapped = ParseOperatorName();
                return Spanned(new OperatorNode(wrapped, left: null, ParseExpression(Precedence.Operator)), start);
            default:
                return ParsePrimary();
        }
    }

    /// <summary>The expression continued by one operator that binds at least so tightly, or null.</summary>
    private ExpressionNode? ParseInfix(ExpressionNode left, int start, int lowest)
    {
        switch (Kind)
        {
            case TokenKind.TypeCast when lowest <= Precedence.Cast:
                _index++;
                return Spanned(new CastNode(left, ParseType()), start);
            case TokenKind.Less or TokenKind.Greater or TokenKind.Equal or TokenKind.LessEqual or TokenKind.GreaterEqual or TokenKind.NotEqual
                when lowest <= Precedence.Comparison:
                return ParseBinary(left, start, Precedence.Comparison);
            case TokenKind.Plus or TokenKind.Minus when lowest <= Precedence.Additive:
                return ParseBinary(left, start, Precedence.Additive);
            case TokenKind.Star or TokenKind.Slash or TokenKind.Percent when lowest <= Precedence.Multiplicative:
                return ParseBinary(left, start, Precedence.Multiplicative);
            case TokenKind.Caret when lowest <= Precedence.Power:
                return ParseBinary(left, start, Precedence.Power);
            case TokenKind.Operator when lowest <= Precedence.Operator:
                return ParseBinary(left, start, Precedence.Operator);
            case TokenKind.Keyword:
                return ParseWordInfix(left, start, lowest);
            default:
                return null;
        }
    }

    private ExpressionNode? ParseWordInfix(ExpressionNode left, int start, int lowest)
    {
        switch (Word)
        {
            case Keyword.Or when lowest <= Precedence.Or:
                return ParseBoolean(left, start, Keyword.Or, Precedence.Or);
            case Keyword.And when lowest <= Precedence.And:
                return ParseBoolean(left, start, Keyword.And, Precedence.And);
            case Keyword.Is when lowest <= Precedence.Is:
                return ParseIs(left, start);
            case Keyword.Isnull or Keyword.Notnull when lowest <= Precedence.Is:
                _index++;
                return Test(left, start);
            case Keyword.Not when lowest <= Precedence.Like && PeekWord(1) is Keyword.Between or Keyword.In or Keyword.Like or Keyword.Ilike or Keyword.Similar:
                _index++;
                return ParseMatch(left, start);
            case Keyword.Between or Keyword.In or Keyword.Like or Keyword.Ilike or Keyword.Similar when lowest <= Precedence.Like:
                return ParseMatch(left, start);
            case Keyword.Overlaps when lowest <= Precedence.Like:
                _index++;
                var overlaps = new ConstructNode(ConstructKind.Plain) { OutputName = "overlaps", ResultType = "bool", Operands = { left, ParseExpression(Precedence.Operator) } };
                return Spanned(overlaps, start);
            case Keyword.Operator when lowest <= Precedence.Operator && Peek(1).Kind == TokenKind.LeftParenthesis:
                return ParseBinary(left, start, Precedence.Operator);
            case Keyword.At when lowest <= Precedence.AtTimeZone && PeekWord(1) is Keyword.Time or Keyword.Local:
                _index++;
                var zone = new ConstructNode(ConstructKind.Plain) { OutputName = "timezone", Function = "timezone" };
                if (!Accept(Keyword.Local))
                {
                    Expect(Keyword.Time);
                    Expect(Keyword.Zone);
                    zone.Operands.Add(ParseExpression(Precedence.Collate));
                }

                zone.Operands.Add(left);
                return Spanned(zone, start);
            case Keyword.Collate when lowest <= Precedence.Collate:
                _index++;
                return Spanned(new CollateNode(left, ExpectQualifiedName()), start);
            default:
                return null;
        }
    }

    private BooleanNode ParseBoolean(ExpressionNode left, int start, Keyword word, int precedence)
    {
        var node = new BooleanNode(word);
        node.Operands.Add(left);
        while (Accept(word))
        {
            node.Operands.Add(ParseExpression(precedence + 1));
        }

        return Spanned(node, start);
    }

    private ExpressionNode ParseBinary(ExpressionNode left, int start, int precedence)
    {
        var name = ParseOperatorName();
        if (Kind == TokenKind.Keyword && Word is Keyword.Any or Keyword.Some or Keyword.All && Peek(1).Kind == TokenKind.LeftParenthesis)
        {
            _index++;
            return Spanned(new OperatorNode(name, left, ParseParentheses()) { IsQuantified = true }, start);
        }

        return Spanned(new OperatorNode(name, left, ParseExpression(precedence + 1)), start);
    }

    private OperatorName ParseOperatorName()
    {
        var start = Current.Start;
        if (Accept(Keyword.Operator))
        {
            Expect(TokenKind.LeftParenthesis);
            string? schema = null;
            while (IsLabel(Current) && Peek(1).Kind == TokenKind.Dot)
            {
                schema = TextOf(Current);
                _index += 2;
            }

            var symbol = text.Substring(Current.Start, Current.Length);
            _index++;
            Expect(TokenKind.RightParenthesis);
            return new OperatorName { Name = symbol, Schema = schema, Start = start, End = PreviousEnd, IsWrapped = true };
        }

        var token = Current;
        _index++;
        var name = token.Kind == TokenKind.NotEqual ? "<>" : text.Substring(token.Start, token.Length);
        return new OperatorName { Name = name, Start = token.Start, End = token.End };
    }

    private ConstructNode Test(ExpressionNode operand, int start) =>
        Spanned(new ConstructNode(ConstructKind.Plain) { ResultType = "bool", Operands = { operand } }, start);

    private ExpressionNode ParseIs(ExpressionNode left, int start)
    {
        _index++;
        Accept(Keyword.Not);
        switch (Word)
        {
            case Keyword.Distinct:
                _index++;
                Expect(Keyword.From);
                var distinct = new ConstructNode(ConstructKind.Compare) { ResultType = "bool", Operands = { left, ParseExpression(Precedence.Comparison) } };
                return Spanned(distinct, start);
            case Keyword.Null or Keyword.True or Keyword.False or Keyword.Unknown or Keyword.Document:
                _index++;
                return Test(left, start);
            case Keyword.Nfc or Keyword.Nfd or Keyword.Nfkc or Keyword.Nfkd:
                _index++;
                Expect(Keyword.Normalized);
                return Spanned(new ConstructNode(ConstructKind.Plain) { OutputName = "is_normalized", ResultType = "bool", Operands = { left } }, start);
            case Keyword.Normalized:
                _index++;
                return Spanned(new ConstructNode(ConstructKind.Plain) { OutputName = "is_normalized", ResultType = "bool", Operands = { left } }, start);
            case Keyword.Json:
                _index++;
                _ = Accept(Keyword.Value) || Accept(Keyword.Array) || Accept(Keyword.Object) || Accept(Keyword.Scalar);
                if (PeekWord(1) == Keyword.Unique && (Is(Keyword.With) || Is(Keyword.Without)))
                {
                    _index += 2;
                    Accept(Keyword.Keys);
                }

                return Test(left, start);
            default:
                return Fail();
        }
    }

    /// <summary>BETWEEN, IN, LIKE, ILIKE, SIMILAR TO.</summary>
    private ExpressionNode ParseMatch(ExpressionNode left, int start)
    {
        var word = Word;
        _index++;
        var node = new ConstructNode(ConstructKind.Compare) { ResultType = "bool", IsMembership = word == Keyword.In, Operands = { left } };
        switch (word)
        {
            case Keyword.Between:
                _ = Accept(Keyword.Symmetric) || Accept(Keyword.Asymmetric);
                node.Operands.Add(ParseExpression(Precedence.Operator));
                Expect(Keyword.And);
                node.Operands.Add(ParseExpression(Precedence.Operator));
                break;
            case Keyword.In:
                var list = ParseParentheses();
                node.Operands.AddRange(list is RowNode { IsExplicit: false } row ? row.Items : [list]);

                break;
            default:
                if (word == Keyword.Similar)
                {
                    Expect(Keyword.To);
                }

                if (Kind == TokenKind.Keyword && Word is Keyword.Any or Keyword.Some or Keyword.All && Peek(1).Kind == TokenKind.LeftParenthesis)
                {
                    _index++;
                    node.Operands.Add(ParseParentheses());
                }
                else
                {
                    node.Operands.Add(ParseExpression(Precedence.Operator));
                }

                if (Accept(Keyword.Escape))
                {
                    node.Operands.Add(ParseExpression(Precedence.Operator));
                }

                break;
        }

        return Spanned(node, start);
    }
}
