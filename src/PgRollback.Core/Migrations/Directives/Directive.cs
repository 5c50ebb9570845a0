using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>A line comment that speaks to PgRollback: <c>-- pgrollback: irreversible the rows are gone: see INC-1</c>.</summary>
/// <param name="Name">
/// <c>irreversible</c> (reason), <c>accept-data-loss</c> (reason), <c>nothing</c>, <c>name</c> (class name), <c>ignore</c> (rule id, reason), <c>baseline</c>,
/// <c>no-transaction</c>; in lower case. The section mark <c>down</c> is none of the file's directives: it divides the file.
/// </param>
/// <param name="Argument">The rest of the line: a reason, a name, a rule id and a reason.</param>
/// <param name="Span">Of the comment.</param>
/// <param name="AppliesTo">
/// Start of the statement that it speaks of: the one that it stands in or behind on the same line, else the one that begins on the next line (other comment
/// lines may stand between). −1, the whole file: when it stands before the first statement of its section, or alone between empty lines, or at the end.
/// </param>
public sealed record Directive(string Name, string Argument, TextSpan Span, int AppliesTo)
{
    /// <summary>Of <c>ignore</c>: the id of the rule; empty for others.</summary>
    public string RuleId => string.Equals(Name, DirectiveNames.Ignore, StringComparison.Ordinal) ? FirstWord() : "";

    /// <summary>The reason: the argument, of <c>ignore</c> what follows the rule id.</summary>
    public string Reason => Argument.Substring(RuleId.Length).TrimStart();

    private string FirstWord()
    {
        var end = Argument.IndexOfAny(Blanks);
        return end < 0 ? Argument : Argument.Substring(0, end);
    }

    private static readonly char[] Blanks = [' ', '\t'];
}
