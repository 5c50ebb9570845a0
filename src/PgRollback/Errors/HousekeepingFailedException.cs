using Npgsql;

namespace PgRollback;

/// <summary>PostgreSQL rejected a statement of the runner's own: on the history table, the deployer's lock, or a count of rows. Often a matter of rights.</summary>
public sealed class HousekeepingFailedException : StatementException
{
    internal HousekeepingFailedException(PostgresException error)
        : base(Describe("PostgreSQL rejected a statement of PgRollback's own", error, sql: null), error, sql: null)
    {
    }
}
