using System.CommandLine;
using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary><c>archive</c>: what rollbacks parked and deployments kept: shows it, brings it back, deletes it for good.</summary>
internal static class ArchiveCommand
{
    public static Command Create(CommandSettings settings)
    {
        var command = new Command("archive", "Shows, brings back or deletes the rows and values that rollbacks parked and deployments kept.");
        command.Subcommands.Add(List(settings));
        command.Subcommands.Add(Restore(settings));
        command.Subcommands.Add(Purge(settings));
        return command;
    }

    private static Command List(CommandSettings settings)
    {
        var command = new Command("list", "Shows what the archive holds.");
        command.SetAction((arguments, cancellationToken) => OnDatabaseAsync(settings, arguments, dataSource => ListAsync(settings, arguments, dataSource, cancellationToken), cancellationToken));
        return command;
    }

    private static Command Restore(CommandSettings settings)
    {
        var migration = new Argument<string>("migration") { Description = "Name or version" };
        var conflicts = new Option<string>("--conflicts") { Description = "What becomes of rows and values that are there already and are different", DefaultValueFactory = static _ => "refuse" };
        conflicts.AcceptOnlyFromAmong("refuse", "keep", "overwrite");
        var command = new Command("restore", "Brings back what was parked with a migration, after it was applied again.") { migration, conflicts };
        command.SetAction((arguments, cancellationToken) => OnDatabaseAsync(
            settings,
            arguments,
            dataSource => RestoreAsync(settings, arguments, dataSource, settings.Find(arguments.GetRequiredValue(migration)).Stem, Policy(arguments.GetValue(conflicts)), cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command Purge(CommandSettings settings)
    {
        var ids = new Argument<long[]>("id") { Description = "Entries, as the list numbers them", Arity = ArgumentArity.ZeroOrMore };
        var restored = new Option<bool>("--restored") { Description = "Entries that were brought back" };
        var days = new Option<int?>("--older-than") { Description = "Entries of more than so many days ago", HelpName = "days" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Really delete them" };
        var command = new Command("purge", "Deletes entries for good.") { ids, restored, days, yes };
        command.SetAction((arguments, cancellationToken) => OnDatabaseAsync(
            settings,
            arguments,
            dataSource => PurgeAsync(settings, dataSource, item => IsMeant(item, arguments.GetValue(ids) ?? [], arguments.GetValue(restored), arguments.GetValue(days)), arguments.GetValue(yes), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> OnDatabaseAsync(CommandSettings settings, ParseResult arguments, Func<NpgsqlDataSource, Task> run, CancellationToken cancellationToken)
    {
        var dataSource = await settings.OpenAsync(arguments, cancellationToken).ConfigureAwait(false);
        await using (dataSource.ConfigureAwait(false))
        {
            await run(dataSource).ConfigureAwait(false);
            return ExitCodes.Success;
        }
    }

    private static async Task ListAsync(CommandSettings settings, ParseResult arguments, NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        var items = await RollbackArchive.ListAsync(dataSource, cancellationToken).ConfigureAwait(false);
        if (arguments.GetValue(settings.Json))
        {
            JsonOutput.Write(settings.Output, items);
            return;
        }

        var table = settings.Output.Table("#", "Migration", "Kept by", "What", "Rows", "When", "By", "Brought back");
        foreach (var item in items)
        {
            table.AddCells(
                item.Id.ToString(CultureInfo.InvariantCulture),
                item.Stem,
                item.IsFromDeployment ? "deployment" : "rollback",
                item.Source,
                item.RowCount?.ToString(CultureInfo.InvariantCulture) ?? "",
                Words.Of(item.ArchivedAt),
                item.ArchivedBy,
                Words.Of(item.RestoredAt));
        }

        settings.Output.Console.Write(table);
    }

    private static async Task RestoreAsync(CommandSettings settings, ParseResult arguments, NpgsqlDataSource dataSource, string stem, RowConflict conflicts, CancellationToken cancellationToken)
    {
        var items = await RollbackArchive.RestoreAsync(dataSource, stem, conflicts, settings.RollbackOptions(arguments), cancellationToken).ConfigureAwait(false);
        foreach (var item in items)
        {
            var orphans = item.Orphans == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {item.Orphans} found no row");
            var others = item.Conflicts == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {item.Conflicts} were different and {(conflicts == RowConflict.Keep ? "kept" : "overwritten")}");
            settings.Output.Say(string.Create(CultureInfo.InvariantCulture, $"{item.Item.Source}: {item.Restored} brought back{others}{orphans}"));
        }

        if (items.Count == 0)
        {
            settings.Output.Say($"Nothing of {stem} is parked.");
        }
    }

    private static async Task PurgeAsync(CommandSettings settings, NpgsqlDataSource dataSource, Func<ArchivedItem, bool> isMeant, bool isSure, CancellationToken cancellationToken)
    {
        var items = (await RollbackArchive.ListAsync(dataSource, cancellationToken).ConfigureAwait(false)).Where(isMeant).ToList();
        foreach (var item in items)
        {
            settings.Output.Say(string.Create(CultureInfo.InvariantCulture, $"{item.Id} {item.Source} of {item.Stem}"));
        }

        if (!isSure)
        {
            settings.Output.Say($"{Words.Count(items.Count, "entry", "entries")} would be deleted for good: say --yes.");
            return;
        }

        var purged = await RollbackArchive.PurgeAsync(dataSource, items.ConvertAll(static item => item.Id), cancellationToken).ConfigureAwait(false);
        settings.Output.Say($"{Words.Count(purged, "entry", "entries")} deleted.");
    }

    private static bool IsMeant(ArchivedItem item, long[] ids, bool restored, int? days) =>
        (ids.Length > 0 || restored || days is not null)
        && (ids.Length == 0 || ids.Contains(item.Id))
        && (!restored || item.RestoredAt is not null)
        && (days is null || item.ArchivedAt < DateTimeOffset.UtcNow.AddDays(-days.Value));

    private static RowConflict Policy(string? word) => word switch
    {
        "keep" => RowConflict.Keep,
        "overwrite" => RowConflict.Overwrite,
        _ => RowConflict.Refuse,
    };
}
