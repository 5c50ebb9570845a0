using Npgsql;
using PgRollback.Core.Tests.CaseTests;
using PgRollback.Core.Tests.Sequences;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Snapshots;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.Planning;

/// <summary>Hand-written ways back of migrations that make roles. Roles belong to the whole server, so the servers see them in a transaction that is rolled back.</summary>
public sealed class RoleTests
{
    private const string Given = "CREATE TABLE given (id int);";

    public static TheoryData<int, string, string, string> Cases
    {
        get
        {
            (string Up, string Down, string Verdict)[] cases =
            [
                ("CREATE ROLE made; CREATE TABLE t (id int); GRANT SELECT ON t TO made;", "DROP TABLE t; DROP ROLE made;", nameof(HandwrittenVerdict.Proved)),
                ("CREATE ROLE made; CREATE TABLE t (id int);", "DROP ROLE made;", nameof(HandwrittenVerdict.Wrong)),
                ("CREATE ROLE made; GRANT SELECT ON given TO made;", "DROP ROLE made;", nameof(HandwrittenVerdict.Wrong)),
                ("CREATE ROLE made; CREATE POLICY p ON given TO made;", "DROP USER made;", nameof(HandwrittenVerdict.Wrong)),
                ("CREATE ROLE made; CREATE TABLE t (id int);", "DROP TABLE t;", nameof(HandwrittenVerdict.Unproved)),
            ];
            var rows = new TheoryData<int, string, string, string>();
            foreach (var major in ServerVersions.Available)
            {
                foreach (var (up, down, verdict) in cases)
                {
                    rows.Add(major, up, down, verdict);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_role_is_no_reason_to_leave_the_rest_unproved(int major, string up, string down, string verdict)
    {
        var proved = MigrationSetAnalyzer.Analyze(
            [MigrationFileReader.Read("0001_given.sql", Given), MigrationFileReader.Read("0002_up.sql", up), MigrationFileReader.Read("0002_up.down.sql", down)],
            AnalysisOptions.Default).Migrations[1];
        Assert.Equal(verdict, proved.Handwritten.ToString());

        await using var database = await CaseDatabase.CreateAsync(major);
        await using var connection = await database.ConnectAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(Given);
        var before = await CatalogSnapshot.TakeAsync(connection);
        await connection.ExecuteAsync(up);
        bool restores;
        try
        {
            await connection.ExecuteAsync(down);
            restores = CatalogSnapshot.Compare(before, await CatalogSnapshot.TakeAsync(connection)).Verdict == SnapshotVerdict.Exact;
        }
        catch (PostgresException)
        {
            restores = false;
        }

        Assert.Equal(proved.Handwritten != HandwrittenVerdict.Wrong, restores);
    }
}
