using System.Globalization;
using PgRollback.Tool.Output;
using PgRollback.Tool.Scripts;
using Spectre.Console;

namespace PgRollback.Tool.Verification;

/// <summary>What <c>pgrollback verify</c> says: JSON lines, or lines for people and a summary.</summary>
internal sealed class VerifyReport(TextWriter output, TextWriter error, bool isJson, int total)
{
    private const int ShownDifferences = 10;

    private readonly Dictionary<Verdict, int> _counts = [];
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = IsTerminal(output) ? AnsiSupport.Detect : AnsiSupport.No });
    private int _done;

    public void Add(VerificationResult result)
    {
        _done++;
        _counts[result.Verdict] = _counts.GetValueOrDefault(result.Verdict) + 1;
        if (isJson)
        {
            WriteJson(result);
            WriteProgress();
        }
        else
        {
            WriteText(result);
        }
    }

    public void Add(ChainResult chain)
    {
        if (isJson)
        {
            output.WriteJson(json =>
            {
                json.WriteStrings("chain", [chain.First.Stem, chain.Last.Stem]);
                json.WriteString("verdict", chain.Verdict.Word());
                json.WriteString("message", chain.Failure);
                json.WriteStrings("differences", chain.Differences.Select(d => d.ToString()));
            });
            return;
        }

        Line($"{Mark(chain.Verdict)} chain {Markup.Escape(chain.First.Stem)} … {Markup.Escape(chain.Last.Stem)}: {chain.Verdict.Word()}{(chain.Failure is null ? "" : " " + Markup.Escape(chain.Failure))}");
        WriteDifferences(chain.Differences);
    }

    /// <summary>To the error stream where the output is data.</summary>
    public void Summarize(TimeSpan duration, int majorVersion)
    {
        var counts = string.Join(", ", Enum.GetValues<Verdict>().Where(_counts.ContainsKey).Select(v => string.Create(CultureInfo.InvariantCulture, $"{_counts[v]} {v.Word()}")));
        var text = string.Create(CultureInfo.InvariantCulture, $"{_done} migrations on PostgreSQL {majorVersion} in {duration.TotalSeconds:0.0} s: {counts}");
        if (isJson)
        {
            error.Write((IsTerminal(error) ? "\r" : "") + text + "\n");
        }
        else
        {
            Line(Markup.Escape(text));
        }
    }

    private void WriteJson(VerificationResult result) => output.WriteJson(json =>
    {
        json.WriteString("migration", result.File.Stem);
        json.WriteString("file", result.File.Path);
        json.WriteString("verdict", result.Verdict.Word());
        json.WriteStrings("differences", result.Differences.Select(d => d.ToString()));
        json.WriteString("sqlState", result.Failure?.SqlState);
        json.WriteString("message", result.Failure?.Message);
        json.WriteString("statement", result.Failure?.Statement);
        json.WriteString("again", result.Again);
        json.WriteStrings("notes", result.Notes);
        json.WriteNumber("dataGaps", result.Analysis?.DataGaps ?? 0);
        if (result.Analysis is { } analysis)
        {
            ScriptReport.WriteHazards(json, analysis);
            json.WriteDiagnostics(analysis.Diagnostics);
        }

        json.WriteNumber("milliseconds", Math.Round(result.Duration.TotalMilliseconds, 1));
    });

    private void WriteText(VerificationResult result)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"[[{_done}/{total}]]");
        Line($"{number} {Mark(result.Verdict)} {Markup.Escape(result.File.Stem)}: {result.Verdict.Word()}");
        if (result.Failure is { } failure)
        {
            Line("    " + Markup.Escape(failure.ToString()));
        }

        if (result.Again is { } again)
        {
            Line("    " + Markup.Escape(again));
        }

        if (result.Verdict is Verdict.Differs or Verdict.ExactButForColumnOrder)
        {
            WriteDifferences(result.Differences);
        }

        foreach (var diagnostic in result.Verdict == Verdict.Declined ? result.Analysis!.Diagnostics.Where(d => d.Rule.Severity == Diagnostics.Severity.Error) : [])
        {
            Line("    " + Markup.Escape(DiagnosticText.Line(diagnostic)));
        }
    }

    private void WriteDifferences(IReadOnlyList<Snapshots.CatalogDifference> differences)
    {
        foreach (var difference in differences.Take(ShownDifferences))
        {
            Line("    " + Markup.Escape(difference.ToString()));
        }

        if (differences.Count > ShownDifferences)
        {
            Line(string.Create(CultureInfo.InvariantCulture, $"    and {differences.Count - ShownDifferences} more"));
        }
    }

    private void WriteProgress()
    {
        if (IsTerminal(error))
        {
            error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_done}/{total} "));
        }
    }

    /// <summary>Lines are never wrapped: they go into logs.</summary>
    private void Line(string markup)
    {
        if (IsTerminal(output))
        {
            _console.MarkupLine(markup);
        }
        else
        {
            output.Write(Markup.Remove(markup) + "\n");
        }
    }

    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Exact or Verdict.NoSchemaChange => "[green]✓[/]",
        Verdict.ExactButForColumnOrder => "[green]≈[/]",
        Verdict.Declined or Verdict.UpFailed => "[yellow]–[/]",
        _ => "[red]✗[/]",
    };

    private static bool IsTerminal(TextWriter writer) =>
        (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected) || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected);
}
