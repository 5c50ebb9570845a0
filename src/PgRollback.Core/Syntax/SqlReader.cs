namespace PgRollback.Syntax;

/// <summary>Reads SQL as PostgreSQL 18 does.</summary>
public static class SqlReader
{
    /// <summary>
    /// The statements of a script, cut as psql cuts them: psql's own commands at the start of a line are skipped outside of statements, and so are the rows behind
    /// COPY … FROM STDIN. Never throws: what the grammar rejects becomes an <see cref="ErrorStatement"/>, and reading goes on behind the next semicolon.
    /// Takes time proportional to the text's length.
    /// </summary>
    public static SqlScript Read(string text) => Parser.Read(text);
}
