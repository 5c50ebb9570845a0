using PgRollback.Migrations.Tests.Material;

namespace PgRollback.Migrations.Tests;

/// <summary>Plans as a program sees them: records of their kinds.</summary>
public sealed class StepTests
{
    [Fact]
    public void Functions_of_the_job_queue_are_dropped_by_their_exact_signatures()
    {
        var functions = Rollbacks.M20250109_JobQueueTable.Steps.OfType<DropFunction>().ToDictionary(step => step.Name, step => string.Join(", ", step.ArgumentTypes), StringComparer.Ordinal);
        var expected = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["cancel_job"] = "uuid, text",
            ["cleanup_old_jobs"] = "integer, integer",
            ["complete_job"] = "uuid, jsonb",
            ["enqueue_job"] = "character varying, character varying, jsonb, public.job_priority, character varying, timestamp with time zone, integer, character varying, uuid, character varying, text[]",
            ["fail_job"] = "uuid, text, text",
            ["fetch_next_job"] = "character varying, character varying, character varying[], integer",
            ["recover_stuck_jobs"] = "character varying",
            ["retry_failed_jobs"] = "character varying",
            ["update_job_progress"] = "uuid, integer, text",
        };
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), functions.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Matrix.Migrations), MemberType = typeof(Matrix))]
    public void A_step_says_where_the_migration_made_what_it_drops(string stem)
    {
        var lines = MigrationFiles.ReadLines(Rollbacks.All[stem]);
        foreach (var step in Rollbacks.All[stem].Steps.Where(step => step.Kind.StartsWith("Drop", StringComparison.Ordinal)))
        {
            Assert.NotNull(step.Source);
            Assert.Equal(stem + ".sql", step.Source.File);

            // A constraint may be one of several of its statement.
            var statement = string.Join('\n', lines[(step.Source.Line - 1)..])[(step.Source.Column - 1)..];
            var word = step is DropConstraint ? "ALTER TABLE" : "CREATE";
            Assert.StartsWith(word, statement, StringComparison.Ordinal);
            Assert.Contains(step.Name, statement[..statement.IndexOf(';', StringComparison.Ordinal)], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_migrations_with_tables_of_their_own_destroy_rows()
    {
        Assert.Equal(
            ["20250104_check_constraints", "20250106_base_table_template"],
            MigrationFiles.OfTheGuide.OfType<SafeRollback>().Select(migration => migration.Stem));
        Assert.All(MigrationFiles.OfTheGuide.OfType<DestructiveRollback>(), migration => Assert.Contains(migration.Steps, step => step is DropTable { DestroysRows: true }));
        Assert.All(MigrationFiles.OfTheGuide, migration => Assert.True(migration.IsTransactional));
    }

    [Fact]
    public void The_shared_trigger_function_stays_with_its_earlier_definition()
    {
        var steps = Rollbacks.M20250106_BaseTableTemplate.Steps;
        Assert.DoesNotContain(steps, step => step is DropFunction { Name: "update_updated_at_column" });
        Assert.Contains("NEW.updated_at = NOW();", Assert.Single(steps.OfType<ReplaceFunction>()).Sql, StringComparison.Ordinal);
        Assert.Contains(Rollbacks.M20250106_BaseTableTemplate.Kept, kept => kept.Address == "function public.update_updated_at_column()");
    }
}
