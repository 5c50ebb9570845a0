using System.CommandLine;
using Npgsql;
using PgRollback.Tool.Commands;

namespace PgRollback.Tool;

/// <summary>The command line of the tool; writes to the given writers only, so that tests can run it.</summary>
public static class ToolCommandLine
{
    /// <returns>0 all is well, 1 there are findings, 2 the command could not run; the commands that act on a database have the runtime's exit codes.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        var root = new RootCommand("Rollbacks of PostgreSQL migrations: derived, proved on a model, verified on a server.");
        root.Subcommands.Add(ScriptCommand.Create(output, error));
        root.Subcommands.Add(CheckCommand.Create(output, error));
        root.Subcommands.Add(VerifyCommand.Create(output, error));
        root.Subcommands.Add(SyntaxCommand.Create(output, error));
        DatabaseCommands.Describe(root);
        try
        {
            return args.Count > 0 && DatabaseCommands.Has(args[0])
                ? await DatabaseCommands.RunAsync(args, output, error, cancellationToken).ConfigureAwait(false)
                : await RunAsync(root, args, output, error, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ToolException or IOException or UnauthorizedAccessException or NpgsqlException)
        {
            await error.WriteLineAsync("pgrollback: " + exception.Message).ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("pgrollback: cancelled").ConfigureAwait(false);
            return ExitCode.Usage;
        }
    }

    private static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var parseError in result.Errors)
            {
                await error.WriteLineAsync(parseError.Message).ConfigureAwait(false);
            }

            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        return await result.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }
}
