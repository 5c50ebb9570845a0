using System.CommandLine;
using System.Globalization;

namespace PgRollback;

/// <summary><c>plan</c>: the steps of one way back; needs no database.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandSettings settings)
    {
        var migration = new Argument<string?>("migration") { Arity = ArgumentArity.ZeroOrOne, Description = "Name or version (default: the newest)" };
        var sql = new Option<bool>("--sql") { Description = "Print the SQL of the steps" };
        var server = new Option<int?>("--server") { Description = "Major version of PostgreSQL for --sql (default: the newest of the plan)", HelpName = "version" };
        var command = new Command("plan", "Shows how a migration is taken back; needs no database.") { migration, sql, server };
        command.SetAction(arguments => Run(settings, arguments, arguments.GetValue(migration), arguments.GetValue(sql), arguments.GetValue(server)));
        return command;
    }

    private static int Run(CommandSettings settings, ParseResult arguments, string? name, bool sql, int? server)
    {
        if (name is null && settings.Migrations.Count == 0)
        {
            throw new UsageException("No migration is compiled into this program.");
        }

        var migration = name is null ? settings.Migrations[^1] : settings.Find(name);
        if (arguments.GetValue(settings.Json))
        {
            JsonOutput.Write(settings.Output, migration);
        }
        else if (sql)
        {
            settings.Output.Writer.Write(migration.ToSql(server ?? migration.Plan.MaxServerVersion ?? int.MaxValue));
        }
        else
        {
            Write(settings.Output, migration);
        }

        return ExitCodes.Success;
    }

    private static void Write(ConsoleOutput output, Rollback migration)
    {
        output.Say($"{migration.Stem}: {Words.Conduct(migration)}, {Words.Count(migration.Steps.Count, "step", "steps")}");
        if (migration.Summary is { } summary)
        {
            output.Say(summary);
        }

        if (migration is { Outcome: RollbackOutcome.Irreversible, Plan.Reason: { } reason })
        {
            output.Say($"No way back: {reason}");
        }

        if (migration.Steps.Count > 0)
        {
            WriteSteps(output, migration);
        }

        if (migration.Kept.Count > 0)
        {
            output.Say("Kept:");
            foreach (var kept in migration.Kept)
            {
                output.Say($"  {kept.Address}: {kept.Reason}");
            }
        }
    }

    private static void WriteSteps(ConsoleOutput output, Rollback migration)
    {
        var table = output.Table("#", "Step", "Object", "Source", "Lock", "Notes");
        for (var i = 0; i < migration.Steps.Count; i++)
        {
            var step = migration.Steps[i];
            table.AddCells((i + 1).ToString(CultureInfo.InvariantCulture), step.Kind, step.ObjectAddress, step.Source?.ToString() ?? "", step.Lock ?? "", Notes(step));
        }

        output.Console.Write(table);
    }

    private static string Notes(RollbackStep step)
    {
        var notes = new List<string>();
        if (step.DestroysRows)
        {
            notes.Add("destroys rows");
        }

        if (!step.IsTransactional)
        {
            notes.Add("outside a transaction");
        }

        if (!step.RestoresColumnOrder)
        {
            notes.Add("column comes back last");
        }

        notes.AddRange(step.Hazards.Select(static hazard => hazard.Message));
        return string.Join("; ", notes);
    }
}
