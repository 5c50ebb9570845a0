using System.CommandLine;
using System.Globalization;

namespace PgRollback;

/// <summary><c>list</c>: what is compiled into the program; needs no database.</summary>
internal static class ListCommand
{
    public static Command Create(CommandSettings settings)
    {
        var command = new Command("list", settings.IsCompiled ? "Lists the migrations that are compiled into this program; needs no database." : "Lists the migrations that are applied and stashed.");
        command.SetAction(arguments => Run(settings, arguments));
        return command;
    }

    private static int Run(CommandSettings settings, ParseResult arguments)
    {
        if (arguments.GetValue(settings.Json))
        {
            JsonOutput.Write(settings.Output, settings.Migrations);
            return ExitCodes.Success;
        }

        var table = settings.Output.Table("Migration", "Steps", "Way back", "Summary");
        foreach (var migration in settings.Migrations)
        {
            var summary = migration.Summary?.ReplaceLineEndings(" ") ?? "";
            table.AddCells(migration.Stem, migration.Steps.Count.ToString(CultureInfo.InvariantCulture), Words.Conduct(migration), summary.Length <= 80 ? summary : $"{summary[..79]}…");
        }

        settings.Output.Console.Write(table);
        return ExitCodes.Success;
    }
}
