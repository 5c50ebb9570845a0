namespace PgRollback.Catalog.Expressions;

/// <summary>Reads the lists of functions and operators: an index of names first, the overloads of a name when they are asked for.</summary>
internal sealed class SignatureList
{
    private static readonly char[] WhiteSpace = [' ', '\n', '\r'];

    private readonly Dictionary<string, List<string>> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Signature[]> _signatures = new(StringComparer.Ordinal);
    private readonly object _gate = new();

    public SignatureList(string text)
    {
        List<string>? overloads = null;
        foreach (var entry in text.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries))
        {
            var open = entry.IndexOf('(');
            if (open > 0)
            {
                _texts[entry.Substring(0, open)] = overloads = [];
            }

            overloads!.Add(entry.Substring(open));
        }
    }

    public IEnumerable<string> Names => _texts.Keys;

    public bool Contains(string name) => _texts.ContainsKey(name);

    /// <summary>Whether one of the overloads is an aggregate or a window function.</summary>
    public bool HasAggregate(string name) => _texts.TryGetValue(name, out var texts) && texts.Exists(static t => t.IndexOf('@') > 0);

    public Signature[] Find(string name)
    {
        lock (_gate)
        {
            if (!_signatures.TryGetValue(name, out var signatures))
            {
                signatures = _texts.TryGetValue(name, out var texts) ? texts.ConvertAll(Parse).ToArray() : [];
                _signatures.Add(name, signatures);
            }

            return signatures;
        }
    }

    /// <summary><c>(int4,text*)=1~record{key:text}</c>.</summary>
    private static Signature Parse(string text)
    {
        var close = text.IndexOf(')');
        var arguments = close == 1 ? [] : text.Substring(1, close - 1).Split(',');
        var isVariadic = arguments.Length > 0 && arguments[arguments.Length - 1].EndsWith("*", StringComparison.Ordinal);
        var position = close + 1;
        var defaults = 0;
        if (text[position] == '=')
        {
            for (position++; text[position] is >= '0' and <= '9'; position++)
            {
                defaults = (defaults * 10) + (text[position] - '0');
            }
        }

        if (text[position] == '@')
        {
            position++;
        }

        var isSet = text[position] == '~';
        position += isSet ? 1 : 0;
        var brace = text.IndexOf('{', position);
        var result = Type(brace < 0 ? text.Substring(position) : text.Substring(position, brace - position));
        var columns = brace < 0 ? null : text.Substring(brace + 1, text.Length - brace - 2);
        return new Signature
        {
            Arguments = Array.ConvertAll(arguments, static a => Type(a.TrimEnd('*'))),
            IsVariadic = isVariadic,
            IsPrefix = arguments.Length == 2 && arguments[0].Length == 0,
            Defaults = defaults,
            Result = result is null ? null : result with { SetOf = isSet },
            Columns = columns is null or "?" ? null : columns.Split(',').Select(Column).ToEquatableArray(),
            HasUnknownColumns = columns == "?",
        };
    }

    private static OutputColumn Column(string text)
    {
        var colon = text.IndexOf(':');
        return new OutputColumn(text.Substring(0, colon), Type(text.Substring(colon + 1)));
    }

    /// <summary>A type as the lists write it; an empty one is a missing left operand.</summary>
    public static TypeReference? Type(string text)
    {
        if (text is "" or "?")
        {
            return null;
        }

        var isArray = text.EndsWith("[]", StringComparison.Ordinal);
        return TypeReference.OfBuiltIn(isArray ? text.Substring(0, text.Length - 2) : text) with { IsArray = isArray };
    }
}
