using System.CommandLine;
using System.Globalization;

namespace PgRollback;

/// <summary>The options of a command that can do the same on many databases.</summary>
internal sealed class TargetOptions
{
    private const string File = "--targets";
    private const string Variable = "--targets-variable";
    private const string Query = "--targets-query";

    private readonly CommandSettings _settings;
    private readonly Option<string?> _file = new(File) { Description = "On many databases: a file with one a line, its name or settings that go over --connection", HelpName = "file" };
    private readonly Option<string?> _variable = new(Variable) { Description = "The same list from an environment variable", HelpName = "name" };
    private readonly Option<string?> _query = new(Query) { Description = "The same list from a query on the database of --connection", HelpName = "sql" };
    private readonly Option<int?> _concurrency = new("--concurrency") { Description = "How many databases at a time (default: 8)", HelpName = "n" };
    private readonly Option<bool> _stop = new("--stop-at-first-error") { Description = "Begin no other database after one failed" };

    private TargetOptions(CommandSettings settings, Command command, bool canStop)
    {
        _settings = settings;
        _concurrency.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var count) && count < 1)
            {
                result.AddError("--concurrency must be at least 1.");
            }
        });
        Option[] lists = [_file, _variable, _query];
        command.Validators.Add(result =>
        {
            if (lists.Count(list => result.GetResult(list) is not null) > 1)
            {
                result.AddError("Say one of --targets, --targets-variable and --targets-query.");
            }
        });
        foreach (Option option in canStop ? [.. lists, _concurrency, _stop] : (Option[])[.. lists, _concurrency])
        {
            command.Options.Add(option);
        }
    }

    /// <param name="settings">The shared options.</param>
    /// <param name="command">Gets the options.</param>
    /// <param name="canStop">It changes something, so that stopping at the first error is of use.</param>
    public static TargetOptions AddTo(CommandSettings settings, Command command, bool canStop) => new(settings, command, canStop);

    /// <summary>Many databases are meant; also of a command that cannot be run on many.</summary>
    public static bool AreUsed(ParseResult arguments) => new[] { File, Variable, Query }.Any(name => arguments.GetResult(name) is not null);

    public FleetOptions Fleet(ParseResult arguments) => new()
    {
        Concurrency = arguments.GetValue(_concurrency) ?? FleetOptions.Default.Concurrency,
        StopAtFirstError = arguments.GetResult(_stop) is not null && arguments.GetValue(_stop),
    };

    /// <returns>Null where one database is meant.</returns>
    /// <exception cref="UsageException">The list cannot be read, or is empty.</exception>
    public async Task<IReadOnlyList<DatabaseTarget>?> ReadAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            var targets =
                arguments.GetValue(_file) is { } file ? DatabaseTargets.Parse(await System.IO.File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), _settings.ConnectionString(arguments))
                : arguments.GetValue(_variable) is { } variable ? DatabaseTargets.Parse(_settings.Variable(variable) ?? throw new UsageException($"There is no environment variable {variable}."), _settings.ConnectionString(arguments))
                : arguments.GetValue(_query) is { } query ? await DatabaseTargets.QueryAsync(_settings.ConnectionString(arguments) ?? throw new UsageException("--targets-query needs a database to ask: say --connection."), query, cancellationToken).ConfigureAwait(false)
                : null;
            return targets is { Count: 0 } ? throw new UsageException("The list of databases is empty.") : targets;
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new UsageException($"The list of databases cannot be used. {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The list of databases cannot be read: {error.Message}");
        }
    }
}
