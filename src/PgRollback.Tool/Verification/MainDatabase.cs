using Npgsql;
using PgRollback.Snapshots;

namespace PgRollback.Tool.Verification;

/// <summary>The database that goes from migration to migration, by their ups only.</summary>
internal sealed class MainDatabase(ThrowawayDatabases databases, NpgsqlConnection connection)
{
    public NpgsqlConnection Connection { get; private set; } = connection;

    public static async Task<MainDatabase> CreateAsync(ThrowawayDatabases databases, ServerScript? baseline, CancellationToken cancellationToken)
    {
        var database = new MainDatabase(databases, await databases.CreateAsync(cancellationToken).ConfigureAwait(false));
        if (baseline is not null && await database.UpAsync(baseline, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            throw new ToolException($"the baseline does not apply: {failure}");
        }

        return database;
    }

    /// <summary>Applies a migration, in a session as new. After a failure the database is what it was before.</summary>
    public async Task<ScriptFailure?> UpAsync(ServerScript up, CancellationToken cancellationToken)
    {
        await ScriptRunner.ExecuteAsync(Connection, Session.Reset, cancellationToken).ConfigureAwait(false);
        ScriptFailure? failure = null;
        if (!up.OneByOne && !up.ControlsTransactions)
        {
            failure = await ScriptRunner.RunAsync(Connection, up, inTransaction: false, cancellationToken).ConfigureAwait(false);
            if (failure is not { NeedsOwnTransaction: true })
            {
                await ScriptRunner.ExecuteAsync(Connection, Session.Reset, cancellationToken).ConfigureAwait(false);
                return failure;
            }
        }

        var before = await databases.CopyAsync(Connection, cancellationToken).ConfigureAwait(false);
        failure = up.ControlsTransactions && !up.OneByOne
            ? await ScriptRunner.RunAsync(Connection, up, inTransaction: false, cancellationToken).ConfigureAwait(false)
            : await ScriptRunner.RunOneByOneAsync(Connection, up.Statements, cancellationToken).ConfigureAwait(false);
        if (failure is null)
        {
            await databases.DropAsync(before).ConfigureAwait(false);
        }
        else
        {
            await databases.DropAsync(Connection).ConfigureAwait(false);
            Connection = before;
        }

        await ScriptRunner.ExecuteAsync(Connection, Session.Reset, cancellationToken).ConfigureAwait(false);
        return failure;
    }

    public Task<CatalogSnapshot> SnapshotAsync(CancellationToken cancellationToken) =>
        Session.SnapshotAsync(Connection, cancellationToken);

    public Task DropAsync() => databases.DropAsync(Connection);
}
