using PgRollback.Diagnostics;

namespace PgRollback.Tool.Output;

/// <summary>Diagnostics as compilers print them, so that editors find the place.</summary>
internal static class DiagnosticText
{
    public static string Line(MigrationDiagnostic diagnostic) =>
        $"{diagnostic.Path}({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}): {Severity(diagnostic)} {diagnostic.Rule.Id}: {diagnostic.Message}";

    public static string Severity(MigrationDiagnostic diagnostic) => diagnostic.Rule.Severity switch
    {
        Diagnostics.Severity.Error => "error",
        Diagnostics.Severity.Warning => "warning",
        _ => "info",
    };
}
