using System.CommandLine;
using System.Globalization;
using Npgsql;
using Spectre.Console;

namespace PgRollback;

/// <summary><c>rollback</c>: takes migrations back.</summary>
internal sealed class RollbackCommand(CommandSettings settings)
{
    private readonly Option<string?> _to = new("--to") { Description = "Take back everything newer than this migration, which stays applied", HelpName = "version" };
    private readonly Option<int?> _count = new("--count", "-n") { Description = "How many migrations to take back (default: 1)", HelpName = "n" };
    private readonly Option<string?> _since = new("--since") { Description = "Take back what was applied at or after this moment (UTC, unless it says otherwise)", HelpName = "date" };
    private readonly Option<string?> _only = new("--only") { Description = "Take back this one migration, also under later ones, if nothing of them touches what it touches", HelpName = "version" };
    private readonly Option<bool> _all = new("--all") { Description = "Take back every migration" };
    private readonly Option<string> _rows = new("--rows") { Description = "What becomes of rows that would be destroyed", DefaultValueFactory = static _ => "refuse" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print the SQL and change nothing" };
    private readonly Option<bool> _preflight = new("--preflight") { Description = "Only look at the database: what stands against it, and what to know before it" };
    private readonly Option<string?> _rehearse = SecondsOption("--rehearse", "Run everything, show how long it takes and what it locks, and take it back after so many seconds at the latest; it takes the locks of the real run");
    private readonly Option<string> _conflicts = new("--conflicts") { Description = "What becomes of rows that were changed since the migration, where a witness has them as they were", DefaultValueFactory = static _ => "refuse" };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask" };
    private readonly Option<string?> _retry = SecondsOption("--retry", "How long to go on trying after a lock timeout or a deadlock (default: 60)");
    private readonly Option<string?> _transactionTimeout = SecondsOption("--transaction-timeout", "How long a transaction may take from its first lock to its commit (default: as long as it needs)");
    private readonly Option<string?> _reconnect = SecondsOption("--reconnect", "How long to try to come back after the connection broke (default: 30)");
    private readonly Option<string> _interruptedStep = new("--interrupted-step") { Description = "Whether the step at which an earlier run ended is done, where only somebody who looks can tell", DefaultValueFactory = static _ => "refuse" };
    private readonly Option<string?> _hooks = new("--hooks") { Description = "Directory of the hooks (default: hooks, among the migrations)", HelpName = "directory" };
    private readonly Option<bool> _noHooks = new("--no-hooks") { Description = "Leave the SQL hooks out" };
    private readonly Option<bool> _restorePoint = new("--restore-point") { Description = "Make a restore point first" };
    private readonly Option<bool> _noVerify = new("--no-verify") { Description = "Commit without a look at the catalogs afterwards" };
    private readonly Option<bool> _noAudit = new("--no-audit") { Description = "Keep no record of this run" };
    private readonly Option<bool> _noStash = new("--no-stash") { Description = "Roll back only what is compiled into this program" };
    private readonly Option<bool> _allowUnproved = new("--allow-unproved") { Description = "Run hand-written ways back that nothing proves" };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why; recorded in the history", HelpName = "text" };

    public static Command Create(CommandSettings settings)
    {
        var rollback = new RollbackCommand(settings);
        rollback._rows.AcceptOnlyFromAmong("refuse", "park", "drop");
        rollback._conflicts.AcceptOnlyFromAmong("refuse", "keep", "overwrite");
        rollback._interruptedStep.AcceptOnlyFromAmong("refuse", "done", "again");
        var command = new Command("rollback", "Takes migrations back, newest first, in one transaction where PostgreSQL allows it.")
        {
            rollback._to, rollback._count, rollback._since, rollback._only, rollback._all,
            rollback._rows, rollback._conflicts, rollback._dryRun, rollback._preflight, rollback._rehearse, rollback._yes, rollback._reason,
            rollback._retry, rollback._transactionTimeout, rollback._reconnect, rollback._interruptedStep,
            rollback._hooks, rollback._noHooks, rollback._restorePoint, rollback._noVerify, rollback._noAudit, rollback._allowUnproved,
        };
        if (settings.IsCompiled)
        {
            command.Options.Add(rollback._noStash);
        }

        command.Validators.Add(result =>
        {
            Option[] targets = [rollback._to, rollback._count, rollback._since, rollback._only, rollback._all];
            if (targets.Count(target => result.GetResult(target) is not null) > 1)
            {
                result.AddError("Say one of --to, --count, --since, --only and --all.");
            }
        });
        rollback._count.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var count) && count < 1)
            {
                result.AddError("--count must be at least 1.");
            }
        });
        var targets = TargetOptions.AddTo(settings, command, canStop: true);
        command.SetAction(async (arguments, cancellationToken) => await targets.ReadAsync(arguments, cancellationToken).ConfigureAwait(false) is { } many
            ? await rollback.RunAsync(arguments, many, targets.Fleet(arguments), cancellationToken).ConfigureAwait(false)
            : await rollback.RunAsync(arguments, cancellationToken).ConfigureAwait(false));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, IReadOnlyList<DatabaseTarget> targets, FleetOptions fleet, CancellationToken cancellationToken)
    {
        var path = Path(arguments);
        if (path.Kind == PathKind.Last)
        {
            throw new UsageException("On many databases say which migrations to take back: --to, --only, --since or --all. The last ones of each need not be the same, and a second run would take back others.");
        }

        if (arguments.GetValue(_dryRun) || arguments.GetValue(_rehearse) is not null)
        {
            throw new UsageException("--dry-run and --rehearse are for one database; --preflight checks many.");
        }

        var (json, rows, options) = (arguments.GetValue(settings.Json), Rows(arguments), Options(arguments));
        if (arguments.GetValue(_preflight))
        {
            return await FleetCommand.RunAsync(settings.Output, "ready", json, fleet, many => path.PreflightAsync(targets, rows, options, many, cancellationToken)).ConfigureAwait(false);
        }

        if (!arguments.GetValue(_yes) && !await IsWantedAsync(targets, path, cancellationToken).ConfigureAwait(false))
        {
            settings.Output.Error.WriteLine("Nothing was done.");
            return ExitCodes.Cancelled;
        }

        return await FleetCommand.RunAsync(settings.Output, "rolled back", json, fleet, many => path.RunAsync(targets, rows, options, many, cancellationToken)).ConfigureAwait(false);
    }

    private RowLoss Rows(ParseResult arguments) => arguments.GetValue(_rows) switch { "drop" => RowLoss.Drop, "park" => RowLoss.Park, _ => RowLoss.Refuse };

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = Path(arguments);
        var rows = Rows(arguments);
        var dataSource = await settings.OpenAsync(arguments, cancellationToken).ConfigureAwait(false);
        await using (dataSource.ConfigureAwait(false))
        {
            return await RunAsync(arguments, dataSource, path, rows, cancellationToken).ConfigureAwait(false);
        }
    }

    private RollbackPath Path(ParseResult arguments) =>
        arguments.GetValue(_to) is { } target ? settings.Migrations.DownTo(settings.Find(target))
        : arguments.GetValue(_only) is { } only ? settings.Migrations.Single(settings.Find(only))
        : arguments.GetValue(_since) is { } since ? settings.Migrations.Since(Moment(since))
        : arguments.GetValue(_all) ? settings.Migrations.DownToNothing()
        : settings.Migrations.Last(arguments.GetValue(_count) ?? 1);

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : throw new UsageException($"'{text}' is no date: 2025-01-31, or 2025-01-31T18:00:00+01:00.");

    private async Task<int> RunAsync(ParseResult arguments, NpgsqlDataSource dataSource, RollbackPath path, RowLoss rows, CancellationToken cancellationToken)
    {
        var json = arguments.GetValue(settings.Json);
        var options = Options(arguments);
        if (arguments.GetValue(_dryRun))
        {
            settings.Output.Writer.Write(await path.DryRunAsync(dataSource, rows, options, cancellationToken).ConfigureAwait(false));
            return ExitCodes.Success;
        }

        if (arguments.GetValue(_preflight))
        {
            return PreflightOutput.Write(settings.Output, await path.PreflightAsync(dataSource, rows, options, cancellationToken).ConfigureAwait(false), json);
        }

        if (CommandSettings.Seconds(arguments.GetValue(_rehearse)) is { } deadline)
        {
            settings.Output.Error.WriteLine("Rehearsing: this takes the locks of the real run, and others wait for them until it is taken back.");
            RehearsalOutput.Write(settings.Output, await path.RehearseAsync(dataSource, rows, deadline, options, cancellationToken).ConfigureAwait(false), json);
            return ExitCodes.Success;
        }

        if (!arguments.GetValue(_yes) && !await IsWantedAsync(dataSource, path, rows, options, cancellationToken).ConfigureAwait(false))
        {
            settings.Output.Error.WriteLine("Nothing was done.");
            return ExitCodes.Cancelled;
        }

        options = options with { Progress = json ? null : new LineProgress(settings.Output) };
        var report = await path.RunAsync(dataSource, rows, options, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            JsonOutput.Write(settings.Output, report);
        }
        else
        {
            settings.Output.Say(report.Migrations.Count == 0
                ? "Nothing to roll back."
                : $"{Words.Count(report.Migrations.Count, "migration", "migrations")} rolled back in {Words.Of(report.Duration)}.");
            foreach (var notice in report.Notices)
            {
                settings.Output.Error.WriteLine(notice);
            }
        }

        return ExitCodes.Success;
    }

    private RollbackOptions Options(ParseResult arguments)
    {
        var options = settings.RollbackOptions(arguments);
        return options with
        {
            Reason = arguments.GetValue(_reason) ?? options.Reason,
            RetryTimeout = CommandSettings.Seconds(arguments.GetValue(_retry)) ?? options.RetryTimeout,
            TransactionTimeout = CommandSettings.Seconds(arguments.GetValue(_transactionTimeout)) ?? options.TransactionTimeout,
            ReconnectTimeout = CommandSettings.Seconds(arguments.GetValue(_reconnect)) ?? options.ReconnectTimeout,
            Hooks = arguments.GetValue(_noHooks) ? options.Hooks : [.. options.Hooks, .. settings.Hooks(arguments.GetValue(_hooks))],
            RestorePoint = options.RestorePoint || arguments.GetValue(_restorePoint),
            Verify = options.Verify && !arguments.GetValue(_noVerify),
            Audit = options.Audit && !arguments.GetValue(_noAudit),
            UseStash = options.UseStash && !arguments.GetValue(_noStash),
            AllowUnproved = options.AllowUnproved || arguments.GetValue(_allowUnproved),
            Conflicts = arguments.GetValue(_conflicts) switch
            {
                "keep" => RowConflict.Keep,
                "overwrite" => RowConflict.Overwrite,
                _ => options.Conflicts,
            },
            InterruptedStep = arguments.GetValue(_interruptedStep) switch
            {
                "done" => InterruptedStep.Done,
                "again" => InterruptedStep.Again,
                _ => options.InterruptedStep,
            },
        };
    }

    private static Option<string?> SecondsOption(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "seconds" };
        option.Validators.Add(static result => CommandSettings.CheckSeconds(result.Tokens is [var token] ? token.Value : null, result.AddError));
        return option;
    }

    private async Task<bool> IsWantedAsync(IReadOnlyList<DatabaseTarget> targets, RollbackPath path, CancellationToken cancellationToken)
    {
        CheckCanAsk("--preflight");
        var error = settings.Output.Error;
        foreach (var rollback in path.Rollbacks)
        {
            error.MarkupLineInterpolated($"  {rollback.Stem} [grey]({Words.Conduct(rollback)})[/]");
        }

        error.MarkupInterpolated($"Roll these back, where they are applied{(path.Kind == PathKind.Since ? " since then" : "")}, on {Words.Count(targets.Count, "database", "databases")} from {targets[0].Name} to {targets[^1].Name}? [[y/N]] ");
        return await ConsoleOutput.IsYesAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void CheckCanAsk(string look)
    {
        if (!ConsoleOutput.CanAsk)
        {
            throw new UsageException($"There is nobody to ask whether this rollback is wanted: say --yes, or {look} to see it.");
        }
    }

    private async Task<bool> IsWantedAsync(NpgsqlDataSource dataSource, RollbackPath path, RowLoss rows, RollbackOptions options, CancellationToken cancellationToken)
    {
        CheckCanAsk("--dry-run");

        var script = await RollbackRunner.PreviewAsync(path, dataSource, rows, options, cancellationToken).ConfigureAwait(false);
        var error = settings.Output.Error;
        foreach (var pending in script.Pending)
        {
            error.MarkupLineInterpolated($"  {pending.Rollback.Stem} [grey]({Words.Conduct(pending.Rollback)})[/]");
        }

        var database = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        error.MarkupInterpolated($"Roll back {Words.Count(script.Pending.Count, "migration", "migrations")} of database '{database.Database}' on {database.Host}? [[y/N]] ");
        return await ConsoleOutput.IsYesAsync(cancellationToken).ConfigureAwait(false);
    }
}
