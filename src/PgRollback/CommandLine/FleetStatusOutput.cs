using System.Globalization;
using Spectre.Console;

namespace PgRollback;

/// <summary>Shows what many databases have.</summary>
internal static class FleetStatusOutput
{
    public static int Write(ConsoleOutput output, IReadOnlyList<TargetStatus> targets, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, targets);
        }
        else
        {
            Write(output, targets);
        }

        return targets.All(static target => target.Error is null) ? ExitCodes.Success : ExitCodes.SomeFailed;
    }

    private static void Write(ConsoleOutput output, IReadOnlyList<TargetStatus> targets)
    {
        var table = output.Table("Database", "Applied", "Pending", "Newest", "Remarks");
        foreach (var (target, migrations, error) in targets)
        {
            if (migrations is null)
            {
                table.AddCells(target.Name, "", "", "", error!.Message);
                continue;
            }

            var applied = migrations.Where(static migration => migration.State != MigrationState.Pending).ToList();
            var remarks = applied.Where(static migration => migration.State != MigrationState.Applied).Select(static migration => $"{migration.Stem} {Words.Of(migration.State)}");
            table.AddCells(
                target.Name,
                applied.Count.ToString(CultureInfo.InvariantCulture),
                (migrations.Count - applied.Count).ToString(CultureInfo.InvariantCulture),
                applied.LastOrDefault(static migration => migration.Rollback is not null)?.Stem ?? "",
                string.Join("; ", remarks));
        }

        output.Console.Write(table);
        var unread = targets.Count(static target => target.Error is not null);
        output.Say($"{Words.Count(targets.Count, "database", "databases")}{(unread == 0 ? "" : FormattableString.Invariant($", {unread} could not be read"))}.");
    }
}
