using Npgsql;

namespace PgRollback.Tool.Verification;

/// <summary>Where a rollback is tried, so that the database of the run stays as the migrations made it.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly ThrowawayDatabases? _databases;

    private Stage(NpgsqlConnection connection, ThrowawayDatabases? databases)
    {
        Connection = connection;
        _databases = databases;
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>In a transaction that is rolled back at the end; otherwise in a copy of the database, where each script commits.</summary>
    public bool IsTransaction => _databases is null;

    public static async Task<Stage> BeginTransactionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ScriptRunner.ExecuteAsync(connection, "BEGIN", cancellationToken).ConfigureAwait(false);
        return new Stage(connection, databases: null);
    }

    public static async Task<Stage> CopyAsync(ThrowawayDatabases databases, NpgsqlConnection connection, CancellationToken cancellationToken) =>
        new(await databases.CopyAsync(connection, cancellationToken).ConfigureAwait(false), databases);

    /// <summary>In a copy a script that PostgreSQL refuses in a transaction goes statement by statement.</summary>
    public async Task<ScriptFailure?> RunAsync(ServerScript script, CancellationToken cancellationToken)
    {
        var failure = await ScriptRunner.RunAsync(Connection, script, IsTransaction, cancellationToken).ConfigureAwait(false);
        return failure is { NeedsOwnTransaction: true } && !IsTransaction && script is { OneByOne: false, ControlsTransactions: false }
            ? await ScriptRunner.RunOneByOneAsync(Connection, script.Statements, cancellationToken).ConfigureAwait(false)
            : failure;
    }

    /// <summary>Forgets the settings of the script before, and runs what it deferred to its commit.</summary>
    /// <returns>What the commit would have said.</returns>
    public async Task<ScriptFailure?> SettleAsync(CancellationToken cancellationToken)
    {
        if (!IsTransaction)
        {
            await ScriptRunner.ExecuteAsync(Connection, Session.Reset, cancellationToken).ConfigureAwait(false);
            return null;
        }

        var statements = new[] { "SET CONSTRAINTS ALL IMMEDIATE", "RESET SESSION AUTHORIZATION", "RESET ALL", "DISCARD TEMP" };
        var script = new ServerScript([.. statements.Select(s => new ServerStatement(s))], OneByOne: false, ControlsTransactions: false);
        return await ScriptRunner.RunAsync(Connection, script, inTransaction: true, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_databases is not null)
        {
            await _databases.DropAsync(Connection).ConfigureAwait(false);
        }
        else
        {
            await ScriptRunner.ExecuteAsync(Connection, "ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
    }
}
