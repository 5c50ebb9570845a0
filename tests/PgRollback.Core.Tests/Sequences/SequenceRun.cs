using System.Text;
using Npgsql;
using PgRollback.Catalog;
using PgRollback.Core.Tests.CaseTests;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Snapshots;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

/// <summary>One sequence, in a transaction that is rolled back: statements that were there before, a migration, its rollback; then everything is dropped and made again from the model.</summary>
internal sealed class SequenceRun(NpgsqlConnection connection, int major, int seed, SequenceFigures figures)
{
    private const int Given = 14;
    private const int Up = 6;

    private readonly Random _random = new(seed);
    private readonly StringBuilder _given = new();
    private readonly StringBuilder _up = new();
    private readonly StringBuilder _down = new();
    private DatabaseCatalog _catalog = DatabaseCatalog.Empty;
    private int _number;
    private string _last = "";

    public async Task RunAsync()
    {
        await using var transaction = await connection.BeginTransactionAsync();

        // What is checked at COMMIT would stand in the way of every DROP before it.
        await connection.ExecuteAsync("SET CONSTRAINTS ALL IMMEDIATE");
        foreach (var schema in StatementGenerator.Schemas)
        {
            await ApplyAsync(_given, "CREATE SCHEMA " + schema);
        }

        if (!await WriteAsync(_given, Given))
        {
            return;
        }

        var before = await CatalogSnapshot.TakeAsync(connection);
        if (!await WriteAsync(_up, Up))
        {
            return;
        }

        var after = await CatalogSnapshot.TakeAsync(connection);
        var drop = string.Concat(StatementGenerator.Schemas.Select(static s => $"DROP SCHEMA {s} CASCADE;\n"));

        // A plan is for one version or for all of them.
        var options = AnalysisOptions.Default with { AcceptDataGaps = true };
        options = seed % 2 == 0 ? options : options with { MinServerVersion = major, MaxServerVersion = major };
        var migrations = MigrationSetAnalyzer.Analyze([Read(1, _given.ToString()), Read(2, _up.ToString()), Read(3, drop)], options).Migrations;

        await connection.ExecuteAsync("SAVEPOINT after_up");
        if (migrations[1].Plan is { } plan)
        {
            figures.Derived++;
            await CompareAsync("the rollback", before, plan);
        }
        else
        {
            figures.Declined++;
            AddReason("declined: ", migrations[1]);
        }

        await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT after_up");
        if (migrations[2].Plan is { } again)
        {
            figures.Recreated++;
            await connection.ExecuteAsync(drop);
            await CompareAsync("making everything again", after, again);
        }
        else
        {
            figures.NotRecreated++;
            AddReason("not made again: ", migrations[2]);
        }
    }

    private static MigrationFile Read(int version, string text) => MigrationFileReader.Read($"000{version}_sequence.sql", text);

    private void AddReason(string what, MigrationAnalysis migration) =>
        figures.AddReason(what + WithoutNames(migration.Diagnostics.First(static d => d.Rule.Severity == Severity.Error).Message), seed);

    /// <summary>Names have numbers in them.</summary>
    private static string WithoutNames(string message) => string.Join(' ', message.Split(' ').Select(static word => word.Any(char.IsAsciiDigit) ? "…" : word));

    /// <summary>Statements that the server takes; false when the model refused one of them.</summary>
    private async Task<bool> WriteAsync(StringBuilder text, int count)
    {
        for (var attempts = 0; count > 0 && attempts < 200; attempts++)
        {
            if (StatementGenerator.Next(_random, _catalog, ++_number, seed) is not var (kind, sql))
            {
                continue;
            }

            switch (await ApplyAsync(text, sql))
            {
                case false:
                    return false;
                case true:
                    count--;
                    figures.Accepted[kind] = figures.Accepted.GetValueOrDefault(kind) + 1;
                    break;
                default:
                    figures.Refused++;
                    break;
            }
        }

        return true;
    }

    /// <summary>True: both took it; null: the server did not; false: only the model did not.</summary>
    private async Task<bool?> ApplyAsync(StringBuilder text, string sql)
    {
        _last = sql;
        var replay = MigrationReplay.Run(_catalog, "sequence.sql", SqlReader.Read(sql).Statements, servers: new ServerRange(major, major));
        await connection.ExecuteAsync("SAVEPOINT statement");
        try
        {
            await connection.ExecuteAsync(sql);
        }
        catch (PostgresException refusal)
        {
            await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT statement");
            if (replay.Failures.Count == 0)
            {
                figures.RefusedByServerAlone++;
                figures.AddReason($"server alone: {refusal.SqlState} {WithoutNames(refusal.MessageText)}", seed);
            }

            return null;
        }

        await connection.ExecuteAsync("RELEASE SAVEPOINT statement");
        text.Append(sql).Append(";\n");
        if (replay.Failures.Count > 0)
        {
            Fail($"the model refuses what the server accepts: {replay.Failures[0].Message}");
            return false;
        }

        _catalog = replay.Editor.ToCatalog();
        return true;
    }

    private async Task CompareAsync(string what, CatalogSnapshot expected, RollbackPlan plan)
    {
        _down.Clear();

        // As the runner does.
        await connection.ExecuteAsync("SET LOCAL check_function_bodies = off");
        foreach (var step in plan.Steps)
        {
            var sql = CaseText.SqlOf(step, major);
            if (sql.Length == 0)
            {
                continue;
            }

            _down.Append(sql).Append(";\n");
            try
            {
                await connection.ExecuteAsync(sql);
            }
            catch (PostgresException refusal)
            {
                Fail($"{what}: {refusal.MessageText} ({refusal.SqlState}) {refusal.Detail} in {sql}");
                await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT after_up");
                return;
            }
        }

        var comparison = CatalogSnapshot.Compare(expected, await CatalogSnapshot.TakeAsync(connection));
        if (comparison.Verdict != SnapshotVerdict.Exact && (plan.RestoresColumnOrder || comparison.Verdict != SnapshotVerdict.ExactButForColumnOrder))
        {
            Fail($"{what} differs:\n{comparison}");
        }
    }

    /// <summary>All that was written.</summary>
    public string Text => $"-- given\n{_given}-- up\n{_up}-- back\n{_down}-- last written\n{_last}";

    public void Fail(string what) => figures.Failures.Add($"seed {seed}, PostgreSQL {major}: {what}\n{Text}");
}
