using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Diagnostics;

/// <summary>A finding at a place in a file. Plain data: the generator makes a Roslyn diagnostic of it, the tool a line of output.</summary>
public sealed record MigrationDiagnostic
{
    public required Rule Rule { get; init; }

    public required string Path { get; init; }

    public TextSpan Span { get; init; }

    public LinePosition Start { get; init; }

    public LinePosition End { get; init; }

    public EquatableArray<string> Arguments { get; init; }

    /// <summary>The object that it is about, by its address; empty when it is about none.</summary>
    public string Subject { get; init; } = "";

    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.MessageFormat, [.. Arguments]);

    public static MigrationDiagnostic Create(Rule rule, string path, LineMap lines, TextSpan span, params string[] arguments)
    {
        var (start, end) = lines.Positions(span);
        return new MigrationDiagnostic { Rule = rule, Path = path, Span = span, Start = start, End = end, Arguments = arguments.ToEquatableArray() };
    }
}

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>A rule: one id, one page under docs/rules.</summary>
public sealed record Rule(string Id, string Title, string MessageFormat, Severity Severity, string Category)
{
    public string HelpLink => $"https://github.com/pgrollback/pgrollback/blob/main/docs/rules/{Id}.md";
}
