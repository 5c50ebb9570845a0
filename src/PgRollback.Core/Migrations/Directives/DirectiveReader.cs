using PgRollback.Diagnostics;
using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>Reads the directives among a file's comments and finds what each of them applies to.</summary>
internal sealed class DirectiveReader(string text, string path, LineMap lines, SectionDraft sections, Statement[] statements, List<MigrationDiagnostic> diagnostics)
{
    private const string Mark = "pgrollback:";

    public EquatableArray<Directive> Read(List<Comment> comments)
    {
        var directives = new List<Directive>();
        foreach (var comment in comments)
        {
            if (!comment.IsBlock && SectionMarks.StartsWith(comment.Content(text), Mark) && ReadOne(comment) is { } directive)
            {
                directives.Add(directive);
            }
        }

        return directives.ToEquatableArray();
    }

    private Directive? ReadOne(Comment comment)
    {
        var content = comment.Content(text).Slice(Mark.Length).Trim().ToString();
        var end = content.IndexOfAny([' ', '\t']);
        var name = (end < 0 ? content : content.Substring(0, end)).ToLowerInvariant();
        var argument = end < 0 ? "" : content.Substring(end).Trim();
        var span = TextSpan.FromBounds(comment.Start, comment.Start + text.AsSpan(comment.Start, comment.End - comment.Start).TrimEnd().Length);
        var directive = new Directive(name, argument, span, Target(comment));
        if (!IsValid(directive))
        {
            Report(Rules.UnknownDirective, span, content, DirectiveNames.Usage);
            return null;
        }

        if (DirectiveNames.NeedsReason(name) && directive.Reason.Length == 0)
        {
            Report(Rules.MissingReason, span, content);
            return null;
        }

        return string.Equals(name, DirectiveNames.Down, StringComparison.Ordinal) ? null : directive;
    }

    private static bool IsValid(Directive directive) => directive.Name switch
    {
        DirectiveNames.Ignore => directive.RuleId.Length == 0 || Rules.All.Any(r => string.Equals(r.Id, directive.RuleId, StringComparison.OrdinalIgnoreCase)),
        DirectiveNames.Name => MigrationIdentifier.IsValid(directive.Argument),
        DirectiveNames.Down => directive.Argument.Length == 0,
        _ => DirectiveNames.IsKnown(directive.Name),
    };

    private int Target(Comment comment)
    {
        var next = FirstBehind(comment.Start);
        var previous = next > 0 ? statements[next - 1] : null;
        if (previous is null || sections.SegmentAt(previous.Span.Start) != sections.SegmentAt(comment.Start))
        {
            return -1;
        }

        if (comment.Start < previous.Span.End || text.AsSpan(previous.Span.End, comment.Start - previous.Span.End).IndexOfAny('\n', '\r') < 0)
        {
            return previous.Span.Start;
        }

        return next < statements.Length && HasNoEmptyLine(comment.End, statements[next].Span.Start) ? statements[next].Span.Start : -1;
    }

    /// <summary>Index of the first statement that begins behind an offset.</summary>
    private int FirstBehind(int offset)
    {
        var low = 0;
        var high = statements.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (statements[middle].Span.Start > offset)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private bool HasNoEmptyLine(int start, int end)
    {
        var line = lines.Position(start).Line;
        var last = lines.Position(end).Line;
        for (var i = line + 1; i < last; i++)
        {
            if (text.AsSpan(lines.Starts[i], lines.Starts[i + 1] - lines.Starts[i]).IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    private void Report(Rule rule, TextSpan span, params string[] arguments) =>
        diagnostics.Add(MigrationDiagnostic.Create(rule, path, lines, span, arguments));
}
