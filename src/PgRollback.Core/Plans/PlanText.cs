using System.Globalization;
using System.Text;
using PgRollback.Planning;

namespace PgRollback.Plans;

/// <summary>A plan as data, format version 1: the first line names the format, then come records of a name, a length in bytes, and as many bytes.</summary>
public sealed class PlanText
{
    private readonly StringBuilder _text = new("pgrollback-plan 1\n");

    /// <summary>Encodes a plan.</summary>
    public static string Of(CompiledRollback rollback)
    {
        var plan = new PlanText();
        plan.WriteMigration(rollback);
        foreach (var kept in rollback.Plan.Kept)
        {
            plan.Record("kept", kept.Address);
            plan.Record("kept-reason", kept.Reason);
        }

        if (rollback.Outcome == RollbackOutcome.Derived)
        {
            plan.Record("footprint", "known");
        }

        foreach (var loss in rollback.Losses)
        {
            plan.Record("loses", loss.Kind.ToString());
            plan.Optional("loses-schema", loss.Schema);
            plan.Optional("loses-name", loss.Name);
            plan.Optional("loses-column", loss.Column);
        }

        plan.WriteExpectations(rollback.Plan);
        foreach (var step in rollback.Plan.Steps)
        {
            plan.WriteStep(step);
        }

        return plan._text.ToString();
    }

    private void WriteMigration(CompiledRollback rollback)
    {
        Record("stem", rollback.Stem);
        Record("version", rollback.Version);
        Optional("summary", rollback.Summary);
        Record("checksum", rollback.Checksum);
        Record("outcome", rollback.Outcome switch
        {
            RollbackOutcome.Derived => "derived",
            RollbackOutcome.Handwritten => "handwritten",
            RollbackOutcome.Nothing => "nothing",
            _ => "irreversible",
        });
        Flag("proof", !rollback.IsProved, "none");
        Optional("reason", rollback.Reason);
        Record("server-min", Number(rollback.MinServerVersion));
        Record("server-max", Number(rollback.MaxServerVersion));
    }

    private void WriteExpectations(RollbackPlan plan)
    {
        foreach (var name in plan.TouchedNames)
        {
            Record("touches", name.Name);
            Optional("touches-schema", name.Schema);
        }

        foreach (var expectation in plan.Expectations)
        {
            Record("expects", ObjectWords.Of(expectation.Kind) ?? "");
            Optional("expects-schema", expectation.Schema);
            Record("expects-name", expectation.Name);
            Optional("expects-table", expectation.Table);
            foreach (var type in expectation.ArgumentTypes ?? default)
            {
                Record("expects-argument", type);
            }

            foreach (var fact in expectation.Facts)
            {
                Record(fact.IsKept ? "kept-fact" : "fact", fact.Name);
                Record("fact-value", fact.Value);
            }
        }
    }

    private void WriteStep(RollbackStep step)
    {
        Record("step", step.Kind);
        Optional("object", ObjectWords.Of(step.ObjectKind));
        Optional("schema", step.Schema);
        Record("name", step.Name);
        Optional("table", step.Table);
        if (step.ArgumentTypes is { } types)
        {
            // Empty for a routine without arguments; a step without this record is none of a routine.
            Record("arguments", "");
            foreach (var type in types)
            {
                Record("argument", type);
            }
        }

        Record("sql", step.Sql);
        foreach (var variant in step.Variants)
        {
            Record("variant", Number(variant.MinVersion) + "-" + Number(variant.MaxVersion));
            Record("variant-sql", variant.Sql);
        }

        if (step.Source is { } source)
        {
            Record("file", FileName(source.Path));
            Record("line", Number(source.Start.Line + 1));
            Record("column", Number(source.Start.Column + 1));
        }

        WriteConduct(step);
    }

    private void WriteConduct(RollbackStep step)
    {
        Flag("destroys-rows", step.DestroysRows, "yes");
        Flag("transaction", !step.Transactional, "no");
        Optional("lock", step.Lock);
        foreach (var hazard in step.Hazards)
        {
            Record("hazard", hazard.Kind.ToString());
            Record("hazard-message", hazard.Message);
            Optional("hazard-query", hazard.Query);
        }

        foreach (var taken in step.Takes)
        {
            Record("takes", ObjectWords.Of(taken.Kind) ?? "");
            Record("takes-name", taken.Name);
        }

        Flag("column-order", !step.RestoresColumnOrder, "lost");
    }

    private void Record(string name, string value)
    {
        value = WellFormed.Text(value);
        _text.Append(name).Append(' ').Append(Number(Encoding.UTF8.GetByteCount(value))).Append('\n').Append(value).Append('\n');
    }

    private void Optional(string name, string? value)
    {
        if (value is not null)
        {
            Record(name, value);
        }
    }

    private void Flag(string name, bool isSet, string value)
    {
        if (isSet)
        {
            Record(name, value);
        }
    }

    // Path.GetFileName would know only this machine's separator, and the output must be the same on every one.
    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
