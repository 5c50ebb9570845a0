using System.CommandLine;
using System.CommandLine.Invocation;

namespace PgRollback;

/// <summary>Reads the stash before a command that has nothing compiled; not before its help, which needs no database.</summary>
internal sealed class StashLoading(CommandSettings settings, CommandLineAction action) : AsynchronousCommandLineAction
{
    public static void Wrap(Command command, CommandSettings settings)
    {
        if (command.Action is { } action)
        {
            command.Action = new StashLoading(settings, action);
        }

        foreach (var subcommand in command.Subcommands)
        {
            Wrap(subcommand, settings);
        }
    }

    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        await settings.LoadAsync(parseResult, cancellationToken).ConfigureAwait(false);
        return action is AsynchronousCommandLineAction asynchronous
            ? await asynchronous.InvokeAsync(parseResult, cancellationToken).ConfigureAwait(false)
            : ((SynchronousCommandLineAction)action).Invoke(parseResult);
    }
}
