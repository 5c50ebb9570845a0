using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>Finds the comments of a text that stand outside strings, dollar quotes, quoted names, COPY rows and psql's commands.</summary>
internal static class CommentReader
{
    public static List<Comment> Read(string text)
    {
        var comments = new List<Comment>();
        var lexer = new SqlLexer(text);
        var copy = default(CopyTracker);
        var insideStatement = false;
        for (var end = 0; ;)
        {
            var token = lexer.Next();
            AddGap(text, end, token.Start, insideStatement, comments);
            if (token.Kind == TokenKind.EndOfText)
            {
                return comments;
            }

            end = token.End;
            if (token.Kind == TokenKind.Semicolon)
            {
                insideStatement = false;
                if (copy.RowsFollow())
                {
                    lexer.Position = end = SkipRows(text, end);
                }
            }
            else if (token.Kind == TokenKind.Unknown && !insideStatement && text[token.Start] == '\\')
            {
                lexer.Position = end = LineEnd(text, end);
            }
            else
            {
                copy.See(token, first: !insideStatement);
                insideStatement = true;
            }
        }
    }

    /// <summary>The comments of a stretch, up to the first character that is neither comment nor white space.</summary>
    public static void AddGap(string text, int start, int end, bool insideStatement, List<Comment> comments)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is ' ' or (>= '\t' and <= '\r'))
            {
                continue;
            }

            if (string.CompareOrdinal(text, i, "--", 0, 2) == 0)
            {
                var lineEnd = Math.Min(LineEnd(text, i), end);
                comments.Add(new Comment(i, lineEnd, IsBlock: false, StartsLine(text, i), insideStatement));
                i = lineEnd - 1;
            }
            else if (string.CompareOrdinal(text, i, "/*", 0, 2) == 0)
            {
                var blockEnd = BlockEnd(text, i, end);
                comments.Add(new Comment(i, blockEnd, IsBlock: true, StartsLine(text, i), insideStatement));
                i = blockEnd - 1;
            }
            else
            {
                return;
            }
        }
    }

    public static int LineEnd(string text, int position)
    {
        var length = text.AsSpan(position).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : position + length;
    }

    private static bool StartsLine(string text, int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
        {
            position--;
        }

        return position == 0 || text[position - 1] is '\n' or '\r';
    }

    private static int BlockEnd(string text, int start, int limit)
    {
        var depth = 0;
        for (var i = start; i + 1 < limit; i++)
        {
            if (text[i] == '/' && text[i + 1] == '*')
            {
                depth++;
                i++;
            }
            else if (text[i] == '*' && text[i + 1] == '/')
            {
                i++;
                if (--depth == 0)
                {
                    return i + 1;
                }
            }
        }

        return limit;
    }

    private static int SkipRows(string text, int position)
    {
        var end = text.IndexOf("\n\\.", position, StringComparison.Ordinal);
        return end < 0 ? position : end + 3;
    }

    /// <summary>Notices COPY … FROM STDIN, behind whose semicolon rows follow that are no SQL.</summary>
    private struct CopyTracker
    {
        private bool _isCopy;
        private bool _isFromStdin;

        public void See(SqlToken token, bool first)
        {
            if (first)
            {
                _isCopy = token.Keyword == Keyword.Copy && token.Kind == TokenKind.Keyword;
                _isFromStdin = false;
            }
            else if (_isCopy && token.Kind == TokenKind.Keyword && token.Keyword == Keyword.Stdin)
            {
                _isFromStdin = true;
            }
        }

        public bool RowsFollow()
        {
            var result = _isCopy && _isFromStdin;
            _isCopy = false;
            return result;
        }
    }
}
