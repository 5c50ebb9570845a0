using System.CommandLine;

namespace PgRollback;

/// <summary><c>mark</c>: puts the history right after somebody put the database right.</summary>
internal static class MarkCommand
{
    public static Command Create(CommandSettings settings)
    {
        var migration = new Argument<string>("migration") { Description = "Name or version" };
        var state = new Argument<string>("state") { Description = "applied or not-applied" };
        state.AcceptOnlyFromAmong("applied", "not-applied");
        var reason = new Option<string?>("--reason") { Description = "Why; recorded in the history", HelpName = "text" };
        var command = new Command("mark", "Records a migration as applied or not applied and runs nothing: for databases that had it before, and after an unfinished run was put right by hand.") { migration, state, reason };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            settings,
            arguments,
            settings.Find(arguments.GetRequiredValue(migration)),
            arguments.GetValue(state) is "applied",
            arguments.GetValue(reason),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandSettings settings, ParseResult arguments, Rollback migration, bool applied, string? reason, CancellationToken cancellationToken)
    {
        var dataSource = await settings.OpenAsync(arguments, cancellationToken).ConfigureAwait(false);
        await using (dataSource.ConfigureAwait(false))
        {
            var deployer = new MigrationDeployer(settings.Migrations, settings.Source(directory: null), settings.DeploymentOptions(arguments));
            var changed = applied
                ? await deployer.MarkAppliedAsync(dataSource, migration, cancellationToken).ConfigureAwait(false)
                : await deployer.MarkNotAppliedAsync(dataSource, migration, reason, cancellationToken).ConfigureAwait(false);
            settings.Output.Say($"{migration.Stem} {(changed ? "is now marked" : "was already marked")} as {(applied ? "applied" : "not applied")}.");
            return ExitCodes.Success;
        }
    }
}
