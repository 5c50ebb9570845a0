using System.CommandLine;

namespace PgRollback;

/// <summary><c>audit</c>: what was rolled back here, by whom and why.</summary>
internal sealed class AuditCommand(CommandSettings settings)
{
    private readonly Argument<string?> _run = new("run") { Arity = ArgumentArity.ZeroOrOne, Description = "Beginning of a run's id, or 'last' (default: a list of all)" };
    private readonly Option<string> _format = new("--format") { Description = "markdown, json or text", DefaultValueFactory = static _ => "text" };

    public static Command Create(CommandSettings settings)
    {
        var audit = new AuditCommand(settings);
        audit._format.AcceptOnlyFromAmong("markdown", "json", "text");
        var command = new Command("audit", "Shows the records of rollbacks on this database, failed ones too, for a post-mortem.") { audit._run, audit._format };
        command.SetAction(audit.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var dataSource = await settings.OpenAsync(arguments, cancellationToken).ConfigureAwait(false);
        await using (dataSource.ConfigureAwait(false))
        {
            var all = await AuditLog.ReadAsync(dataSource, settings.HistoryTable(arguments), cancellationToken).ConfigureAwait(false);
            var run = arguments.GetValue(_run);
            Write(Choose(all, run), arguments.GetValue(settings.Json) ? "json" : arguments.GetValue(_format) is { } format && (format is not "text" || run is null) ? format : "markdown");
            return ExitCodes.Success;
        }
    }

    /// <exception cref="UsageException">There is no such run.</exception>
    private static IReadOnlyList<AuditRecord> Choose(IReadOnlyList<AuditRecord> all, string? run)
    {
        if (run is null)
        {
            return all;
        }

        var chosen = run is "last" ? all.Take(1).ToList() : all.Where(record => record.Id.ToString().StartsWith(run, StringComparison.OrdinalIgnoreCase)).ToList();
        return chosen.Count == 1 ? chosen : throw new UsageException(chosen.Count == 0 ? $"There is no record of a run '{run}'." : $"'{run}' begins the ids of {Words.Count(chosen.Count, "run", "runs")}.");
    }

    private void Write(IReadOnlyList<AuditRecord> records, string format)
    {
        switch (format)
        {
            case "json":
                settings.Output.Writer.WriteLine(AuditLog.ToJson(records));
                break;
            case "markdown":
                settings.Output.Writer.Write(AuditLog.ToMarkdown(records));
                break;
            default:
                var table = settings.Output.Table("Run", "Began", "Outcome", "Who", "Migrations", "Reason");
                foreach (var record in records)
                {
                    table.AddCells(record.Id.ToString()[..8], Words.Of(record.StartedAt), AuditWords.Of(record.Outcome), $"{record.User}@{record.Machine}", string.Join(", ", record.Migrations), record.Reason ?? "");
                }

                settings.Output.Console.Write(table);
                break;
        }
    }
}
