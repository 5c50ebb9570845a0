namespace PgRollback;

/// <summary>From what is compiled, what the database has and what is on disk to what will be applied; or to all the reasons against it.</summary>
internal sealed class DeploymentPreparation(RollbackSet migrations, IMigrationSource source, DeploymentOptions options, IReadOnlyList<HistoryEntry> live)
{
    private readonly List<Refusal> _refusals = [];

    public async Task<List<DeploymentUnit>> PrepareAsync(int last, CancellationToken cancellationToken)
    {
        var newestApplied = -1;
        foreach (var entry in live)
        {
            newestApplied = Math.Max(newestApplied, Check(entry));
        }

        var applied = live.Select(static entry => entry.Stem).ToHashSet(StringComparer.Ordinal);
        var units = new List<DeploymentUnit>();
        for (var position = 0; position <= last; position++)
        {
            var migration = migrations[position];
            if (applied.Contains(migration.Stem))
            {
                continue;
            }

            if (position < newestApplied && !options.AllowOutOfOrder)
            {
                Refuse(RefusalKind.OutOfOrder, migration.Stem, $"is not applied, and {migrations[newestApplied].Stem}, which comes after it, is. Give it a later version, or allow migrations out of order.");
            }

            if (await ReadAsync(migration, cancellationToken).ConfigureAwait(false) is { } file)
            {
                units.Add(Check(DeploymentUnit.Of(migration, file)));
            }
        }

        return _refusals.Count == 0 ? units : throw new RunRefusedException(_refusals);
    }

    /// <returns>The position of the migration in the set; −1 when it is unknown.</returns>
    private int Check(HistoryEntry entry)
    {
        if (entry.State != HistoryState.Applied)
        {
            Refuse(RefusalKind.Unfinished, entry.Stem, entry.State == HistoryState.RollingBack
                ? "a rollback of it did not end; roll it back first, which resumes it."
                : "an earlier deployment of it did not end, so what it left is not known: put that right by hand and mark it as applied or not applied.");
        }

        var position = migrations.PositionOfStem(entry.Stem);
        if (position < 0)
        {
            if (!options.AllowUnknown)
            {
                Refuse(RefusalKind.Unknown, entry.Stem, "is applied and not known to this program: it may be older than the database. Deploy with the program that has it, or allow unknown migrations.");
            }
            else if (options.Logger is { } logger)
            {
                Log.UnknownMigration(logger, entry.Stem);
            }

            return -1;
        }

        var migration = migrations[position];
        if (!string.Equals(entry.Checksum, migration.Checksum, StringComparison.Ordinal))
        {
            Refuse(RefusalKind.Changed, entry.Stem, $"its file was changed after it was applied: the history has checksum {entry.Checksum}, and this program was compiled from {migration.Checksum}. Restore the file, and put the change into a new migration.");
        }

        return position;
    }

    private DeploymentUnit Check(DeploymentUnit unit)
    {
        if (unit.CopyWithoutRows is >= 0 and var copy)
        {
            Refuse(RefusalKind.CopyWithoutRows, unit.Migration.Stem, $"COPY … FROM STDIN in line {unit.Locate(copy, 0).Line} of {unit.File.FileName} has no rows to read: they begin on the next line and end with a line '\\.'.");
        }

        return unit;
    }

    private async Task<MigrationText?> ReadAsync(Rollback migration, CancellationToken cancellationToken)
    {
        var file = await source.FindAsync(migration, cancellationToken).ConfigureAwait(false);
        if (file is null)
        {
            var where = source is DirectoryMigrationSource { Directory: var directory } ? $" in {directory}" : "";
            Refuse(RefusalKind.FileMissing, migration.Stem, $"its file was not found{where}.");
        }
        else if (!string.Equals(file.Checksum, migration.Checksum, StringComparison.Ordinal))
        {
            Refuse(RefusalKind.Changed, migration.Stem, $"the file on disk is not the one that was compiled: {file.FileName} has checksum {file.Checksum}, and this program was compiled from {migration.Checksum}. Build again.");
            return null;
        }

        return file;
    }

    private void Refuse(RefusalKind kind, string migration, string message) => _refusals.Add(new Refusal(kind, migration, message));
}
