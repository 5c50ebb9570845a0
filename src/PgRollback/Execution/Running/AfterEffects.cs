using Npgsql;

namespace PgRollback;

/// <summary>What a rollback does to sessions that were there before it.</summary>
internal static class AfterEffects
{
    /// <summary>Has our own data source read the types again, whose numbers change when they are rebuilt, and tells what to expect of others.</summary>
    public static async Task<IReadOnlyList<string>> TakeCareAsync(NpgsqlDataSource dataSource, RunRecord record, CancellationToken cancellationToken)
    {
        var steps = record.Steps.Select(static run => run.Step).ToList();
        var notices = new List<string>();
        if (steps.Exists(ChangesTypes))
        {
            await ReloadAsync(dataSource, cancellationToken).ConfigureAwait(false);
            notices.Add("Types were made, renamed or rebuilt: running applications on Npgsql that use them should call ReloadTypes().");
        }

        if (steps.Exists(ChangesResults))
        {
            notices.Add("Columns were changed: other sessions that hold prepared statements may fail once with 0A000 'cached plan must not change result type'; they need to prepare again, or to connect anew.");
        }

        return notices;
    }

    private static async Task ReloadAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        try
        {
            await dataSource.ReloadTypesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException)
        {
            // The rollback is done and stays so. A data source without types, or without a connection, reads them when it gets one.
        }
    }

    /// <summary>What is only dropped is remembered for nothing, and nothing else is remembered in its place.</summary>
    private static bool ChangesTypes(RollbackStep step) => step is CreateType or RenameType or AlterType or RenameEnumValue or RebuildEnum or CreateDomain or RenameDomain or CreateExtension;

    private static bool ChangesResults(RollbackStep step) => step is ColumnStep or ReplaceView or CreateView or CreateMaterializedView or RebuildEnum or CreateTable or RenameTable;
}
