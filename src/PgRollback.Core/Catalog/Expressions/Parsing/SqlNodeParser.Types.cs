using System.Globalization;
using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    /// <summary>Whether the word begins a type that the grammar knows, so that a constant of it may follow.</summary>
    private bool IsGrammarType() => Kind == TokenKind.Keyword && Word switch
    {
        Keyword.Int or Keyword.Integer or Keyword.Smallint or Keyword.Bigint or Keyword.Real or Keyword.Float or Keyword.Decimal or Keyword.Dec
            or Keyword.Numeric or Keyword.Boolean or Keyword.Bit or Keyword.Character or Keyword.Char or Keyword.Varchar or Keyword.National
            or Keyword.Nchar or Keyword.Timestamp or Keyword.Time or Keyword.Interval => true,
        Keyword.Double => PeekWord(1) == Keyword.Precision,
        Keyword.Json => Peek(1).Kind != TokenKind.LeftParenthesis,
        _ => false,
    };

    /// <summary>Types between commas, to the end of the text.</summary>
    public List<TypeNode> ParseTypeList()
    {
        var types = new List<TypeNode>();
        if (IsAtEnd)
        {
            return types;
        }

        do
        {
            types.Add(ParseType());
        }
        while (Accept(TokenKind.Comma));
        if (!IsAtEnd)
        {
            Fail();
        }

        return types;
    }

    /// <summary>Reads a type from a token of the text on; false when there is none before <paramref name="end"/>.</summary>
    public bool TryReadType(int index, int end, out TypeNode type, out int behind)
    {
        _index = index;
        Failed = false;
        type = ParseType();
        behind = _index;
        return !Failed && behind > index && behind <= end;
    }

    private TypeNode ParseType()
    {
        var start = Current.Start;
        var setOf = Accept(Keyword.Setof);
        var nameStart = Current.Start;
        string? schema = "pg_catalog";
        string name;
        string? modifiers = null;
        var isGrammarType = IsGrammarType();
        if (isGrammarType)
        {
            (name, modifiers) = ParseGrammarType();
        }
        else
        {
            var parts = ExpectQualifiedName();
            name = parts[parts.Length - 1].Name ?? "";
            schema = parts.Length > 1 ? parts[parts.Length - 2].Name : null;
        }

        var nameEnd = PreviousEnd;
        if (!isGrammarType && Is(TokenKind.LeftParenthesis))
        {
            modifiers = ParseModifiers();
        }

        var dimensions = 0;
        if (Accept(Keyword.Array))
        {
            dimensions = 1;
            if (Accept(TokenKind.LeftBracket))
            {
                Expect(TokenKind.Integer);
                Expect(TokenKind.RightBracket);
            }
        }

        while (Accept(TokenKind.LeftBracket))
        {
            Accept(TokenKind.Integer);
            Expect(TokenKind.RightBracket);
            dimensions++;
        }

        var node = new TypeNode
        {
            Name = new QualifiedName(schema, name),
            IsGrammarType = isGrammarType,
            Modifiers = modifiers,
            ArrayDimensions = dimensions,
            SetOf = setOf,
            NameStart = nameStart,
            NameEnd = nameEnd,
        };
        return Spanned(node, start);
    }

    private (string Name, string? Modifiers) ParseGrammarType()
    {
        var word = Word;
        _index++;
        switch (word)
        {
            case Keyword.Int or Keyword.Integer:
                return ("int4", null);
            case Keyword.Smallint:
                return ("int2", null);
            case Keyword.Bigint:
                return ("int8", null);
            case Keyword.Real:
                return ("float4", null);
            case Keyword.Boolean:
                return ("bool", null);
            case Keyword.Json:
                return ("json", null);
            case Keyword.Double:
                Expect(Keyword.Precision);
                return ("float8", null);
            case Keyword.Float:
                var precision = ParseOptionalModifiers();
                return (precision is not null && int.TryParse(precision, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits < 25 ? "float4" : "float8", null);
            case Keyword.Decimal or Keyword.Dec or Keyword.Numeric:
                return ("numeric", ParseOptionalModifiers());
            case Keyword.Bit:
                var varying = Accept(Keyword.Varying);
                var length = ParseOptionalModifiers();
                return (varying ? "varbit" : "bit", varying ? length : length ?? "1");
            case Keyword.Varchar:
                return ("varchar", ParseOptionalModifiers());
            case Keyword.National or Keyword.Char or Keyword.Character or Keyword.Nchar:
                if (word == Keyword.National && !Accept(Keyword.Character))
                {
                    Expect(Keyword.Char);
                }

                var isVarying = Accept(Keyword.Varying);
                var characters = ParseOptionalModifiers();
                return (isVarying ? "varchar" : "bpchar", isVarying ? characters : characters ?? "1");
            case Keyword.Timestamp or Keyword.Time:
                var digits = ParseOptionalModifiers();
                var name = word == Keyword.Time ? "time" : "timestamp";
                return (ParseTimeZone() ? name + "tz" : name, digits);
            default:
                return ("interval", ParseIntervalFields() ?? ParseOptionalModifiers());
        }
    }

    private bool ParseTimeZone()
    {
        if (PeekWord(1) == Keyword.Time && (Is(Keyword.With) || Is(Keyword.Without)))
        {
            var with = Is(Keyword.With);
            _index += 2;
            Expect(Keyword.Zone);
            return with;
        }

        return false;
    }

    /// <summary>YEAR TO MONTH, SECOND(3) …, in capitals; null when there are none.</summary>
    private string? ParseIntervalFields()
    {
        var fields = new StringBuilder();
        while (Kind == TokenKind.Keyword && Word is Keyword.Year or Keyword.Month or Keyword.Day or Keyword.Hour or Keyword.Minute or Keyword.Second)
        {
            var isSecond = Is(Keyword.Second);
            fields.Append(Keywords.Text(Word).ToUpperInvariant());
            _index++;
            if (isSecond && Is(TokenKind.LeftParenthesis))
            {
                fields.Append('(').Append(ParseModifiers()).Append(')');
            }

            if (!Accept(Keyword.To))
            {
                break;
            }

            fields.Append(" TO ");
        }

        return fields.Length == 0 ? null : fields.ToString();
    }

    private string? ParseOptionalModifiers() => Is(TokenKind.LeftParenthesis) ? ParseModifiers() : null;

    private string ParseModifiers()
    {
        Expect(TokenKind.LeftParenthesis);
        var modifiers = new StringBuilder();
        while (!Is(TokenKind.RightParenthesis) && !IsAtEnd)
        {
            modifiers.Append(text, Current.Start, Current.Length);
            _index++;
        }

        Expect(TokenKind.RightParenthesis);
        return modifiers.ToString();
    }
}
