using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    /// <summary>What has words of its own in the grammar; null when the word is an ordinary name here.</summary>
    private ExpressionNode? ParseConstruct(int start)
    {
        if (ParseValueFunction(start) is { } value)
        {
            return value;
        }

        if (Is(Keyword.Collation) && PeekWord(1) == Keyword.For)
        {
            _index += 2;
            return Spanned(new ConstructNode(ConstructKind.Plain) { OutputName = "pg_collation_for", ResultType = "text", Operands = { ParseParentheses() } }, start);
        }

        if (Peek(1).Kind != TokenKind.LeftParenthesis)
        {
            return null;
        }

        switch (Word)
        {
            case Keyword.Cast or Keyword.Treat:
                _index += 2;
                var argument = ParseExpression();
                Expect(Keyword.As);
                var type = ParseType();
                Expect(TokenKind.RightParenthesis);
                return Spanned(new CastNode(argument, type), start);
            case Keyword.Coalesce or Keyword.Greatest or Keyword.Least:
                return ParseOperands(new ConstructNode(ConstructKind.Unify) { OutputName = Keywords.Text(Word) }, start);
            case Keyword.Nullif:
                return ParseOperands(new ConstructNode(ConstructKind.First) { OutputName = "nullif" }, start);
            case Keyword.Grouping:
                return ParseOperands(new ConstructNode(ConstructKind.Plain) { OutputName = "grouping", ResultType = "int4" }, start);
            case Keyword.MergeAction:
                return ParseOperands(new ConstructNode(ConstructKind.Plain) { OutputName = "merge_action", ResultType = "text" }, start);
            case Keyword.Extract:
                return ParseExtract(start);
            case Keyword.Normalize:
                return ParseNormalize(start);
            case Keyword.Overlay or Keyword.Position or Keyword.Substring:
                return ParseSubstring(Keywords.Text(Word), start);
            case Keyword.Trim:
                return ParseTrim(start);
            default:
                return ParseXml(start) ?? ParseJson(start);
        }
    }

    /// <summary>CURRENT_DATE and the like: functions without parentheses.</summary>
    private ConstructNode? ParseValueFunction(int start)
    {
        string? type = Word switch
        {
            Keyword.CurrentDate => "date",
            Keyword.CurrentTime => "timetz",
            Keyword.CurrentTimestamp => "timestamptz",
            Keyword.Localtime => "time",
            Keyword.Localtimestamp => "timestamp",
            Keyword.CurrentRole or Keyword.CurrentUser or Keyword.SessionUser or Keyword.User or Keyword.CurrentCatalog => "name",
            Keyword.SystemUser => "text",
            Keyword.CurrentSchema when Peek(1).Kind != TokenKind.LeftParenthesis => "name",
            _ => null,
        };
        if (type is null)
        {
            return null;
        }

        var node = new ConstructNode(ConstructKind.Plain) { OutputName = Keywords.Text(Word), ResultType = type };
        _index++;
        if (Is(TokenKind.LeftParenthesis))
        {
            ParseModifiers();
        }

        return Spanned(node, start);
    }

    private ConstructNode ParseOperands(ConstructNode node, int start)
    {
        _index += 2;
        if (!Is(TokenKind.RightParenthesis))
        {
            node.Operands.AddRange(ParseExpressionList());
        }

        Expect(TokenKind.RightParenthesis);
        return Spanned(node, start);
    }

    private ConstructNode ParseExtract(int start)
    {
        _index += 2;
        var node = new ConstructNode(ConstructKind.Plain) { OutputName = "extract", Function = "extract", ResultType = "numeric" };
        _index++;
        Expect(Keyword.From);
        node.Operands.Add(ParseExpression());
        Expect(TokenKind.RightParenthesis);
        return Spanned(node, start);
    }

    private ConstructNode ParseNormalize(int start)
    {
        _index += 2;
        var node = new ConstructNode(ConstructKind.Plain) { OutputName = "normalize", ResultType = "text", Operands = { ParseExpression() } };
        if (Accept(TokenKind.Comma))
        {
            _index++;
        }

        Expect(TokenKind.RightParenthesis);
        return Spanned(node, start);
    }

    /// <summary>SUBSTRING, OVERLAY, POSITION: operands between words, or an ordinary argument list.</summary>
    private ExpressionNode ParseSubstring(string name, int start)
    {
        _index += 2;
        var node = new ConstructNode(ConstructKind.Plain) { OutputName = name, Function = name, ResultType = name == "position" ? "int4" : null };
        while (!Is(TokenKind.RightParenthesis) && !IsAtEnd)
        {
            // In POSITION the word IN separates: what stands before it must not swallow it.
            node.Operands.Add(ParseExpression(name == "position" ? Precedence.Operator : Precedence.Lowest));
            if (!Is(TokenKind.RightParenthesis) && !Accept(TokenKind.Comma) && !Accept(Keyword.From) && !Accept(Keyword.For) && !Accept(Keyword.Placing)
                && !Accept(Keyword.In) && !Accept(Keyword.Similar) && !Accept(Keyword.Escape))
            {
                return Fail();
            }
        }

        Expect(TokenKind.RightParenthesis);
        return Spanned(node, start);
    }

    private ConstructNode ParseTrim(int start)
    {
        _index += 2;
        var name = Is(Keyword.Leading) ? "ltrim" : Is(Keyword.Trailing) ? "rtrim" : "btrim";
        _ = Accept(Keyword.Both) || Accept(Keyword.Leading) || Accept(Keyword.Trailing);
        var node = new ConstructNode(ConstructKind.Plain) { OutputName = name, Function = name };
        if (!Is(Keyword.From))
        {
            node.Operands.AddRange(ParseExpressionList());
        }

        if (Accept(Keyword.From))
        {
            node.Operands.InsertRange(0, ParseExpressionList());
        }

        Expect(TokenKind.RightParenthesis);
        return Spanned(node, start);
    }

    private ConstructNode? ParseXml(int start)
    {
        var type = Word switch
        {
            Keyword.Xmlelement or Keyword.Xmlconcat or Keyword.Xmlforest or Keyword.Xmlparse or Keyword.Xmlpi or Keyword.Xmlroot => "xml",
            Keyword.Xmlexists => "bool",
            Keyword.Xmlserialize => "",
            _ => null,
        };
        if (type is null)
        {
            return null;
        }

        var node = new ConstructNode(ConstructKind.Plain) { OutputName = Keywords.Text(Word), ResultType = type.Length == 0 ? null : type };
        var labels = Is(Keyword.Xmlforest);
        _index += 2;
        ParseXmlOperands(node, labels);
        return Spanned(node, start);
    }

    private void ParseXmlOperands(ConstructNode node, bool labels)
    {
        while (!Is(TokenKind.RightParenthesis) && !IsAtEnd)
        {
            if (Is(Keyword.Name) && IsLabel(Peek(1)) && PeekWord(1) != Keyword.As)
            {
                _index += 2;
            }
            else if (Is(Keyword.Xmlattributes) && Peek(1).Kind == TokenKind.LeftParenthesis)
            {
                _index += 2;
                ParseXmlOperands(node, labels: true);
            }
            else if (Accept(Keyword.As))
            {
                if (labels)
                {
                    ExpectName();
                    node.Labelled.RemoveAt(node.Labelled.Count - 1);
                }
                else
                {
                    node.Types.Add(ParseType());
                }
            }
            else if (!AcceptXmlWord())
            {
                var operand = ParseExpression();
                node.Operands.Add(operand);
                if (labels)
                {
                    node.Labelled.Add(operand);
                }
            }
        }

        Expect(TokenKind.RightParenthesis);
    }

    private bool AcceptXmlWord()
    {
        if (Accept(TokenKind.Comma) || Accept(Keyword.Passing) || Accept(Keyword.No, Keyword.Value))
        {
            return true;
        }

        switch (Word)
        {
            case Keyword.By when PeekWord(1) is Keyword.Ref or Keyword.Value:
            case Keyword.Preserve or Keyword.Strip when PeekWord(1) == Keyword.Whitespace:
                _index += 2;
                return true;
            case Keyword.Standalone when PeekWord(1) is Keyword.Yes or Keyword.No:
                _index += PeekWord(2) == Keyword.Value ? 3 : 2;
                return true;
            case Keyword.Document or Keyword.Content or Keyword.Version or Keyword.Indent when Peek(1).Kind is not (TokenKind.RightParenthesis or TokenKind.Comma):
            case Keyword.Indent:
                _index++;
                return true;
            case Keyword.No when PeekWord(1) == Keyword.Indent:
                _index += 2;
                return true;
            default:
                return false;
        }
    }

    private ConstructNode? ParseJson(int start)
    {
        var type = Word switch
        {
            Keyword.Json or Keyword.JsonObject or Keyword.JsonArray or Keyword.JsonObjectagg or Keyword.JsonArrayagg or Keyword.JsonScalar => "json",
            Keyword.JsonSerialize or Keyword.JsonValue => "text",
            Keyword.JsonQuery => "jsonb",
            Keyword.JsonExists => "bool",
            _ => null,
        };
        if (type is null)
        {
            return null;
        }

        var node = new ConstructNode(ConstructKind.Plain) { OutputName = Keywords.Text(Word), ResultType = type };
        _index += 2;
        ParseJsonOperands(node);
        node.Filter = ParseFilter();
        node.Over = ParseOver();
        return Spanned(node, start);
    }

    private void ParseJsonOperands(ConstructNode node)
    {
        while (!Is(TokenKind.RightParenthesis) && !IsAtEnd)
        {
            if (Accept(Keyword.Returning))
            {
                node.Types.Add(ParseType());
                node.ResultType = null;
            }
            else if (Accept(Keyword.As))
            {
                ExpectName();
            }
            else if (Is(Keyword.Order))
            {
                node.OrderBy = ParseOrderBy();
            }
            else if (!AcceptJsonWord())
            {
                // WITH WRAPPER and WITH UNIQUE KEYS are read by now: a WITH that is left begins a query.
                var operandStart = Current.Start;
                node.Operands.Add(IsQueryStart() ? Spanned(new SubqueryNode(SubqueryKind.Array, ParseQuery()), operandStart) : ParseExpression());
            }
        }

        Expect(TokenKind.RightParenthesis);
    }

    private bool AcceptJsonWord()
    {
        if (Accept(TokenKind.Comma) || Accept(TokenKind.Colon) || Accept(Keyword.Passing) || Accept(Keyword.Value))
        {
            return true;
        }

        switch (Word)
        {
            case Keyword.Format when PeekWord(1) == Keyword.Json:
                _index += 2;
                if (Accept(Keyword.Encoding))
                {
                    ExpectName();
                }

                return true;
            case Keyword.Null or Keyword.Absent or Keyword.Error or Keyword.Empty or Keyword.True or Keyword.False or Keyword.Unknown when PeekWord(1) == Keyword.On:
                _index += 3;
                return true;
            case Keyword.Empty when PeekWord(1) is Keyword.Array or Keyword.Object:
                _index += 2;
                return true;
            case Keyword.On when PeekWord(1) is Keyword.Empty or Keyword.Error or Keyword.Null:
                _index += 2;
                return true;
            case Keyword.Default:
            case Keyword.Empty when PeekWord(1) != Keyword.On:
                _index++;
                return true;
            case Keyword.With or Keyword.Without when PeekWord(1) is Keyword.Unique or Keyword.Wrapper or Keyword.Array or Keyword.Conditional or Keyword.Unconditional:
                _index++;
                while (Accept(Keyword.Unique) || Accept(Keyword.Keys) || Accept(Keyword.Conditional) || Accept(Keyword.Unconditional) || Accept(Keyword.Array) || Accept(Keyword.Wrapper))
                {
                }

                return true;
            case Keyword.Keep or Keyword.Omit when PeekWord(1) == Keyword.Quotes:
                _index += 2;
                _ = Accept(Keyword.On, Keyword.Scalar) && Accept(Keyword.String);
                return true;
            default:
                return false;
        }
    }
}
