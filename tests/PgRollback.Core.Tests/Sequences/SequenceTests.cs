using System.Globalization;
using System.Text;
using Npgsql;
using PgRollback.Catalog;
using PgRollback.Core.Tests.CaseTests;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Snapshots;
using PgRollback.Syntax;
using PgRollback.Testing;
using Xunit.Abstractions;

namespace PgRollback.Core.Tests.Sequences;

/// <summary>
/// Random sequences of statements on real servers. What a server accepts the model accepts; a derived rollback leads back; and everything that is there can be made again from the
/// model alone, which is how the model's catalog is compared with the server's, object by object and property by property.
/// </summary>
public sealed class SequenceTests(ITestOutputHelper output)
{
    /// <summary><c>PGROLLBACK_SEQUENCES</c> asks for more than every run of the tests has time for, <c>PGROLLBACK_SEQUENCE_SEED</c> for others, or for one again.</summary>
    private static readonly int Sequences = Number("PGROLLBACK_SEQUENCES", 40);
    private static readonly int Seed = Number("PGROLLBACK_SEQUENCE_SEED", 1);

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task The_model_agrees_with_the_server_after_up_and_after_the_rollback(int major)
    {
        var figures = new SequenceFigures();
        await using var database = await CaseDatabase.CreateAsync(major);
        for (var i = 0; i < Sequences; i++)
        {
            await using var connection = await database.ConnectAsync();
            var run = new SequenceRun(connection, major, Seed + i, figures);
            try
            {
                await run.RunAsync();
            }
            catch (Exception exception) when (exception is not NpgsqlException)
            {
                run.Fail(exception.ToString());
            }

            if (Sequences == 1)
            {
                output.WriteLine(run.Text);
            }
        }

        output.WriteLine(figures.ToString());
        Assert.True(figures.Failures.Count == 0, string.Join("\n\n", figures.Failures.Take(20)));
        if (Sequences >= 2000)
        {
            Assert.All(StatementGenerator.Kinds, kind => Assert.True(figures.Accepted.GetValueOrDefault(kind.Kind) >= 50, kind.Kind));
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
