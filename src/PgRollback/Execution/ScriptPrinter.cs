using System.Globalization;
using System.Text;

namespace PgRollback;

/// <summary>Writes a script as SQL for people and for psql.</summary>
internal static class ScriptPrinter
{
    public static string Print(RollbackScript script)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"-- Rollback of {script.Pending.Count} {(script.Pending.Count == 1 ? "migration" : "migrations")}, newest first: ");
        text.AppendJoin(", ", script.Pending.Select(static pending => pending.Rollback.Stem)).Append('\n');
        foreach (var segment in script.Segments)
        {
            text.Append(segment.IsTransactional ? "\nBEGIN;\n" : "\n");
            foreach (var statement in segment.Statements.Where(static statement => statement.Purpose is not (StatementPurpose.Identity or StatementPurpose.Clock)))
            {
                Comment(text, statement);
                text.Append(statement.Sql).Append(";\n");
            }

            text.Append(segment.IsTransactional ? "COMMIT;\n" : $"{ScriptSql.AfterwardsOutsideTransaction(script.ServerVersion)};\n");
        }

        return text.ToString();
    }

    public static string PrintSteps(Rollback rollback, int serverVersion)
    {
        var text = new StringBuilder();
        foreach (var step in rollback.Steps)
        {
            if (step.SqlFor(serverVersion) is { } sql)
            {
                Comment(text, step.ToString());
                text.Append(sql).Append(";\n");
            }
        }

        return text.ToString().TrimStart('\n');
    }

    private static void Comment(StringBuilder text, ScriptStatement statement)
    {
        var comment = statement.Purpose switch
        {
            StatementPurpose.Step when statement.MayBeDone => $"{statement.Step}; an earlier run may have done this: left out where it has",
            StatementPurpose.Step when !statement.Step!.IsTransactional => $"{statement.Step}; cannot run in a transaction",
            StatementPurpose.Step => statement.Step!.ToString(),
            StatementPurpose.Companion => statement.Remark,
            StatementPurpose.RowCount => $"Refused unless 0: {statement.Step!.Title} destroys rows",
            StatementPurpose.Lock when statement.Step is null => "All locks first, in one order and within one deadline",
            StatementPurpose.Constraints => "What is deferred is checked before the table is altered",
            StatementPurpose.Finish => $"{statement.Pending!.Rollback.Stem} is rolled back",
            StatementPurpose.Progress => $"How far {statement.Pending!.Rollback.Stem} is, for a run that resumes this one",
            _ => null,
        };
        if (comment is not null)
        {
            Comment(text, comment);
        }
    }

    // A name may hold a line break, which would end the comment.
    private static void Comment(StringBuilder text, string comment) => text.Append("\n-- ").Append(comment.ReplaceLineEndings(" ")).Append('\n');
}
