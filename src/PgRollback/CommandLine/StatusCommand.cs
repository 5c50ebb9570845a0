using System.CommandLine;
using Npgsql;

namespace PgRollback;

/// <summary><c>status</c>: what the database has, and whether it can be taken back.</summary>
internal static class StatusCommand
{
    public static Command Create(CommandSettings settings)
    {
        var command = new Command("status", "Shows which migrations the database has and whether each can be taken back.");
        var targets = TargetOptions.AddTo(settings, command, canStop: false);
        command.SetAction(async (arguments, cancellationToken) => await targets.ReadAsync(arguments, cancellationToken).ConfigureAwait(false) is { } many
            ? FleetStatusOutput.Write(settings.Output, await settings.Migrations.GetStatusAsync(many, OwnHistory(settings, arguments), targets.Fleet(arguments), cancellationToken).ConfigureAwait(false), arguments.GetValue(settings.Json))
            : await RunAsync(settings, arguments, cancellationToken).ConfigureAwait(false));
        return command;
    }

    /// <exception cref="UsageException">The history is a tool's, which is read of one database at a time.</exception>
    private static HistoryTable? OwnHistory(CommandSettings settings, ParseResult arguments) => settings.ToolHistory(arguments) is { } tool
        ? throw new UsageException($"The history of another tool ({tool}) is read of one database at a time: say --connection.")
        : settings.HistoryTable(arguments);

    private static async Task<int> RunAsync(CommandSettings settings, ParseResult arguments, CancellationToken cancellationToken)
    {
        var dataSource = await settings.OpenAsync(arguments, cancellationToken).ConfigureAwait(false);
        await using (dataSource.ConfigureAwait(false))
        {
            var status = settings.ToolHistory(arguments) is { } tool
                ? await settings.Migrations.GetStatusAsync(dataSource, tool, cancellationToken).ConfigureAwait(false)
                : await settings.Migrations.GetStatusAsync(dataSource, settings.HistoryTable(arguments), cancellationToken).ConfigureAwait(false);
            if (arguments.GetValue(settings.Json))
            {
                JsonOutput.Write(settings.Output, status);
                return ExitCodes.Success;
            }

            Write(settings.Output, status);
            return ExitCodes.Success;
        }
    }

    private static void Write(ConsoleOutput output, IReadOnlyList<MigrationStatus> status)
    {
        var table = output.Table("Migration", "State", "Applied at", "By", "Way back");
        foreach (var migration in status)
        {
            var entry = migration.State == MigrationState.Pending ? null : migration.Entry;
            table.AddCells(migration.Stem, Words.Of(migration.State), Words.Of(entry?.AppliedAt), entry?.AppliedBy ?? "", WayBack(migration));
        }

        output.Console.Write(table);
        var applied = status.Count(static migration => migration.State != MigrationState.Pending);
        output.Say($"{Words.Count(applied, "migration", "migrations")} applied, {Words.Count(status.Count - applied, "pending", "pending")}.");
    }

    private static string WayBack(MigrationStatus migration) => migration.State switch
    {
        MigrationState.Unknown => "not in this program",
        MigrationState.Changed => "refused: its file was changed",
        MigrationState.Applying => "refused: half applied",
        _ => Words.Conduct(migration.Rollback!),
    };
}
