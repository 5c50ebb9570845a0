using PgRollback.Testing;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Verification;

/// <summary>Nobody changed anything in between, so nothing is found: on each case of the compiler's, and on the guide's migrations.</summary>
public sealed class NoFalseAlarmTests
{
    private static readonly string Cases = Repository.PathOf("tests", "PgRollback.Core.Tests", "cases");

    private static readonly RollbackOptions Options = new() { AllowUnproved = true, Reason = "a test" };

    public static TheoryData<int, string> All
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var major in ServerVersions.Available)
            {
                foreach (var file in Directory.GetFiles(Cases, "up.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                {
                    rows.Add(major, Path.GetRelativePath(Cases, Path.GetDirectoryName(file)!).Replace('\\', '/'));
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Cases_of_the_compiler(int major, string name)
    {
        var folder = Path.Combine(Cases, name);
        var given = Path.Combine(folder, "given.sql");
        var migrations = CompiledMigrations.Of(File.Exists(given) ? await File.ReadAllTextAsync(given) : "", await File.ReadAllTextAsync(Path.Combine(folder, "up.sql")));
        if (migrations.Set[1] is not DestructiveRollback rollback)
        {
            return;
        }

        await using var database = await TestDatabase.CreateAsync(major);
        await CreateRolesAsync(database);
        try
        {
            await migrations.DeployAsync(database);
        }
        catch (MigrationFailedException)
        {
            // Refused by this server.
            return;
        }

        await AssertSilentAsync(database, migrations.Set.Last());
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task The_guides_migrations(int major)
    {
        var migrations = CompiledMigrations.OfFiles(Directory.GetFiles(Repository.PathOf("migrations"), "*.sql").Order(StringComparer.Ordinal).Select(static file => (Path.GetFileName(file), File.ReadAllText(file))));
        await using var database = await migrations.DeployedAsync(major);
        for (var i = 0; i < migrations.Set.Count - 1; i++)
        {
            var report = await migrations.Set.Last().RunAsync(database.DataSource, RowLoss.Drop, Options);
            Assert.DoesNotContain(report.Notices, IsDrift);
        }

        await migrations.DeployAsync(database);
        Assert.DoesNotContain((await migrations.Set.Last(migrations.Set.Count - 1).RunAsync(database.DataSource, RowLoss.Drop, Options)).Notices, IsDrift);
    }

    private static async Task AssertSilentAsync(TestDatabase database, RollbackPath path)
    {
        try
        {
            var drift = (await path.RunAsync(database.DataSource, RowLoss.Drop, Options)).Notices.Where(IsDrift);
            Assert.True(!drift.Any(), string.Concat(drift));
        }
        catch (RunRefusedException refused)
        {
            // Rows stand against some.
            Assert.DoesNotContain(refused.Refusals, static refusal => refusal.Kind == RefusalKind.NotRestored);
        }
        catch (RollbackFailedException)
        {
            // Others need a client's hand, or more than one database.
        }
    }

    private static bool IsDrift(string notice) => notice.StartsWith("Other than the migrations say", StringComparison.Ordinal);

    private static Task CreateRolesAsync(TestDatabase database) => database.ExecuteAsync("""
        DO $$ DECLARE role text; BEGIN
            FOREACH role IN ARRAY ARRAY['case_reader', 'case_writer', 'case_owner'] LOOP
                BEGIN EXECUTE format('CREATE ROLE %I', role); EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
            END LOOP;
        END $$
        """);
}
