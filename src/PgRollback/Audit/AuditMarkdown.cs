using System.Globalization;
using System.Text;

namespace PgRollback;

/// <summary>Writes a record as Markdown.</summary>
internal static class AuditMarkdown
{
    public static string Of(AuditRecord record)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Rollback of {Cell(string.Join(", ", record.Migrations))}: {AuditWords.Of(record.Outcome)}\n\n| | |\n|---|---|\n");
        Row("Began", Words.Of(record.StartedAt));
        Row("Ended", record.EndedAt is { } ended ? $"{Words.Of(ended)}, after {Words.Of(ended - record.StartedAt)}" : null);
        Row("Why", record.Reason);
        Row("Who", $"{record.User ?? "?"} on {record.Machine ?? "?"}, as role {record.Role}{(record.Address is null ? "" : $" from {record.Address}")}");
        Row("By", record.Program);
        Row("Server", $"PostgreSQL {record.Server}");
        Row("Rows", record.Rows);
        Row("Restore point", record.RestorePoint);
        Row("Position in the log", record.Lsn);
        Row("Run", record.Id.ToString());
        if (record.Error is { } error)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nIt ended with {record.ErrorCode}:\n\n");
            foreach (var line in error.ReplaceLineEndings("\n").Split('\n'))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        if (record.Steps.Count > 0)
        {
            text.Append("\n| Migration | Step | Source | Time |\n|---|---|---|---|\n");
            foreach (var step in record.Steps)
            {
                var time = step.Milliseconds is { } milliseconds ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.0} ms") : "";
                text.Append(CultureInfo.InvariantCulture, $"| {Cell(step.Migration)} | {Cell(step.Step)} | {Cell(step.Source ?? "")} | {time} |\n");
            }
        }
        else
        {
            text.Append("\nNo step of it is committed.\n");
        }

        return text.ToString();

        void Row(string name, string? value)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {name} | {Cell(value)} |\n");
            }
        }
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}
