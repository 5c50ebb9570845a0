using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>
/// Divides Liquibase formatted SQL into its changesets. Each has its own <c>--rollback</c> lines; the way back runs the last changeset first. A file in which
/// a changeset has no rollback has none at all: Liquibase itself would stop there.
/// </summary>
internal sealed class LiquibaseReader
{
    private readonly string _text;
    private readonly SectionDraft _draft;
    private int _group = -1;
    private int _start;
    private bool _excluded;
    private bool _hasDown;
    private bool _hasUnknownDown;
    private string? _delimiter;
    private string? _downDelimiter;

    private LiquibaseReader(string text)
    {
        _text = text;
        _draft = new SectionDraft(text);
    }

    /// <summary>True when the first comment is <c>--liquibase formatted sql</c>.</summary>
    public static bool IsFormatted(string text, List<Comment> comments) =>
        comments.Count > 0 && !comments[0].IsBlock && text.AsSpan(0, comments[0].Start).IsWhiteSpace()
        && SectionMarks.StartsWith(comments[0].Content(text), "liquibase formatted");

    public static SectionDraft Read(string text, List<Comment> comments)
    {
        var reader = new LiquibaseReader(text);
        foreach (var comment in comments)
        {
            if (comment.StartsLine)
            {
                reader.See(comment);
            }
        }

        reader.CloseChangeset(text.Length);
        return reader._draft;
    }

    private void See(Comment comment)
    {
        if (comment.IsBlock)
        {
            SeeBlock(comment);
            return;
        }

        var content = comment.Content(_text);
        if (SectionMarks.StartsWith(content, "changeset ") || SectionMarks.StartsWith(content, "changeset\t"))
        {
            CloseChangeset(comment.Start);
            if (comment.InsideStatement)
            {
                _draft.Separators.Add(TextSpan.FromBounds(comment.Start, comment.End));
            }

            OpenChangeset(content.Slice(10).ToString(), comment.End);
        }
        else if (SectionMarks.Is(content, "rollback") || SectionMarks.StartsWith(content, "rollback "))
        {
            SeeRollback(comment, comment.ContentStart(_text) + 8);
        }
        else if (SectionMarks.StartsWith(content, "rollbackSqlFile"))
        {
            _hasUnknownDown = true;
        }
    }

    private void SeeBlock(Comment comment)
    {
        var inner = _text.AsSpan(comment.Start + 2, Math.Max(0, comment.End - comment.Start - 4));
        var start = inner.Length - inner.TrimStart().Length;
        const string Mark = "liquibase rollback";
        if (SectionMarks.StartsWith(inner.Slice(start), Mark))
        {
            AddDown(comment, comment.Start + 2 + start + Mark.Length, comment.End - 2);
        }
    }

    private void SeeRollback(Comment comment, int start)
    {
        var sql = _text.AsSpan(start, comment.End - start).Trim();
        if (sql.IsEmpty || SectionMarks.Is(sql.TrimEnd(';'), "empty") || SectionMarks.Is(sql.TrimEnd(';'), "not required"))
        {
            AddDown(comment, start, start);
        }
        else if (SectionMarks.StartsWith(sql, "changesetId:") || SectionMarks.StartsWith(sql, "changesetPath:") || SectionMarks.StartsWith(sql, "changesetAuthor:"))
        {
            _hasUnknownDown = true;
        }
        else
        {
            AddDown(comment, start, comment.End);
        }
    }

    private void AddDown(Comment comment, int start, int end)
    {
        _hasDown = true;
        _draft.DownMark ??= TextSpan.FromBounds(comment.Start, comment.End);
        if (!_excluded)
        {
            AddUp(comment.Start);
            _draft.Segments.Add(new SectionSegment(SectionPart.Down, start, end, Math.Max(_group, 0)));
            _start = comment.End;
        }
    }

    private void AddUp(int end)
    {
        if (end > _start)
        {
            _draft.Segments.Add(new SectionSegment(_excluded ? SectionPart.Other : SectionPart.Up, _start, end, Math.Max(_group, 0)));
        }
    }

    private void OpenChangeset(string attributes, int end)
    {
        _group++;
        _start = end;
        _hasDown = _hasUnknownDown = false;
        _excluded = Attribute(attributes, "dbms") is { } dbms && !IsForPostgres(dbms);
        _delimiter = Delimiter(Attribute(attributes, "endDelimiter"));
        _downDelimiter = Delimiter(Attribute(attributes, "rollbackEndDelimiter"));
        if (!_excluded && string.Equals(Attribute(attributes, "runInTransaction"), "false", StringComparison.OrdinalIgnoreCase))
        {
            _draft.UpWithoutTransaction = _draft.DownWithoutTransaction = true;
        }
    }

    private void CloseChangeset(int end)
    {
        AddUp(end);
        _start = end;
        if (_group >= 0 && !_excluded && (!_hasDown || _hasUnknownDown))
        {
            _draft.GroupsWithoutDown.Add(_group);
        }

        for (var i = _draft.Segments.Count - 1; i >= 0 && _draft.Segments[i].Group == _group; i--)
        {
            var segment = _draft.Segments[i];
            if ((segment.Part == SectionPart.Down ? _downDelimiter : _delimiter) is { } delimiter)
            {
                FindDelimiters(segment, delimiter);
            }
        }

        EndLastRollback(end);
    }

    /// <summary>A rollback that is not the file's last needs a semicolon; it stands where the changeset's mark begins.</summary>
    private void EndLastRollback(int end)
    {
        if (_hasDown && end < _text.Length)
        {
            _draft.Delimiters.Add((SectionPart.Down, new TextSpan(end, 0)));
        }
    }

    /// <summary>A delimiter counts at the end of a line.</summary>
    private void FindDelimiters(SectionSegment segment, string delimiter)
    {
        for (var i = segment.Start; i < segment.End; i++)
        {
            var lineEnd = Math.Min(CommentReader.LineEnd(_text, i), segment.End);
            var line = _text.AsSpan(i, lineEnd - i).TrimEnd();
            if (line.EndsWith(delimiter.AsSpan(), StringComparison.OrdinalIgnoreCase))
            {
                _draft.Delimiters.Add((segment.Part, new TextSpan(i + line.Length - delimiter.Length, delimiter.Length)));
            }

            i = lineEnd;
        }
    }

    private static string? Delimiter(string? attribute)
    {
        var delimiter = attribute?.Replace("\\r", "").Replace("\\n", "").Replace("\\s*", "").Trim();
        return string.IsNullOrEmpty(delimiter) || string.Equals(delimiter, ";", StringComparison.Ordinal) ? null : delimiter;
    }

    private static bool IsForPostgres(string dbms)
    {
        var onlyExclusions = true;
        foreach (var part in dbms.Split(','))
        {
            var name = part.Trim().ToLowerInvariant();
            if (name is "postgresql" or "all")
            {
                return true;
            }

            if (name is "!postgresql" or "none")
            {
                return false;
            }

            onlyExclusions &= name.StartsWith("!", StringComparison.Ordinal);
        }

        return onlyExclusions;
    }

    private static string? Attribute(string attributes, string name)
    {
        var key = name + ":";
        for (var at = attributes.IndexOf(key, StringComparison.OrdinalIgnoreCase); at >= 0; at = attributes.IndexOf(key, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || attributes[at - 1] is ' ' or '\t')
            {
                var start = at + key.Length;
                var quoted = start < attributes.Length && attributes[start] == '"';
                start += quoted ? 1 : 0;
                var end = attributes.IndexOfAny(quoted ? ['"'] : [' ', '\t'], start);
                return attributes.Substring(start, (end < 0 ? attributes.Length : end) - start);
            }
        }

        return null;
    }
}
