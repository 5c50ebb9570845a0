using System.Text;
using System.Text.Json;
using Npgsql;

namespace PgRollback;

/// <summary>
/// Watches the deployment of a migration on a server, so that its rollback can be exact there: which IF [NOT] EXISTS did nothing, definitions, owners, privileges and comments of what it replaces or drops, and the
/// rows and values that it changes or drops (<see cref="RollbackPlan.Losses"/>). <see cref="DeploymentOptions.Capture"/> does it in a deployment of PgRollback's; for other deployers there are these methods,
/// and SQL to paste around the migration, in its transaction.
/// </summary>
public static class MigrationWitness
{
    /// <summary>Begins to watch. To be called in the transaction of the migration, before its first statement.</summary>
    /// <param name="connection">In the transaction.</param>
    /// <param name="migration">The migration.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task BeginAsync(NpgsqlConnection connection, Rollback migration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(migration);
        return RunAsync(connection, Before(migration, connection.PostgreSqlVersion.Major), cancellationToken);
    }

    /// <summary>Ends it. To be called in the same transaction, behind the last statement.</summary>
    /// <inheritdoc cref="BeginAsync"/>
    public static Task EndAsync(NpgsqlConnection connection, Rollback migration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(migration);
        return RunAsync(connection, After(migration, connection.PostgreSqlVersion.Major), cancellationToken);
    }

    /// <summary>SQL to run before the migration, in its transaction.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="serverVersion">Major version of PostgreSQL.</param>
    public static string BeforeSql(Rollback migration, int serverVersion) => ToText(Before(migration, serverVersion));

    /// <summary>SQL to run behind the migration, in its transaction.</summary>
    /// <inheritdoc cref="BeforeSql"/>
    public static string AfterSql(Rollback migration, int serverVersion) => ToText(After(migration, serverVersion));

    internal static IEnumerable<string> Before(Rollback migration, int serverVersion) =>
        WitnessSql.Preparation(serverVersion).Append($"SELECT pg_temp.pgrollback_witness_begin({SqlText.Literal(migration.Stem)}, {SqlText.Literal(migration.Checksum)}, {SqlText.Literal(Losses(migration))})");

    internal static IEnumerable<string> After(Rollback migration, int serverVersion) =>
        WitnessSql.Functions(serverVersion).Append($"SELECT pg_temp.pgrollback_witness_end({SqlText.Literal(migration.Stem)})");

    private static string Losses(Rollback migration)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var loss in migration.Plan.Losses.Where(static loss => loss.Name is not null))
            {
                writer.WriteStartObject();
                writer.WriteString("kind", loss.Kind);
                writer.WriteString("schema", loss.Schema);
                writer.WriteString("name", loss.Name);
                writer.WriteString("column", loss.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async Task RunAsync(NpgsqlConnection connection, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        await using (batch.ConfigureAwait(false))
        {
            foreach (var statement in statements)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            }

            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string ToText(IEnumerable<string> statements) => string.Concat(statements.Select(static statement => $"{statement};\n"));
}
