using System.Text;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Text of SQL compared as PostgreSQL would read it.</summary>
public static class SqlText
{
    /// <summary>
    /// Text that is the same for two pieces of SQL only when they mean the same: no comments, one way of white space, of quoting, of writing constants, casts and
    /// built-in types, no parentheses around the whole. It does not see every equality. Text that is not SQL comes back trimmed.
    /// </summary>
    public static string Canonicalize(string sql)
    {
        var tokens = SqlLexer.Tokenize(sql);
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.Error or TokenKind.Unknown)
            {
                return sql.Trim();
            }
        }

        return new Canonicalizer(sql, tokens).Write();
    }

    /// <summary>A string constant.</summary>
    public static string Literal(string value) => "'" + value.Replace("'", "''") + "'";
}
