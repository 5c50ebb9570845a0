using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Parentheses around a whole expression are grammar, not meaning: index keys are kept without them.</summary>
internal static class Parentheses
{
    public static SqlFragment Strip(SqlFragment sql)
    {
        while (true)
        {
            var tokens = SqlLexer.Tokenize(sql.Text);
            if (tokens.Length < 3 || tokens[0].Kind != TokenKind.LeftParenthesis || Closing(tokens) != tokens.Length - 1)
            {
                return sql;
            }

            var start = tokens[1].Start;
            sql = new SqlFragment(sql.Text.Substring(start, tokens[tokens.Length - 2].End - start), sql.Start + start);
        }
    }

    private static int Closing(SqlToken[] tokens)
    {
        var depth = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            depth += tokens[i].Nesting;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
