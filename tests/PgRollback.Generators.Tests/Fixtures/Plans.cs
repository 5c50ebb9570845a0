using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Syntax;

namespace PgRollback.Generators.Tests;

/// <summary>Analyses made by hand, so that emission is tested apart from what makes them.</summary>
internal static class Plans
{
    public static MigrationAnalysis Analysis(string stem, params RollbackStep[] steps) => new()
    {
        File = File(stem),
        Identifier = MigrationIdentifier.Of(stem),
        Outcome = steps.Length == 0 ? RollbackOutcome.Nothing : RollbackOutcome.Derived,
        Plan = new RollbackPlan { Steps = steps.ToEquatableArray() },
    };

    public static MigrationAnalysis Declined(string stem, string? reason) => new()
    {
        File = File(stem),
        Identifier = MigrationIdentifier.Of(stem),
        Outcome = RollbackOutcome.Declined,
        IrreversibleReason = reason,
    };

    public static MigrationFile File(string stem) => new()
    {
        Path = "/repo/migrations/" + stem + ".sql",
        Role = FileRole.Migration,
        Version = stem.Split('_')[0],
        SortKey = stem.Split('_')[0],
        Description = stem[(stem.IndexOf('_', StringComparison.Ordinal) + 1)..],
        Stem = stem,
        Summary = "What " + stem + " is for",
        Checksum = new string('a', 64),
    };

    public static RollbackStep DropFunction(string name, params string[] arguments) => new()
    {
        Kind = "DropFunction",
        ObjectKind = ObjectKind.Function,
        Schema = "public",
        Name = name,
        ArgumentTypes = arguments.ToEquatableArray(),
        Sql = $"DROP FUNCTION public.{name}({string.Join(", ", arguments)})",
    };

    public static RollbackStep DropTable(string name) => new()
    {
        Kind = "DropTable",
        ObjectKind = ObjectKind.Table,
        Schema = "public",
        Name = name,
        Sql = "DROP TABLE public." + name,
        DestroysRows = true,
        Lock = "ACCESS EXCLUSIVE",
    };

    public static RollbackStep DropColumn(string table, string name) => new()
    {
        Kind = "DropColumn",
        ObjectKind = ObjectKind.Column,
        Schema = "public",
        Table = table,
        Name = name,
        Sql = $"ALTER TABLE public.{table} DROP COLUMN {name}",
        DestroysRows = true,
        Lock = "ACCESS EXCLUSIVE",
    };

    /// <summary>One of everything that a plan can say.</summary>
    public static MigrationAnalysis Rich()
    {
        const string Path = "/repo/migrations/20250110_experiments.sql";
        var analysis = Analysis(
            "20250110_experiments",
            DropFunction("assign_variant", "uuid", "text") with { Source = new StepSource(Path, new LinePosition(41, 0)) },
            DropFunction("assign_variant", "uuid") with { Source = new StepSource(Path, new LinePosition(52, 4)) },
            DropTable("prompt_variants") with { Source = new StepSource(Path, new LinePosition(11, 0)) },
            DropColumn("analyses", "prompt_variant_id"),
            new RollbackStep
            {
                Kind = "ReplaceFunction",
                ObjectKind = ObjectKind.Function,
                Schema = "public",
                Name = "score",
                ArgumentTypes = EquatableArray<string>.Empty,
                Sql = "CREATE OR REPLACE FUNCTION public.score() RETURNS integer\n    LANGUAGE sql\n    AS $$ SELECT 1 $$",
            },
            new RollbackStep
            {
                Kind = "AddConstraint",
                ObjectKind = ObjectKind.TableConstraint,
                Schema = "public",
                Table = "analyses",
                Name = "chk_score",
                Sql = "ALTER TABLE public.analyses ADD CONSTRAINT chk_score CHECK (score >= 0)",
                Hazards = [new Hazard(HazardKind.CheckViolations, "rows may violate chk_score", "SELECT * FROM public.analyses WHERE NOT (score >= 0)")],
            },
            new RollbackStep
            {
                Kind = "CreateIndex",
                ObjectKind = ObjectKind.Index,
                Schema = "public",
                Table = "analyses",
                Name = "idx_analyses_score",
                Sql = "CREATE INDEX CONCURRENTLY idx_analyses_score ON public.analyses (score)",
                Variants = [new StepVariant(15, 16, "CREATE INDEX idx_analyses_score ON public.analyses (score)"), new StepVariant(17, 17, "")],
                Transactional = false,
                RestoresColumnOrder = false,
            },
            new RollbackStep { Kind = "Sql", Name = "", Sql = "SELECT 1" });
        return analysis with
        {
            File = analysis.File with { Summary = "Prompt A/B testing framework" },
            Plan = analysis.Plan! with { Kept = [new KeptObject("function public.update_updated_at_column()", "it was there before")] },
        };
    }
}
