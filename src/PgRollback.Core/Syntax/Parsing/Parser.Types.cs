namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>Typename.</summary>
    private TypeName Type() => Type(allowColumnType: false);

    /// <summary>func_type: a type, or the type of a column.</summary>
    private TypeName FunctionType() => Type(allowColumnType: true);

    private TypeName Type(bool allowColumnType)
    {
        var start = _position;
        var setOf = Take(Keyword.Setof);
        var name = SimpleType(allowColumnType, out var modifiers, out var column);
        var dimensions = 0;
        if (column is null)
        {
            dimensions = ArrayBounds();
        }

        return new TypeName
        {
            Name = name,
            Modifiers = modifiers,
            ArrayDimensions = dimensions,
            SetOf = setOf,
            ColumnOfType = column,
            Span = SpanFrom(start),
        };
    }

    private int ArrayBounds()
    {
        if (Take(Keyword.Array))
        {
            if (Take(TokenKind.LeftBracket))
            {
                Integer();
                Expect(TokenKind.RightBracket);
            }

            return 1;
        }

        var dimensions = 0;
        while (Take(TokenKind.LeftBracket))
        {
            if (!Is(TokenKind.RightBracket))
            {
                Integer();
            }

            Expect(TokenKind.RightBracket);
            dimensions++;
        }

        return dimensions;
    }

    /// <summary>SimpleTypename; with a column also <c>table.column%TYPE</c>.</summary>
    private QualifiedName SimpleType(bool allowColumnType, out string? modifiers, out string? column)
    {
        modifiers = null;
        column = null;
        switch (_word)
        {
            case Keyword.Int or Keyword.Integer:
                return Plain(GrammarTypes.Int4);
            case Keyword.Smallint:
                return Plain(GrammarTypes.Int2);
            case Keyword.Bigint:
                return Plain(GrammarTypes.Int8);
            case Keyword.Real:
                return Plain(GrammarTypes.Float4);
            case Keyword.Boolean:
                return Plain(GrammarTypes.Bool);
            case Keyword.Json:
                return Plain(GrammarTypes.Json);
            case Keyword.Float:
                Advance();
                return FloatType();
            case Keyword.Double when WordAt(1) == Keyword.Precision:
                Advance();
                return Plain(GrammarTypes.Float8);
            case Keyword.Dec or Keyword.Decimal or Keyword.Numeric:
                Advance();
                modifiers = TypeModifiers();
                return GrammarTypes.Numeric;
            case Keyword.Bit:
                Advance();
                return BitType(out modifiers);
            case Keyword.Char or Keyword.Character or Keyword.Varchar or Keyword.National or Keyword.Nchar:
                return CharacterType(out modifiers);
            case Keyword.Time or Keyword.Timestamp:
                return TimeType(out modifiers);
            case Keyword.Interval:
                Advance();
                modifiers = Is(TokenKind.LeftParenthesis) ? IntegerModifier() : IntervalFields();
                return GrammarTypes.Interval;
            default:
                return GenericType(allowColumnType, out modifiers, out column);
        }
    }

    private QualifiedName Plain(QualifiedName name)
    {
        Advance();
        return name;
    }

    private QualifiedName FloatType()
    {
        if (!Take(TokenKind.LeftParenthesis))
        {
            return GrammarTypes.Float8;
        }

        var start = Start;
        var bits = Integer();
        Expect(TokenKind.RightParenthesis);
        if (!Failed && bits is < 1 or > 53)
        {
            Fail(bits < 1 ? "precision for type float must be at least 1 bit" : "precision for type float must be less than 54 bits", start);
        }

        return bits <= 24 ? GrammarTypes.Float4 : GrammarTypes.Float8;
    }

    private QualifiedName BitType(out string? modifiers)
    {
        var varying = Take(Keyword.Varying);
        modifiers = TypeModifiers() ?? (varying ? null : "1");
        return varying ? GrammarTypes.VarBit : GrammarTypes.Bit;
    }

    private QualifiedName CharacterType(out string? modifiers)
    {
        var varying = Is(Keyword.Varchar);
        if (Take(Keyword.National) && !(Is(Keyword.Char) || Is(Keyword.Character)))
        {
            Fail();
        }

        Advance();
        varying = varying || Take(Keyword.Varying);
        modifiers = Is(TokenKind.LeftParenthesis) ? IntegerModifier() : varying ? null : "1";
        return varying ? GrammarTypes.VarChar : GrammarTypes.BpChar;
    }

    private QualifiedName TimeType(out string? modifiers)
    {
        var timestamp = Is(Keyword.Timestamp);
        Advance();
        modifiers = Is(TokenKind.LeftParenthesis) ? IntegerModifier() : null;
        if (Take(Keyword.With, Keyword.Time))
        {
            Expect(Keyword.Zone);
            return timestamp ? GrammarTypes.TimestampTz : GrammarTypes.TimeTz;
        }

        if (Take(Keyword.Without, Keyword.Time))
        {
            Expect(Keyword.Zone);
        }

        return timestamp ? GrammarTypes.Timestamp : GrammarTypes.Time;
    }

    /// <summary>'(' Iconst ')'.</summary>
    private string IntegerModifier()
    {
        Expect(TokenKind.LeftParenthesis);
        var text = TokenText();
        Integer();
        Expect(TokenKind.RightParenthesis);
        return text;
    }

    /// <summary>opt_interval, in lower case; null when there is none.</summary>
    private string? IntervalFields()
    {
        var first = _word;
        switch (first)
        {
            case Keyword.Second:
                return SecondField();
            case Keyword.Year or Keyword.Month or Keyword.Day or Keyword.Hour or Keyword.Minute:
                Advance();
                break;
            default:
                return null;
        }

        var from = Keywords.Text(first);
        if (!Is(Keyword.To))
        {
            return from;
        }

        Advance();
        var rank = FieldRank(_word);
        var allowed = first == Keyword.Year ? _word == Keyword.Month : first != Keyword.Month && rank > FieldRank(first);
        if (!allowed)
        {
            Fail();
            return null;
        }

        if (Is(Keyword.Second))
        {
            return from + " to " + SecondField();
        }

        var to = Keywords.Text(_word);
        Advance();
        return from + " to " + to;
    }

    private static int FieldRank(Keyword field) => field switch
    {
        Keyword.Day => 1,
        Keyword.Hour => 2,
        Keyword.Minute => 3,
        Keyword.Second => 4,
        _ => 0,
    };

    private string SecondField()
    {
        Advance();
        return Is(TokenKind.LeftParenthesis) ? "second(" + IntegerModifier() + ")" : "second";
    }

    /// <summary>opt_type_modifiers: an expression list; its tokens without white space.</summary>
    private string? TypeModifiers()
    {
        if (!Take(TokenKind.LeftParenthesis))
        {
            return null;
        }

        var start = _position;
        ExpressionList();
        var end = _position;
        Expect(TokenKind.RightParenthesis);
        return Failed ? null : JoinTokens(start, end);
    }

    private string JoinTokens(int start, int end)
    {
        var first = _tokens[start].Start;
        var length = _tokens[end - 1].End - first;
        var dense = 0;
        for (var i = start; i < end; i++)
        {
            dense += _tokens[i].Length;
        }

        if (dense == length)
        {
            return _names.GetSlice(_text, first, length);
        }

        var joined = new System.Text.StringBuilder(dense);
        for (var i = start; i < end; i++)
        {
            joined.Append(_text, _tokens[i].Start, _tokens[i].Length);
        }

        return joined.ToString();
    }

    private QualifiedName GenericType(bool allowColumnType, out string? modifiers, out string? column)
    {
        modifiers = null;
        column = null;
        var hash = _tokens[_position].Hash;
        var name = TypeOrFunctionName();
        string? schema = null;
        string? catalog = null;
        while (Take(TokenKind.Dot))
        {
            catalog = schema;
            schema = name;
            hash = (hash * 17) + _tokens[_position].Hash;
            name = Label();
        }

        if (allowColumnType && schema is not null && Is(TokenKind.Percent) && WordAt(1) == Keyword.Type)
        {
            MoveTo(_position + 2);
            column = name;
            return new QualifiedName(catalog, schema);
        }

        modifiers = TypeModifiers();
        return _names.GetQualified(schema, name, hash);
    }
}
