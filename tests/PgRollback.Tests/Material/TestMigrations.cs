using PgRollback.Testing;

namespace PgRollback.Tests.Material;

/// <summary>Migrations with their files and compiled rollbacks, without compiler and disk.</summary>
internal sealed class TestMigrations : IMigrationSource
{
    private readonly Dictionary<string, MigrationText> _files = new(StringComparer.Ordinal);
    private readonly List<Rollback> _rollbacks = [];

    /// <summary>Tables a, b and c, one in each migration, newest c.</summary>
    public static TestMigrations ThreeTables() => new TestMigrations()
        .Add("001_a", "CREATE TABLE a (id int PRIMARY KEY);", TestStep.DropTable("a"))
        .Add("002_b", "CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);", TestStep.DropTable("b"))
        .Add("003_c", "CREATE TABLE c (id int PRIMARY KEY, b int REFERENCES b);", TestStep.DropTable("c"));

    public RollbackSet Set => new([.. _rollbacks]);

    public TestMigrations Add(string stem, string up, params TestStep[] steps) =>
        Add(stem, up, plan => plan.Steps(steps));

    public TestMigrations Add(string stem, string up, Func<PlanText, PlanText> complete)
    {
        var file = new MigrationText($"{stem}.sql", up);
        _files.Add(stem, file);
        _rollbacks.Add(new TestDestructiveRollback(complete(PlanText.For(stem, file.Checksum)).Bytes));
        return this;
    }

    public TestMigrations AddIrreversible(string stem, string up, string reason)
    {
        var file = new MigrationText($"{stem}.sql", up);
        _files.Add(stem, file);
        _rollbacks.Add(new TestIrreversibleRollback(PlanText.For(stem, file.Checksum, "irreversible").Record("reason", reason).Bytes));
        return this;
    }

    /// <summary>Compiled by another hand.</summary>
    public TestMigrations Add(string stem, string up, byte[] plan)
    {
        _files.Add(stem, new MigrationText($"{stem}.sql", up));
        _rollbacks.Add(new TestDestructiveRollback(plan));
        return this;
    }

    public void ChangeFile(string stem, string text) => _files[stem] = new MigrationText($"{stem}.sql", text);

    public Task<MigrationText?> FindAsync(Rollback migration, CancellationToken cancellationToken) =>
        Task.FromResult(_files.GetValueOrDefault(migration.Stem));

    public Task<DeploymentReport> DeployAsync(TestDatabase database, DeploymentOptions? options = null, CancellationToken cancellationToken = default) =>
        new MigrationDeployer(Set, this, options).DeployAsync(database.DataSource, cancellationToken);

    public async Task<TestDatabase> DeployedAsync(int? majorVersion = null)
    {
        var database = await TestDatabase.CreateAsync(majorVersion);
        await DeployAsync(database);
        return database;
    }
}
