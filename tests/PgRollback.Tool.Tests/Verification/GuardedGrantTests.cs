using Npgsql;
using PgRollback.Testing;

namespace PgRollback.Tool.Tests.Verification;

/// <summary>Privileges for roles that some servers have and others have not: one rollback is exact on both.</summary>
public sealed class GuardedGrantTests : IDisposable
{
    private readonly MigrationDirectory _migrations = new();

    public static IEnumerable<object[]> Servers => ServerVersions.Rows.SelectMany(static row => new object[][] { [row[0], false], [row[0], true] });

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task One_rollback_is_exact_with_the_role_and_without(int major, bool isThere)
    {
        var role = $"pgrollback_guarded_{major}_{(isThere ? "there" : "missing")}";
        _migrations.Add("0001_tables.sql", "CREATE TABLE a (id int, name text);\nCREATE TABLE b (id int);\nCREATE SEQUENCE s;\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';");
        _migrations.Add("0002_grants.sql", Guarded(role, $"""
            GRANT USAGE, CREATE ON SCHEMA public TO {role};
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role};
            GRANT UPDATE (name) ON a TO {role};
            GRANT USAGE ON SEQUENCE s TO {role} WITH GRANT OPTION;
            EXECUTE 'GRANT EXECUTE ON FUNCTION f() TO {role}';
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO {role};
            """));
        _migrations.Add("0003_drop.sql", "DROP TABLE b;\nDROP FUNCTION f();\nCREATE TABLE c (id int);");
        _migrations.Add("0004_revoke.sql", Guarded(role, $"REVOKE SELECT ON a FROM {role};\nREVOKE GRANT OPTION FOR USAGE ON SEQUENCE s FROM {role};\nALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE INSERT ON TABLES FROM {role};"));
        _migrations.Add("0005_owner.sql", "ALTER TABLE a RENAME TO d;\nDROP TABLE c;");
        var server = await TestServer.GetAsync(major);
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await ExecuteAsync(database, $"DROP ROLE IF EXISTS {role};{(isThere ? $" CREATE ROLE {role}" : "")}");

        var run = await _migrations.RunAsync("verify", "--connection", server.ConnectionString, "--format", "json", "--accept-data-gaps", "--chain");

        await ExecuteAsync(database, $"DROP ROLE IF EXISTS {role}");
        Assert.Equal(isThere ? ["exact", "exact", "exact", "exact", "exact"] : ["exact", "no schema change", "exact", "no schema change", "exact"], run.Values("verdict").Take(5));
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("GRANT SELECT ON a TO PUBLIC;")]
    [InlineData("CREATE TABLE b (id int);")]
    [InlineData("ALTER DEFAULT PRIVILEGES FOR ROLE pgrollback_nobody GRANT SELECT ON TABLES TO PUBLIC;")]
    [InlineData("ALTER TABLE a OWNER TO pgrollback_nobody;")]
    public async Task What_is_more_than_privileges_of_the_role_is_declined(string statement)
    {
        _migrations.Add("0001_tables.sql", "CREATE TABLE a (id int, name text);");
        _migrations.Add("0002_grants.sql", Guarded("pgrollback_nobody", $"GRANT SELECT ON a TO pgrollback_nobody;\n{statement}"));

        var run = await _migrations.RunAsync("script", "--format", "json");

        Assert.Equal(["derived", "declined"], run.Values("outcome"));
    }

    /// <summary>That a role may replicate is none of the database's schema.</summary>
    [Fact]
    public async Task A_change_of_the_role_itself_leaves_later_migrations_certain()
    {
        _migrations.Add("0001_tables.sql", "CREATE TABLE a (id int, name text);");
        _migrations.Add("0002_grants.sql", Guarded("pgrollback_nobody", "ALTER USER pgrollback_nobody WITH REPLICATION;\nGRANT SELECT ON ALL TABLES IN SCHEMA public TO pgrollback_nobody;"));
        _migrations.Add("0003_drop.sql", "DROP TABLE a;");

        var run = await _migrations.RunAsync("script", "--format", "json", "--accept-data-gaps");

        Assert.Equal(["derived", "declined", "derived"], run.Values("outcome"));
    }

    /// <summary>Which is right where the role is missing, and wrong or refused elsewhere.</summary>
    [Theory]
    [InlineData("SELECT 1;")]
    [InlineData("REVOKE SELECT ON a FROM pgrollback_nobody;")]
    public async Task A_handwritten_rollback_that_does_not_ask_for_the_role_is_unproved(string rollback)
    {
        _migrations.Add("0001_tables.sql", "CREATE TABLE a (id int, name text);");
        _migrations.Add("0002_grants.sql", Guarded("pgrollback_nobody", "GRANT SELECT ON a TO pgrollback_nobody;"));
        _migrations.Add("0002_grants.down.sql", rollback);

        var run = await _migrations.RunAsync("check", "--format", "json");

        Assert.Equal(["unproved"], run.Values("verdict"));
    }

    [Fact]
    public async Task A_handwritten_rollback_that_asks_for_the_role_is_proved()
    {
        _migrations.Add("0001_tables.sql", "CREATE TABLE a (id int, name text);");
        _migrations.Add("0002_grants.sql", Guarded("pgrollback_nobody", "GRANT SELECT ON a TO pgrollback_nobody;"));
        _migrations.Add("0002_grants.down.sql", Guarded("pgrollback_nobody", "REVOKE ALL ON a FROM pgrollback_nobody;"));

        var run = await _migrations.RunAsync("check", "--format", "json");

        Assert.Equal(["proved"], run.Values("verdict"));
    }

    private static string Guarded(string role, string statements) =>
        $"DO $$ BEGIN\nIF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{role}') THEN\n{statements}\nEND IF;\nEND $$;";

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose() => _migrations.Dispose();
}
