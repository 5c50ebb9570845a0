using System.CommandLine;
using Npgsql;

namespace PgRollback;

/// <summary><c>deploy</c>: applies what the database does not have.</summary>
internal sealed class DeployCommand(CommandSettings settings)
{
    private readonly Option<string?> _to = new("--to") { Description = "Last migration to apply (default: the newest)", HelpName = "version" };
    private readonly Option<string?> _directory = new("--migrations", "-m") { Description = "Directory of the migration files", HelpName = "directory" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only show what would be applied" };
    private readonly Option<bool> _capture = new("--capture") { Description = "Keep a witness of each migration: what it changes here, and the rows and values that it destroys" };
    private readonly Option<bool> _noStash = new("--no-stash") { Description = "Do not keep the plans in the database, where other programs would find them" };
    private readonly Option<bool> _allowUnknown = new("--allow-unknown") { Description = "Go on although the database has migrations that this program does not know" };
    private readonly Option<bool> _allowOutOfOrder = new("--allow-out-of-order") { Description = "Apply migrations although later ones are applied" };

    public static Command Create(CommandSettings settings)
    {
        var deploy = new DeployCommand(settings);
        var command = new Command("deploy", "Applies the migrations that the database does not have, each in a transaction.")
        {
            deploy._to, deploy._directory, deploy._dryRun, deploy._capture, deploy._noStash, deploy._allowUnknown, deploy._allowOutOfOrder,
        };
        var targets = TargetOptions.AddTo(settings, command, canStop: true);
        command.SetAction(async (arguments, cancellationToken) => await targets.ReadAsync(arguments, cancellationToken).ConfigureAwait(false) is { } many
            ? await deploy.RunAsync(arguments, many, targets.Fleet(arguments), cancellationToken).ConfigureAwait(false)
            : await deploy.RunAsync(arguments, cancellationToken).ConfigureAwait(false));
        return command;
    }

    private Task<int> RunAsync(ParseResult arguments, IReadOnlyList<DatabaseTarget> targets, FleetOptions fleet, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_dryRun))
        {
            throw new UsageException("--dry-run is for one database; status shows what many of them lack.");
        }

        var target = arguments.GetValue(_to) is { } name ? settings.Find(name) : null;
        var deployer = new MigrationDeployer(settings.Migrations, settings.Source(arguments.GetValue(_directory)), Options(arguments));
        return FleetCommand.RunAsync(settings.Output, "applied", arguments.GetValue(settings.Json), fleet, options => deployer.DeployAsync(targets, target, options, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var target = arguments.GetValue(_to) is { } name ? settings.Find(name) : null;
        var dataSource = await settings.OpenAsync(arguments, cancellationToken).ConfigureAwait(false);
        await using (dataSource.ConfigureAwait(false))
        {
            return await RunAsync(arguments, dataSource, target, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<int> RunAsync(ParseResult arguments, NpgsqlDataSource dataSource, Rollback? target, CancellationToken cancellationToken)
    {
        var json = arguments.GetValue(settings.Json);
        var options = Options(arguments) with { Progress = json ? null : new LineProgress(settings.Output) };
        var deployer = new MigrationDeployer(settings.Migrations, settings.Source(arguments.GetValue(_directory)), options);
        if (arguments.GetValue(_dryRun))
        {
            Write(await deployer.DryRunAsync(dataSource, target, cancellationToken).ConfigureAwait(false), json);
            return ExitCodes.Success;
        }

        var report = target is null
            ? await deployer.DeployAsync(dataSource, cancellationToken).ConfigureAwait(false)
            : await deployer.DeployToAsync(dataSource, target, cancellationToken).ConfigureAwait(false);
        if (json)
        {
            JsonOutput.Write(settings.Output, report);
        }
        else
        {
            settings.Output.Say(report.Migrations.Count == 0
                ? "Nothing to apply: the database is up to date."
                : $"{Words.Count(report.Migrations.Count, "migration", "migrations")} applied in {Words.Of(report.Duration)}.");
        }

        return ExitCodes.Success;
    }

    private DeploymentOptions Options(ParseResult arguments)
    {
        var options = settings.DeploymentOptions(arguments);
        return options with
        {
            Capture = options.Capture || arguments.GetValue(_capture),
            Stash = options.Stash && !arguments.GetValue(_noStash),
            AllowUnknown = options.AllowUnknown || arguments.GetValue(_allowUnknown),
            AllowOutOfOrder = options.AllowOutOfOrder || arguments.GetValue(_allowOutOfOrder),
        };
    }

    private void Write(IReadOnlyList<Rollback> pending, bool json)
    {
        if (json)
        {
            JsonOutput.Write(settings.Output, pending);
            return;
        }

        foreach (var migration in pending)
        {
            settings.Output.Say(migration.Stem);
        }

        settings.Output.Say($"{Words.Count(pending.Count, "migration", "migrations")} would be applied.");
    }
}
