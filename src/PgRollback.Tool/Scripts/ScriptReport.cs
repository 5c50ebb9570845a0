using System.Text.Json;
using PgRollback.Diagnostics;
using PgRollback.Planning;
using PgRollback.Tool.Output;

namespace PgRollback.Tool.Scripts;

/// <summary>What <c>pgrollback script</c> says about a migration.</summary>
internal static class ScriptReport
{
    public static void Write(Utf8JsonWriter json, MigrationAnalysis migration)
    {
        json.WriteString("migration", migration.File.Stem);
        json.WriteString("file", migration.File.Path);
        json.WriteString("outcome", Word(migration.Outcome));
        if (migration.Plan is { } plan)
        {
            json.WriteBoolean("transactional", plan.IsTransactional);
            json.WriteBoolean("losesData", plan.DestroysRows);
        }
        else
        {
            json.WriteNull("transactional");
            json.WriteNull("losesData");
        }

        json.WriteNumber("dataGaps", migration.DataGaps);
        WriteHazards(json, migration);
        json.WriteDiagnostics(migration.Diagnostics);
    }

    public static void WriteHazards(Utf8JsonWriter json, MigrationAnalysis migration)
    {
        json.WriteStartArray("hazards");
        foreach (var hazard in migration.Plan?.Steps.SelectMany(s => s.Hazards) ?? [])
        {
            json.WriteStartObject();
            json.WriteString("kind", hazard.Kind.ToString());
            json.WriteString("message", hazard.Message);
            json.WriteString("query", hazard.Query);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(TextWriter output, MigrationAnalysis migration, string? path)
    {
        var notes = new List<string>();
        if (migration.Plan is { } plan)
        {
            notes.Add(plan.Steps.Count == 1 ? "1 step" : $"{plan.Steps.Count} steps");
            notes.AddRange(plan.DestroysRows ? ["destroys rows"] : []);
            notes.AddRange(plan.IsTransactional ? [] : ["not in one transaction"]);
        }

        notes.AddRange(migration.DataGaps == 0 ? [] : [$"{migration.DataGaps} data gaps"]);
        output.Write($"{Word(migration.Outcome),-11} {migration.File.Stem}{(path is null ? "" : " → " + path)}{(notes.Count == 0 ? "" : $" ({string.Join(", ", notes)})")}\n");
        foreach (var diagnostic in migration.Diagnostics.Where(d => d.Rule.Severity == Severity.Error))
        {
            output.Write("    " + DiagnosticText.Line(diagnostic) + "\n");
        }
    }

    public static string Word(RollbackOutcome outcome) => outcome switch
    {
        RollbackOutcome.Derived => "derived",
        RollbackOutcome.Handwritten => "handwritten",
        RollbackOutcome.Nothing => "nothing",
        _ => "declined",
    };
}
