namespace PgRollback;

/// <summary>Which migration of one database is at work, whichever way it goes.</summary>
internal abstract class MigrationProgress : IProgress<RollbackProgress>, IProgress<DeploymentProgress>
{
    public void Report(RollbackProgress value) => Report(value.Rollback.Stem, value.Number, value.Total);

    public void Report(DeploymentProgress value) => Report(value.Migration.Stem, value.Number, value.Total);

    protected abstract void Report(string stem, int number, int total);
}
