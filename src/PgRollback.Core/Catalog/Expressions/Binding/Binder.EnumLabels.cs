using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    /// <summary>The values that a string constant stands for which becomes one of an enum, or of an array of it.</summary>
    private void BindEnumLabels(int start, int end, string value, EnumType type, bool isArray)
    {
        if (!isArray)
        {
            AddLabel(start, end - start, value, type, isElement: false);
        }
        else if (end - start == value.Length + 2 && string.CompareOrdinal(text, start + 1, value, 0, value.Length) == 0)
        {
            // Written without escapes, so that its elements stand in the text as they are in the value.
            foreach (var (elementStart, length, label) in EnumLabels.Elements(value))
            {
                AddLabel(start + 1 + elementStart, length, label, type, isElement: true);
            }
        }
    }

    private void AddLabel(int start, int length, string label, EnumType type, bool isElement)
    {
        if (type.NumberOf(label) is { } number)
        {
            Add(new Reference(start, length, ReferenceKind.EnumLabel, type.Oid, number) { IsLiteral = !isElement, IsElement = isElement });
        }
    }

    /// <summary>FOR VALUES …: constants of the types of the partition key.</summary>
    public Expression BindPartitionBound(IReadOnlyList<TypeReference?> keys)
    {
        var tokens = SqlLexer.Tokenize(text);
        var isList = tokens.Any(t => t.Kind == TokenKind.Keyword && string.Compare(text, t.Start, "in", 0, t.Length, StringComparison.OrdinalIgnoreCase) == 0);
        var (depth, position) = (0, 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            depth += token.Nesting;
            position = depth == 0 ? 0 : depth == 1 && token.Kind == TokenKind.Comma ? position + 1 : position;
            var key = isList ? 0 : position;
            if (depth == 1 && token.Kind is TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString
                && key < keys.Count && keys[key] is { } written && Undomained(written) is { IsArray: false } type && catalog.Find(type.Type) is EnumType values)
            {
                AddLabel(token.Start, token.Length, SqlTokenText.StringValue(text, token), values, isElement: false);
            }
        }

        return Finish();
    }
}
