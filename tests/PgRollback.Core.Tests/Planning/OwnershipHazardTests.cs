using Npgsql;
using PgRollback.Core.Tests.CaseTests;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.Planning;

/// <summary>A REVOKE for somebody who may own the object carries a query, and servers answer it.</summary>
public sealed class OwnershipHazardTests
{
    private const string Given = """
        CREATE SCHEMA "Old";
        CREATE TABLE "Old"."T" (id int);
        CREATE VIEW "Old".v AS SELECT id FROM "Old"."T";
        CREATE SEQUENCE "Old".s;
        CREATE FUNCTION "Old".f(integer, VARIADIC text[]) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
        CREATE PROCEDURE "Old".p(INOUT integer) LANGUAGE sql AS $$ SELECT 1 $$;
        CREATE TYPE "Old".e AS ENUM ('a');
        CREATE DOMAIN "Old".d AS integer;
        CREATE FOREIGN DATA WRAPPER w;
        CREATE SERVER srv FOREIGN DATA WRAPPER w;
        """;

    private const string Up = """
        GRANT USAGE ON SCHEMA "Old" TO case_owner;
        GRANT SELECT ON "Old"."T" TO case_owner;
        GRANT SELECT ON "Old".v TO case_owner;
        GRANT USAGE ON SEQUENCE "Old".s TO case_owner;
        GRANT EXECUTE ON FUNCTION "Old".f(integer, VARIADIC text[]) TO case_owner;
        GRANT EXECUTE ON PROCEDURE "Old".p(integer) TO case_owner;
        GRANT USAGE ON TYPE "Old".e TO case_owner;
        GRANT USAGE ON TYPE "Old".d TO case_owner;
        GRANT USAGE ON FOREIGN DATA WRAPPER w TO case_owner;
        GRANT USAGE ON FOREIGN SERVER srv TO case_owner;
        ALTER TABLE "Old"."T" RENAME TO renamed;
        """;

    private const string Owners = """
        ALTER SCHEMA "Old" OWNER TO case_owner;
        ALTER TABLE "Old".renamed OWNER TO case_owner;
        ALTER VIEW "Old".v OWNER TO case_owner;
        ALTER SEQUENCE "Old".s OWNER TO case_owner;
        ALTER FUNCTION "Old".f(integer, VARIADIC text[]) OWNER TO case_owner;
        ALTER PROCEDURE "Old".p(integer) OWNER TO case_owner;
        ALTER TYPE "Old".e OWNER TO case_owner;
        ALTER DOMAIN "Old".d OWNER TO case_owner;
        ALTER ROLE case_owner SUPERUSER;
        ALTER FOREIGN DATA WRAPPER w OWNER TO case_owner;
        ALTER ROLE case_owner NOSUPERUSER;
        ALTER SERVER srv OWNER TO case_owner;
        """;

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task A_revoke_from_who_may_own_the_object_has_a_query_that_tells(int major)
    {
        var migrations = MigrationSetAnalyzer.Analyze([MigrationFileReader.Read("0001_given.sql", Given), MigrationFileReader.Read("0002_up.sql", Up)], AnalysisOptions.Default).Migrations;
        Assert.Empty(migrations[1].Diagnostics.Where(static d => d.Rule.Severity == PgRollback.Diagnostics.Severity.Error).Select(static d => d.Message));
        var hazards = migrations[1].Plan!.Steps.SelectMany(static s => s.Hazards).Where(static h => h.Kind == HazardKind.GranteeOwns).ToList();
        Assert.Equal(10, hazards.Count);

        await using var database = await CaseDatabase.CreateAsync(major);
        await using var connection = await database.ConnectAsync();
        await ExecuteAsync(connection, Given + Up);
        foreach (var hazard in hazards)
        {
            Assert.False(await IsTrueAsync(connection, hazard.Query!), hazard.Message);
        }

        // In a transaction, for tests beside this one have the role too.
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, Owners);
        foreach (var hazard in hazards)
        {
            Assert.True(await IsTrueAsync(connection, hazard.Query!), hazard.Message);
        }

        await transaction.RollbackAsync();
    }

    [Theory]
    [InlineData("ALTER TABLE t OWNER TO somebody;", "GRANT SELECT ON t TO reader;")]
    [InlineData("", "GRANT SELECT ON t TO PUBLIC;")]
    [InlineData("", "GRANT SELECT (id) ON t TO reader;")]
    public void Who_cannot_own_it_is_not_asked_for(string owner, string grant)
    {
        var given = MigrationFileReader.Read("0001_given.sql", "CREATE TABLE t (id int);" + owner);
        var migrations = MigrationSetAnalyzer.Analyze([given, MigrationFileReader.Read("0002_up.sql", grant)], AnalysisOptions.Default).Migrations;

        Assert.All(migrations[1].Plan!.Steps, static step => Assert.Empty(step.Hazards));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<bool> IsTrueAsync(NpgsqlConnection connection, string query)
    {
        await using var command = new NpgsqlCommand($"SELECT EXISTS ({query})", connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
