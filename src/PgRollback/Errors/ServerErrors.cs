using Npgsql;

namespace PgRollback;

internal static class ServerErrors
{
    // Settings that end the session, not the statement.
    private const string IdleInTransactionTimeout = "25P03";
    private const string TransactionTimeout = "25P04";

    /// <summary>The connection is the trouble and not the statement: class 08, logins, an unknown database, a server that stops.</summary>
    public static bool IsConnectionFailure(this NpgsqlException error) => error is not PostgresException { SqlState: var state }
        || state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("28", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal)
        || state is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.TooManyConnections or IdleInTransactionTimeout or TransactionTimeout;

    /// <summary>Npgsql's own message says little when a socket broke: the cause says more.</summary>
    public static string Cause(this NpgsqlException error) =>
        error is PostgresException postgres ? $"{postgres.SqlState}: {ServerMessage.Of(postgres).Text}"
        : error.InnerException is { } inner ? $"{error.Message.TrimEnd('.')}: {inner.Message}"
        : error.Message;
}
