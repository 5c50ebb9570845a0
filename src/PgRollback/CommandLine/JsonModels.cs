using System.Text.Json.Serialization;

namespace PgRollback;

// What --json writes: shapes of their own, so that a change of the API does not change what scripts read.
internal sealed record StatusJson(string Migration, string Version, string State, DateTimeOffset? AppliedAt, string? AppliedBy, string? Outcome, bool? DestroysRows);

internal sealed record MigrationJson(string Migration, string Version, string? Summary, string Checksum, string Outcome, string? Reason, bool DestroysRows, bool Transactional, int Steps);

internal sealed record PlanJson(MigrationJson Migration, IReadOnlyList<StepJson> Steps, IReadOnlyList<KeptObject> Kept);

internal sealed record StepJson(
    string Kind, string Object, string? Schema, string Name, string? Table, string Sql, string? File, int? Line, int? Column, bool DestroysRows, bool Transactional, string? Lock, IReadOnlyList<StepHazard> Hazards);

internal sealed record RunJson(IReadOnlyList<RunMigrationJson> Migrations, double Milliseconds);

internal sealed record RunMigrationJson(string Migration, double? Milliseconds);

internal sealed record ArchivedJson(long Id, string Migration, string Kind, string From, string Source, long? Rows, DateTimeOffset ArchivedAt, string ArchivedBy, DateTimeOffset? RestoredAt);

internal sealed record PreflightJson(IReadOnlyList<string> Migrations, IReadOnlyList<RefusalJson> Refusals, IReadOnlyList<PreflightFact> Facts);

internal sealed record RehearsalJson(IReadOnlyList<RehearsedStepJson> Steps, IReadOnlyList<RehearsedLock> Locks, double Milliseconds);

internal sealed record RehearsedStepJson(string Migration, string Step, double? Milliseconds);

internal sealed record FleetJson(int Done, int NothingToDo, int Failed, int Cancelled, int NotBegun, int ExitCode, double Milliseconds, IReadOnlyList<TargetJson> Targets);

internal sealed record TargetJson(string Target, string State, IReadOnlyList<string> Migrations, double Milliseconds, Guid? RunId, int ExitCode, string? Error);

internal sealed record TargetStatusJson(string Target, IReadOnlyList<StatusJson>? Migrations, int ExitCode, string? Error);

internal sealed record RefusalJson(string Kind, string? Migration, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<StatusJson>))]
[JsonSerializable(typeof(IReadOnlyList<MigrationJson>))]
[JsonSerializable(typeof(PlanJson))]
[JsonSerializable(typeof(PreflightJson))]
[JsonSerializable(typeof(RehearsalJson))]
[JsonSerializable(typeof(RunJson))]
[JsonSerializable(typeof(FleetJson))]
[JsonSerializable(typeof(IReadOnlyList<TargetStatusJson>))]
[JsonSerializable(typeof(IReadOnlyList<ArchivedJson>))]
internal sealed partial class JsonModels : JsonSerializerContext;
