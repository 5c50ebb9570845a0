using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PgRollback;

/// <summary>Writes results as JSON.</summary>
internal static class JsonOutput
{
    // For terminals and files, not for HTML: SQL stays readable.
    private static readonly JsonModels Models = new(new JsonSerializerOptions(JsonModels.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write(ConsoleOutput output, IReadOnlyList<MigrationStatus> status) => Write(output, status.Select(Model).ToArray(), Models.IReadOnlyListStatusJson);

    public static void Write(ConsoleOutput output, IReadOnlyList<TargetStatus> targets) => Write(
        output,
        targets.Select(static item => new TargetStatusJson(item.Target.Name, item.Migrations?.Select(Model).ToArray(), item.Error?.ExitCode ?? ExitCodes.Success, item.Error?.Message)).ToArray(),
        Models.IReadOnlyListTargetStatusJson);

    public static void Write(ConsoleOutput output, FleetReport report) => Write(
        output,
        new FleetJson(
            report.Count(TargetState.Done),
            report.Count(TargetState.NothingToDo),
            report.Count(TargetState.Failed),
            report.Count(TargetState.Cancelled),
            report.Count(TargetState.NotBegun),
            report.ExitCode,
            report.Duration.TotalMilliseconds,
            report.Targets.Select(static item => new TargetJson(item.Target.Name, Words.Of(item.State), item.Migrations, item.Duration.TotalMilliseconds, item.RunId, item.ExitCode, item.Message)).ToArray()),
        Models.FleetJson);

    public static void Write(ConsoleOutput output, IReadOnlyList<Rollback> migrations) =>
        Write(output, migrations.Select(Model).ToArray(), Models.IReadOnlyListMigrationJson);

    public static void Write(ConsoleOutput output, Rollback migration) =>
        Write(output, new PlanJson(Model(migration), migration.Steps.Select(Model).ToArray(), migration.Kept), Models.PlanJson);

    public static void Write(ConsoleOutput output, DeploymentReport report) => Write(
        output,
        new RunJson(report.Migrations.Select(static item => new RunMigrationJson(item.Migration.Stem, item.Duration.TotalMilliseconds)).ToArray(), report.Duration.TotalMilliseconds),
        Models.RunJson);

    public static void Write(ConsoleOutput output, RollbackReport report) => Write(
        output,
        new RunJson(report.Migrations.Select(static item => new RunMigrationJson(item.Rollback.Stem, item.Duration?.TotalMilliseconds)).ToArray(), report.Duration.TotalMilliseconds),
        Models.RunJson);

    public static void Write(ConsoleOutput output, IReadOnlyList<ArchivedItem> items) => Write(
        output,
        items.Select(static item => new ArchivedJson(
            item.Id, item.Stem, Words.Of(item.Kind), item.IsFromDeployment ? "deployment" : "rollback", item.Source, item.RowCount, item.ArchivedAt, item.ArchivedBy, item.RestoredAt)).ToArray(),
        Models.IReadOnlyListArchivedJson);

    public static void Write(ConsoleOutput output, PreflightReport report) => Write(
        output,
        new PreflightJson(
            report.Migrations.Select(static migration => migration.Stem).ToArray(),
            report.Refusals.Select(static refusal => new RefusalJson(refusal.Kind.ToString(), refusal.Migration, refusal.Message)).ToArray(),
            report.Facts),
        Models.PreflightJson);

    public static void Write(ConsoleOutput output, RehearsalReport report) => Write(
        output,
        new RehearsalJson(
            report.Steps.Select(static step => new RehearsedStepJson(step.Migration, step.Step.Title, step.Duration?.TotalMilliseconds)).ToArray(),
            report.Locks,
            report.Duration.TotalMilliseconds),
        Models.RehearsalJson);

    private static void Write<T>(ConsoleOutput output, T value, JsonTypeInfo<T> type) => output.Writer.WriteLine(JsonSerializer.Serialize(value, type));

    private static StatusJson Model(MigrationStatus item) => new(
        item.Stem,
        item.Version,
        Words.Of(item.State),
        item.State == MigrationState.Pending ? null : item.Entry?.AppliedAt,
        item.State == MigrationState.Pending ? null : item.Entry?.AppliedBy,
        item.Rollback is null ? null : Words.Of(item.Rollback.Outcome),
        item.Rollback?.DestroysRows);

    private static MigrationJson Model(Rollback migration) => new(
        migration.Stem,
        migration.Version,
        migration.Summary,
        migration.Checksum,
        Words.Of(migration.Outcome),
        migration.Plan.Reason,
        migration.DestroysRows,
        migration.IsTransactional,
        migration.Steps.Count);

    private static StepJson Model(RollbackStep step) => new(
        step.Kind,
        step.ObjectAddress,
        step.Schema,
        step.Name,
        step.Table,
        step.Sql,
        step.Source?.File,
        step.Source?.Line,
        step.Source?.Column,
        step.DestroysRows,
        step.IsTransactional,
        step.Lock,
        step.Hazards);
}
