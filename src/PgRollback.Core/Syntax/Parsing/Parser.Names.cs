using System.Runtime.CompilerServices;

namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>Bits of the categories that a kind of name may be.</summary>
    private const int ColumnNames = (1 << (int)KeywordCategory.Unreserved) | (1 << (int)KeywordCategory.ColumnName);
    private const int TypeOrFunctionNames = (1 << (int)KeywordCategory.Unreserved) | (1 << (int)KeywordCategory.TypeOrFunctionName);
    private const int NonReservedWords = ColumnNames | TypeOrFunctionNames;
    private const int AnyWords = NonReservedWords | (1 << (int)KeywordCategory.Reserved);

    private readonly List<string> _parts = [];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsName(TokenKind kind, Keyword word, int categories) =>
        kind == TokenKind.Keyword
            ? (categories & (1 << (int)Keywords.Category(word))) != 0
            : kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier;

    private bool IsColumnName => IsName(_kind, _word, ColumnNames);

    private bool IsColumnNameAt(int ahead) => IsName(KindAt(ahead), WordAt(ahead), ColumnNames);

    private bool IsTypeOrFunctionName => IsName(_kind, _word, TypeOrFunctionNames);

    private string NameOf(int categories)
    {
        if (!IsName(_kind, _word, categories))
        {
            Fail();
            return "";
        }

        var name = _names.Get(_text, _tokens[_position]);
        Advance();
        return name;
    }

    private void SkipNameOf(int categories)
    {
        if (IsName(_kind, _word, categories))
        {
            Advance();
        }
        else
        {
            Fail();
        }
    }

    /// <summary>ColId of PostgreSQL's grammar, also its <c>name</c>.</summary>
    private string ColumnName() => NameOf(ColumnNames);

    private string TypeOrFunctionName() => NameOf(TypeOrFunctionNames);

    /// <summary>ColLabel: any word.</summary>
    private string Label() => NameOf(AnyWords);

    /// <summary>RoleSpec: CURRENT_USER and its like, and PUBLIC, in upper case.</summary>
    private string Role()
    {
        switch (_word)
        {
            case Keyword.CurrentRole:
                Advance();
                return "CURRENT_ROLE";
            case Keyword.CurrentUser:
                Advance();
                return "CURRENT_USER";
            case Keyword.SessionUser:
                Advance();
                return "SESSION_USER";
        }

        var start = Start;
        var name = NameOf(NonReservedWords);
        if (name == "none")
        {
            Fail("role name \"none\" is reserved", start);
        }

        return name == "public" ? "PUBLIC" : name;
    }

    /// <summary>RoleId: the name of a role that may not be the current one.</summary>
    private string NewRole()
    {
        var (word, start) = (_word, Start);
        var name = Role();
        if (word is Keyword.CurrentRole or Keyword.CurrentUser or Keyword.SessionUser)
        {
            Fail(name + " cannot be used as a role name here", start);
        }
        else if (name == "PUBLIC")
        {
            Fail("role name \"public\" is reserved", start);
        }

        return name;
    }

    private EquatableArray<string> Roles()
    {
        var roles = default(Builder<string>);
        do
        {
            roles.Add(Role());
        }
        while (Take(TokenKind.Comma));
        return roles.ToArray();
    }

    /// <summary>qualified_name: at most catalog, schema and relation.</summary>
    private QualifiedName Relation()
    {
        var start = _position;
        var name = AnyName();
        if (!Failed && _position - start > 5)
        {
            Fail("improper qualified name (too many dotted names): " + TextFrom(start), _tokens[start].Start);
        }

        return name;
    }

    /// <summary>any_name.</summary>
    private QualifiedName AnyName()
    {
        var hash = _tokens[_position].Hash;
        var name = ColumnName();
        string? schema = null;
        while (Take(TokenKind.Dot))
        {
            schema = name;
            hash = (hash * 17) + _tokens[_position].Hash;
            name = Label();
        }

        return _names.GetQualified(schema, name, hash);
    }

    /// <summary>func_name: a word that may name a function, or a qualified name.</summary>
    private QualifiedName FunctionName()
    {
        if (KindAt(1) == TokenKind.Dot)
        {
            return AnyName();
        }

        var hash = _tokens[_position].Hash;
        return _names.GetQualified(schema: null, TypeOrFunctionName(), hash);
    }

    /// <summary>any_name whose last part is a column: the relation, and the column.</summary>
    private (QualifiedName Relation, string Column) ColumnPath()
    {
        _parts.Clear();
        _parts.Add(ColumnName());
        while (Take(TokenKind.Dot))
        {
            _parts.Add(Label());
        }

        var count = _parts.Count;
        return count switch
        {
            1 => (new QualifiedName(Schema: null, ""), _parts[0]),
            2 => (new QualifiedName(Schema: null, _parts[0]), _parts[1]),
            _ => (new QualifiedName(_parts[count - 3], _parts[count - 2]), _parts[count - 1]),
        };
    }

    private EquatableArray<QualifiedName> Relations()
    {
        var names = default(Builder<QualifiedName>);
        do
        {
            names.Add(Relation());
        }
        while (Take(TokenKind.Comma));
        return names.ToArray();
    }

    /// <summary>name_list.</summary>
    private EquatableArray<string> NameList()
    {
        var names = default(Builder<string>);
        do
        {
            names.Add(ColumnName());
        }
        while (Take(TokenKind.Comma));
        return names.ToArray();
    }

    /// <summary>'(' columnList ')'.</summary>
    private EquatableArray<string> ParenthesizedNames()
    {
        Expect(TokenKind.LeftParenthesis);
        var names = NameList();
        Expect(TokenKind.RightParenthesis);
        return names;
    }

    /// <summary>opt_column_list.</summary>
    private EquatableArray<string> OptionalNames() => Is(TokenKind.LeftParenthesis) ? ParenthesizedNames() : default;

    private bool IfExists() => Take(Keyword.If, Keyword.Exists);

    private bool IfNotExists() => Take(Keyword.If, Keyword.Not, Keyword.Exists);

    /// <summary>opt_drop_behavior: whether it is CASCADE.</summary>
    private bool Cascade()
    {
        if (Take(Keyword.Cascade))
        {
            return true;
        }

        Take(Keyword.Restrict);
        return false;
    }
}
