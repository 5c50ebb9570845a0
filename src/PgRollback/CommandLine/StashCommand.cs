using System.CommandLine;

namespace PgRollback;

/// <summary><c>stash</c>: keeps the plans of what is applied, for what was deployed by other means or before there was a stash.</summary>
internal static class StashCommand
{
    public static Command Create(CommandSettings settings)
    {
        var command = new Command("stash", $"Keeps in the database the plans of what it has applied, so that other programs can roll it back; deploy does so by itself. Signed when {CommandSettings.StashKeyVariable} holds a key.");
        command.SetAction((arguments, cancellationToken) => RunAsync(settings, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandSettings settings, ParseResult arguments, CancellationToken cancellationToken)
    {
        var dataSource = await settings.OpenAsync(arguments, cancellationToken).ConfigureAwait(false);
        await using (dataSource.ConfigureAwait(false))
        {
            var count = await RollbackStash.RecordAsync(settings.Migrations, dataSource, settings.DeploymentOptions(arguments), cancellationToken).ConfigureAwait(false);
            settings.Output.Say($"{Words.Count(count, "plan", "plans")} stashed.");
            return ExitCodes.Success;
        }
    }
}
