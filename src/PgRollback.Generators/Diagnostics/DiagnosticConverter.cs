using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Diagnostics;

/// <summary>Findings of Core as the compiler reports them.</summary>
internal static class DiagnosticConverter
{
    // Definitions can be long, and the rest of a message is what tells what to do.
    private const int LongestArgument = 400;

    public static Diagnostic Convert(MigrationDiagnostic finding) => Diagnostic.Create(
        Descriptors.Of(finding.Rule),
        LocationOf(finding),
        Descriptors.SeverityOf(finding.Rule),
        additionalLocations: null,
        properties: null,
        [.. finding.Arguments.Select(OnOneLine)]);

    private static Location LocationOf(MigrationDiagnostic finding) => finding.Path.Length == 0
        ? Location.None
        : Location.Create(
            finding.Path,
            new TextSpan(finding.Span.Start, finding.Span.Length),
            new LinePositionSpan(
                new LinePosition(finding.Start.Line, finding.Start.Column),
                new LinePosition(finding.End.Line, finding.End.Column)));

    // A line of a build log is one finding: what follows a line end would be lost, or read as another one.
    private static object OnOneLine(string argument)
    {
        var line = new string([.. argument.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
        return line.Length <= LongestArgument ? line : line.Substring(0, LongestArgument) + " …";
    }
}
