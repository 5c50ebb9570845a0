using Npgsql;
using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Hooks;

public sealed class RestorePointTests
{
    private readonly TestMigrations _migrations = TestMigrations.ThreeTables();

    [Fact]
    public async Task It_has_a_name_of_its_own_and_is_recorded()
    {
        await using var database = await _migrations.DeployedAsync();

        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { RestorePoint = true });
        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse, new RollbackOptions { RestorePoint = true });
        await _migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Refuse);

        var records = await AuditLog.ReadAsync(database.DataSource);
        Assert.Null(records[0].RestorePoint);
        Assert.All(records.Skip(1), static record => Assert.InRange(record.RestorePoint!.Length, 40, 63));
        Assert.Equal(2, records.Skip(1).Select(record => record.RestorePoint).Distinct().Count());
        Assert.All(records, static record => Assert.Matches("^[0-9A-F]+/[0-9A-F]+$", record.Lsn!));
    }

    [Fact]
    public async Task Who_may_not_make_one_is_told_what_to_do_and_nothing_is_changed()
    {
        await using var database = await _migrations.DeployedAsync();
        await using var role = await TestRole.CreateAsync(database, "GRANT ALL ON SCHEMA pgrollback, public TO {0}; GRANT ALL ON ALL TABLES IN SCHEMA pgrollback TO {0}; ALTER TABLE c OWNER TO {0}");

        var error = await Assert.ThrowsAsync<RunRefusedException>(() => _migrations.Set.Last().RunAsync(role.DataSource, RowLoss.Refuse, new RollbackOptions { RestorePoint = true }));

        Assert.Equal(ExitCodes.MissingRights, error.ExitCode);
        Assert.Contains("GRANT EXECUTE ON FUNCTION pg_create_restore_point(text)", error.Message, StringComparison.Ordinal);
        Assert.Equal("a b c", await database.TablesAsync());
    }
}
