using System.CommandLine;
using Spectre.Console;

namespace PgRollback;

/// <summary>A deployment tool out of compiled rollbacks: <c>status</c>, <c>list</c>, <c>plan</c>, <c>deploy</c>, <c>rollback</c>, <c>archive</c>, <c>stash</c>, <c>mark</c>, <c>audit</c>.</summary>
public static class RollbackCommandLine
{
    /// <summary>Runs a command.</summary>
    /// <param name="migrations">All migrations: the generated <c>Rollbacks.All</c>.</param>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="configure">Sets what is particular to the program; null for nothing.</param>
    /// <param name="cancellationToken">Cancels; Ctrl+C does too.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(RollbackSet migrations, string[] args, Action<RollbackCommandLineOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        return await RunAsync(args, configure, migrations, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a command of a program that has nothing compiled: it knows of migrations what their deployments stashed in the database (<see cref="RollbackStash"/>), and deploys nothing.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <param name="configure">Sets what is particular to the program; null for nothing.</param>
    /// <param name="cancellationToken">Cancels; Ctrl+C does too.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static Task<int> RunStashedAsync(string[] args, Action<RollbackCommandLineOptions>? configure = null, CancellationToken cancellationToken = default) =>
        RunAsync(args, configure, migrations: null, cancellationToken);

    private static async Task<int> RunAsync(string[] args, Action<RollbackCommandLineOptions>? configure, RollbackSet? migrations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(args);
        var program = new RollbackCommandLineOptions();
        configure?.Invoke(program);
        var settings = new CommandSettings(migrations, program);
        var output = settings.Output;
        try
        {
            var arguments = Root(settings).Parse(args);
            var configuration = new InvocationConfiguration { Output = output.Writer, Error = output.ErrorWriter, EnableDefaultExceptionHandler = false };
            var exitCode = await arguments.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            return arguments.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
        }
        catch (RollbackException error)
        {
            output.Error.MarkupLineInterpolated($"[red]{error.Message}[/]");
            return error.ExitCode;
        }
        catch (OperationCanceledException)
        {
            output.Error.MarkupLine("[red]Cancelled; what was not committed is undone.[/]");
            return ExitCodes.Cancelled;
        }
    }

    private static RootCommand Root(CommandSettings settings)
    {
        var root = new RootCommand(settings.IsCompiled ? "Deploys migrations and takes them back." : "Takes migrations back that a database has applied and stashed.");
        foreach (var option in settings.Shared)
        {
            root.Options.Add(option);
        }

        root.Subcommands.Add(StatusCommand.Create(settings));
        root.Subcommands.Add(ListCommand.Create(settings));
        root.Subcommands.Add(PlanCommand.Create(settings));
        if (settings.IsCompiled)
        {
            root.Subcommands.Add(DeployCommand.Create(settings));
            root.Subcommands.Add(StashCommand.Create(settings));
        }

        root.Subcommands.Add(RollbackCommand.Create(settings));
        root.Subcommands.Add(ArchiveCommand.Create(settings));
        root.Subcommands.Add(MarkCommand.Create(settings));
        root.Subcommands.Add(AuditCommand.Create(settings));
        if (!settings.IsCompiled)
        {
            foreach (var command in root.Subcommands)
            {
                StashLoading.Wrap(command, settings);
            }
        }

        return root;
    }
}
