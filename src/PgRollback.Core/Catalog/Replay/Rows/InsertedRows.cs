using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Rows that an INSERT of constants put into an older table: they can be taken out again by their key.</summary>
/// <param name="Columns">The columns of the key, by number.</param>
/// <param name="Keys">One list of constants for each row, as written.</param>
public sealed record InsertedRows(Oid Table, EquatableArray<int> Columns, EquatableArray<EquatableArray<string>> Keys, TextSpan Span)
{
    /// <summary>What the statement inserted, or null where its rows cannot be told by a key, or may have been there before.</summary>
    internal static InsertedRows? Of(ReplaySession session, Table table, InsertStatement statement)
    {
        if (statement.Rows.IsEmpty || (statement.HasOnConflict && !NewKeys.LeavesOthers(statement)) || statement.Changes.Count != 1)
        {
            return null;
        }

        var names = statement.Columns.IsEmpty ? table.Columns.Select(static c => c.Name).ToEquatableArray() : statement.Columns;
        foreach (var index in ConstraintReplay.IndexesOf(session.Editor, table.Oid))
        {
            if (!index.IsUnique || index.Predicate is not null || index.IndexKeys.Any(static k => k.Column == 0))
            {
                continue;
            }

            var key = index.IndexKeys.Select(k => table.FindColumn(k.Column)!.Name).ToList();
            var positions = key.ConvertAll(column => IndexOf(names, column));
            if (positions.TrueForAll(static p => p >= 0) && KeyValues(statement, positions) is { } keys && KeyTriggers.LeaveAlone(session, table, key)
                && (!statement.HasOnConflict || NewKeys.AreAll(session.Editor.Origin, table.Oid, index.IndexKeys.Select(static k => k.Column).ToList(), keys)))
            {
                var isText = index.IndexKeys.Select(k => table.FindColumn(k.Column)!.Type is { } type && TypeConversion.Base(session.Editor, type) is { IsArray: false, BuiltIn.Name: "text" or "varchar" or "bpchar" or "name" }).ToList();
                return new InsertedRows(table.Oid, index.IndexKeys.Select(static k => k.Column).ToEquatableArray(), keys.Select(k => AsStored(k, isText)).ToEquatableArray(), session.CurrentSpan);
            }
        }

        return null;
    }

    internal static EquatableArray<EquatableArray<string>>? KeyValues(InsertStatement statement, List<int> positions)
    {
        var result = new List<EquatableArray<string>>();
        foreach (var row in statement.Rows)
        {
            var key = new List<string>();
            foreach (var position in positions)
            {
                if (position >= row.Count || !IsConstant(row[position].Text))
                {
                    return null;
                }

                key.Add(row[position].Text);
            }

            result.Add(key.ToEquatableArray());
        }

        return result.ToEquatableArray();
    }

    internal static int IndexOf(EquatableArray<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>INSERT makes a text of a number, and a comparison does not.</summary>
    private static EquatableArray<string> AsStored(EquatableArray<string> key, List<bool> isText) =>
        key.Select((value, i) => isText[i] && IsPlainNumber(value) ? $"'{value}'" : value).ToEquatableArray();

    private static bool IsPlainNumber(string value) => value.Length is > 0 and < 19 && value.All(char.IsDigit) && (value[0] != '0' || value.Length == 1);

    /// <summary>A number or string, with or without a sign or a cast.</summary>
    private static bool IsConstant(string text)
    {
        var tokens = SqlLexer.Tokenize(text);
        var i = tokens.Length > 1 && tokens[0].Kind is TokenKind.Minus or TokenKind.Plus ? 1 : 0;
        if (i >= tokens.Length)
        {
            return false;
        }

        var isConstant = tokens[i].Kind is TokenKind.Integer or TokenKind.Numeric or TokenKind.String or TokenKind.EscapeString or TokenKind.DollarString
            || (tokens[i].Kind == TokenKind.Keyword && text.Substring(tokens[i].Start, tokens[i].Length).ToLowerInvariant() is "true" or "false");
        return isConstant && (tokens.Length == i + 1 || (tokens.Length == i + 3 && tokens[i + 1].Kind == TokenKind.TypeCast));
    }
}
