using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>PostgreSQL rejected a statement of a migration. In a transaction nothing of the file remains; outside of one the history calls it <see cref="HistoryState.Applying"/>.</summary>
public sealed class MigrationFailedException : StatementException
{
    internal MigrationFailedException(string migration, string file, int line, int column, string advice, string? statement, PostgresException error)
        : base(Describe(string.Create(CultureInfo.InvariantCulture, $"{file}({line},{column})"), error, statement) + advice, error, statement)
    {
        Migration = migration;
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>Stem of the migration.</summary>
    public string Migration { get; }

    /// <summary>File name without folders.</summary>
    public string File { get; }

    /// <summary>One-based line where PostgreSQL saw the error, else where its statement begins.</summary>
    public int Line { get; }

    /// <summary>One-based column, in UTF-16 code units.</summary>
    public int Column { get; }
}
