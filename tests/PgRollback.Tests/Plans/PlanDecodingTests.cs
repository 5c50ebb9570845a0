using System.Text;
using PgRollback.Tests.Material;

namespace PgRollback.Tests.Plans;

public sealed class PlanDecodingTests
{
    [Fact]
    public void Everything_that_is_encoded_is_decoded()
    {
        var plan = RollbackPlan.Decode(PlanText.For("20250110_x", "ab12", "handwritten")
            .Record("summary", "Ünïcode ✓ and\nlines")
            .Record("server-min", "15")
            .Record("server-max", "18")
            .Record("kept", "function public.f()")
            .Record("kept-reason", "was there before")
            .Record("kept", "table public.t")
            .Record("step", "DropFunction")
            .Record("object", "FUNCTION")
            .Record("schema", "public")
            .Record("name", "f")
            .Record("arguments", "")
            .Record("argument", "uuid")
            .Record("argument", "character varying[]")
            .Record("sql", "DROP FUNCTION public.f(uuid, character varying[])")
            .Record("variant", "15-16")
            .Record("variant-sql", "SELECT 15")
            .Record("variant", "17-17")
            .Record("variant-sql", "")
            .Record("file", "20250110_x.sql")
            .Record("line", "12")
            .Record("column", "3")
            .Record("destroys-rows", "yes")
            .Record("transaction", "no")
            .Record("lock", "ACCESS EXCLUSIVE")
            .Record("hazard", "NullsInColumn")
            .Record("hazard-message", "t.a holds nulls")
            .Record("hazard-query", "SELECT FROM t WHERE a IS NULL")
            .Record("hazard", "LongLock")
            .Record("hazard-message", "rewrites t")
            .Record("column-order", "lost")
            .Bytes);

        Assert.Equal("20250110_x", plan.Stem);
        Assert.Equal("20250110", plan.Version);
        Assert.Equal("ab12", plan.Checksum);
        Assert.Equal(RollbackOutcome.Handwritten, plan.Outcome);
        Assert.Equal("Ünïcode ✓ and\nlines", plan.Summary);
        Assert.Equal((15, 18), (plan.MinServerVersion, plan.MaxServerVersion));
        Assert.Equal([new KeptObject("function public.f()", "was there before"), new KeptObject("table public.t", "")], plan.Kept);
        Assert.True(plan.DestroysRows);
        Assert.False(plan.IsTransactional);

        var step = Assert.IsType<DropFunction>(Assert.Single(plan.Steps));
        Assert.Equal(("DropFunction", "FUNCTION", "public", "f"), (step.Kind, step.ObjectType, step.Schema, step.Name));
        Assert.Equal(["uuid", "character varying[]"], step.ArgumentTypes);
        Assert.Equal("function public.f(uuid, character varying[])", step.ObjectAddress);
        Assert.Equal(new StepSource("20250110_x.sql", 12, 3), step.Source);
        Assert.Equal("20250110_x.sql(12,3)", step.Source!.ToString());
        Assert.Equal("ACCESS EXCLUSIVE", step.Lock);
        Assert.False(step.RestoresColumnOrder);
        Assert.Equal([new StepHazard("NullsInColumn", "t.a holds nulls", "SELECT FROM t WHERE a IS NULL"), new StepHazard("LongLock", "rewrites t", Query: null)], step.Hazards);
    }

    [Fact]
    public void The_statement_of_a_step_depends_on_the_server()
    {
        var step = StepOf(plan => plan.Record("step", "DropView").Record("name", "v").Record("sql", "newest")
            .Record("variant", "15-16").Record("variant-sql", "older").Record("variant", "17-17").Record("variant-sql", ""));

        Assert.Equal("older", step.SqlFor(15));
        Assert.Equal("older", step.SqlFor(16));
        Assert.Null(step.SqlFor(17));
        Assert.Equal("newest", step.SqlFor(18));
    }

    [Fact]
    public void A_routine_without_arguments_is_not_a_step_without_a_signature()
    {
        var step = StepOf(plan => plan.Record("step", "DropFunction").Record("object", "FUNCTION").Record("name", "f").Record("arguments", "").Record("sql", "x"));

        Assert.Empty(Assert.IsType<DropFunction>(step).ArgumentTypes);
        Assert.Equal("function f()", step.ObjectAddress);
    }

    [Theory]
    [InlineData("DropTrigger", "TRIGGER", "trigger x on s.t")]
    [InlineData("AddConstraint", "CONSTRAINT", "constraint x on s.t")]
    [InlineData("DropIndex", "INDEX", "index s.x on s.t")]
    [InlineData("AddColumn", "COLUMN", "column s.t.x")]
    public void What_belongs_to_a_table_is_named_with_it(string kind, string type, string address) => Assert.Equal(
        address,
        StepOf(plan => plan.Record("step", kind).Record("object", type).Record("schema", "s").Record("name", "x").Record("table", "t").Record("sql", "x")).ObjectAddress);

    [Fact]
    public void A_kind_of_a_later_version_is_a_raw_step_with_all_its_data()
    {
        var step = StepOf(plan => plan.Record("step", "DropTeleporter").Record("object", "TELEPORTER").Record("schema", "s").Record("name", "x").Record("sql", "DROP TELEPORTER s.x"));

        Assert.IsType<RawSqlStep>(step);
        Assert.Equal(("DropTeleporter", "DROP TELEPORTER s.x", "DropTeleporter teleporter s.x"), (step.Kind, step.Sql, step.Title));
    }

    [Fact]
    public void Records_of_a_later_version_are_skipped()
    {
        var plan = RollbackPlan.Decode(PlanText.For("1_x").Record("a-name-that-is-much-longer-than-all-names-of-this-version", "?").Record("later", "\n\n")
            .Record("step", "DropTable").Record("later", "x").Record("name", "t").Record("sql", "DROP TABLE t").Bytes);

        Assert.Equal("t", Assert.IsType<DropTable>(Assert.Single(plan.Steps)).Name);
    }

    [Fact]
    public void Every_kind_word_is_the_name_of_a_record()
    {
        var records = typeof(RollbackStep).Assembly.GetTypes().Where(type => type is { IsSealed: true } && type.IsSubclassOf(typeof(RollbackStep)) && type != typeof(RawSqlStep)).ToArray();

        Assert.True(records.Length > 70);
        foreach (var record in records)
        {
            var step = StepOf(plan => plan.Record("step", record.Name).Record("name", "x").Record("table", "t").Record("sql", "x"));
            Assert.IsType(record, step);
        }
    }

    [Fact]
    public void Cut_off_anywhere_but_between_records_it_is_refused()
    {
        var bytes = PlanText.For("1_x").Record("summary", "two\nlines").Bytes;
        var whole = 0;
        for (var length = 0; length < bytes.Length; length++)
        {
            try
            {
                RollbackPlan.Decode(bytes.AsSpan(0, length));
                whole++;
            }
            catch (PlanFormatException error)
            {
                Assert.Equal(ExitCodes.Failed, error.ExitCode);
            }
        }

        // Only before the optional last record.
        Assert.Equal(1, whole);
    }

    [Theory]
    [InlineData("", "first line")]
    [InlineData("pgrollback-plan x\n", "first line")]
    [InlineData("pgrollback-plan 2\n", "update the PgRollback package")]
    [InlineData("pgrollback-plan 1\nstem\n", "at byte 18")]
    [InlineData("pgrollback-plan 1\nstem -1\n\n", "at byte 18")]
    [InlineData("pgrollback-plan 1\nstem 1x\na\n", "at byte 18")]
    [InlineData("pgrollback-plan 1\nstem 1\nabc\n", "length is wrong")]
    [InlineData("pgrollback-plan 1\nstem 2147483647\na\n", "cut off")]
    [InlineData("pgrollback-plan 1\nstem 1\na\n", "no 'version' record")]
    [InlineData("pgrollback-plan 1\noutcome 5\nmaybe\n", "'maybe' is no outcome")]
    [InlineData("pgrollback-plan 1\nserver-min 2\n1x\n", "no number")]
    [InlineData("pgrollback-plan 1\nstep 8\nDropView\nvariant 2\n15\n", "no range of versions")]
    [InlineData("pgrollback-plan 1\nstep 8\nDropView\n", "no 'name' record")]
    [InlineData("pgrollback-plan 1\nstep 10\nDropColumn\nname 1\nc\nsql 1\nx\n", "no 'table' record")]
    public void Damage_is_named(string text, string message)
    {
        var error = Assert.Throws<PlanFormatException>(() => RollbackPlan.Decode(Encoding.UTF8.GetBytes(text)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_damage()
    {
        var bytes = PlanText.For("1_x").Record("summary", "?").Bytes;
        bytes[Array.LastIndexOf(bytes, (byte)'?')] = 0xFF;

        Assert.Contains("UTF-8", Assert.Throws<PlanFormatException>(() => RollbackPlan.Decode(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollback_decodes_its_plan_once_and_only_when_asked()
    {
        var calls = 0;
        var bytes = PlanText.For("1_x").Steps(TestStep.DropTable("t")).Bytes;
        var rollback = new CountingRollback(() =>
        {
            calls++;
            return bytes;
        });
        var set = new RollbackSet(rollback);
        Assert.Equal(0, calls);

        Assert.Equal("t", rollback.Steps[0].Name);
        Assert.Same(rollback, set["1_x"]);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void A_step_is_had_as_the_record_that_it_is()
    {
        var rollback = new TestDestructiveRollback(PlanText.For("1_x").Steps(TestStep.DropTable("t")).Bytes);

        Assert.Equal("t", rollback.StepAt<DropTable>(0).Name);
        Assert.Throws<InvalidCastException>(() => rollback.StepAt<DropView>(0));
    }

    private static RollbackStep StepOf(Func<PlanText, PlanText> steps) => Assert.Single(RollbackPlan.Decode(steps(PlanText.For("1_x")).Bytes).Steps);

    private sealed class CountingRollback(PlanData data) : SafeRollback(data);
}
