using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>
/// Divides a file by the marks of PgRollback (<c>-- pgrollback: down</c>), goose, dbmate, sql-migrate, tern, node-pg-migrate and Atlas archives.
/// What stands before the first mark goes forward, or back in a file whose name says that it is a rollback.
/// </summary>
internal static class SectionReader
{
    public static SectionDraft Read(string text, List<Comment> comments, MigrationFileName name)
    {
        var draft = new SectionDraft(text) { UpWithoutTransaction = name.WithoutTransaction, DownWithoutTransaction = name.WithoutTransaction };
        var isRollback = name.Role == FileRole.Rollback;
        var isArchive = false;
        var part = isRollback ? SectionPart.Down : SectionPart.Up;
        var start = 0;
        var group = 0;
        foreach (var comment in comments)
        {
            if (comment.IsBlock || !comment.StartsLine)
            {
                continue;
            }

            var content = comment.Content(text);
            isArchive |= SectionMarks.StartsWith(content, "atlas:txtar");
            var dashes = Dashes(text, comment);
            var mark = SectionMarks.Read(content, dashes);
            if (dashes == 2 && SectionMarks.IsArchiveMember(content))
            {
                mark = !isArchive ? default : mark.Kind == MarkKind.None ? new SectionMark(MarkKind.Other) : mark;
            }

            if (mark.Kind == MarkKind.None || (mark.IsPlainWords && name.SaysDirection))
            {
                continue;
            }

            ApplyTransaction(draft, mark, part);
            var next = mark.Kind switch
            {
                MarkKind.Up => isRollback ? SectionPart.Other : SectionPart.Up,
                MarkKind.Down => SectionPart.Down,
                MarkKind.Other => SectionPart.Other,
                _ => part,
            };
            if (comment.InsideStatement && mark.Kind is MarkKind.Up or MarkKind.Down or MarkKind.Other or MarkKind.StatementEnd)
            {
                draft.Separators.Add(TextSpan.FromBounds(comment.Start, comment.End));
            }

            if (next == part)
            {
                continue;
            }

            draft.Segments.Add(new SectionSegment(part, start, comment.Start, group));
            group += part == SectionPart.Down && next == SectionPart.Up ? 1 : 0;
            part = next;
            start = comment.End;
            if (part == SectionPart.Down)
            {
                draft.DownMark ??= TextSpan.FromBounds(comment.Start, comment.End);
            }
        }

        draft.Segments.Add(new SectionSegment(part, start, text.Length, group));
        return draft;
    }

    private static void ApplyTransaction(SectionDraft draft, SectionMark mark, SectionPart part)
    {
        var up = mark.Kind == MarkKind.FileWithoutTransaction
            || (mark.Kind == MarkKind.SectionWithoutTransaction && part == SectionPart.Up)
            || (mark.Kind == MarkKind.Up && mark.WithoutTransaction);
        var down = mark.Kind == MarkKind.FileWithoutTransaction
            || (mark.Kind == MarkKind.SectionWithoutTransaction && part == SectionPart.Down)
            || (mark.Kind == MarkKind.Down && mark.WithoutTransaction);
        draft.UpWithoutTransaction |= up;
        draft.DownWithoutTransaction |= down;
    }

    private static int Dashes(string text, Comment comment)
    {
        var end = comment.Start;
        while (end < comment.End && text[end] == '-')
        {
            end++;
        }

        return end - comment.Start;
    }
}
