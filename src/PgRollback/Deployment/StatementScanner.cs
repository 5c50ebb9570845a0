using PgRollback.Syntax;

namespace PgRollback;

/// <summary>Finds where statements end, as psql does: semicolons outside strings, quoted names, dollar quotes, comments, parentheses and BEGIN ATOMIC bodies; behind COPY … FROM STDIN, a line <c>\.</c>.</summary>
internal sealed class StatementScanner(string text)
{
    private readonly List<StatementSpan> _statements = [];
    private readonly List<string> _words = [];
    private int _position;
    private int _start = -1;
    private int _parentheses;
    private int _blocks;
    private bool _isUp = true;
    private bool _withoutTransaction;
    private bool _isDetaching;
    private bool _readsStdin;
    private string? _lastWord;

    /// <summary>The statements of the way there; those of the way back are left out.</summary>
    public static (IReadOnlyList<StatementSpan> Statements, bool WithoutTransaction) Scan(string text)
    {
        var scanner = new StatementScanner(text);
        scanner.Scan();
        return (scanner._statements, scanner._withoutTransaction);
    }

    private void Scan()
    {
        while (_position < text.Length)
        {
            var c = text[_position];
            if (char.IsWhiteSpace(c))
            {
                _position++;
            }
            else if (c == '-' && Next() == '-')
            {
                LineComment();
            }
            else if (c == '/' && Next() == '*')
            {
                BlockComment();
            }
            else if (c == '\\' && _start < 0 && StartsLine() && !PsqlCommands.ChangesWhatRuns(text, _position))
            {
                _position = EndOfLine(_position);
            }
            else if (c == ';' && _parentheses == 0 && _blocks == 0)
            {
                var readsStdin = _readsStdin;
                EndStatement();
                _position++;
                if (readsStdin)
                {
                    InlineRows();
                }
            }
            else
            {
                if (_start < 0)
                {
                    _start = _position;
                }

                Token(c);
            }
        }

        EndStatement();
    }

    private void Token(char c)
    {
        switch (c)
        {
            case '\'':
                Quoted('\'', backslashes: false);
                break;
            case '"':
                Quoted('"', backslashes: false);
                break;
            case '(':
                _parentheses++;
                _position++;
                break;
            case ')':
                _parentheses = Math.Max(0, _parentheses - 1);
                _position++;
                break;
            case '$' when DollarTag() is { } tag:
                var end = text.IndexOf(tag, _position + tag.Length, StringComparison.Ordinal);
                _position = end < 0 ? text.Length : end + tag.Length;
                break;
            default:
                if (IsIdentifierStart(c))
                {
                    Word();
                }
                else
                {
                    _position++;
                }

                break;
        }
    }

    private void Word()
    {
        var start = _position;
        while (_position < text.Length && (IsIdentifierStart(text[_position]) || char.IsAsciiDigit(text[_position]) || text[_position] == '$'))
        {
            _position++;
        }

        if (_position - start == 1 && text[start] is 'e' or 'E' && _position < text.Length && text[_position] == '\'')
        {
            Quoted('\'', backslashes: true);
            return;
        }

        var word = text[start.._position].ToUpperInvariant();
        if (_words.Count < 4)
        {
            _words.Add(word);
        }

        _isDetaching |= word is "DETACH";
        _readsStdin |= _parentheses == 0 && word is "STDIN" && _lastWord is "FROM" && _words[0] is "COPY";
        _lastWord = word;

        // BEGIN of a SQL-standard body; CASE has an END of its own.
        if (_parentheses == 0 && IsCreateRoutine())
        {
            _blocks += word switch
            {
                "BEGIN" => 1,
                "CASE" when _blocks > 0 => 1,
                "END" when _blocks > 0 => -1,
                _ => 0,
            };
        }
    }

    private bool IsCreateRoutine() =>
        _words.Count > 1 && _words[0] is "CREATE"
        && (_words[1] is "FUNCTION" or "PROCEDURE" || (_words.Count > 3 && _words[1] is "OR" && _words[3] is "FUNCTION" or "PROCEDURE"));

    private void Quoted(char quote, bool backslashes)
    {
        _position++;
        while (_position < text.Length)
        {
            var c = text[_position++];
            if (c == '\\' && backslashes)
            {
                _position++;
            }
            else if (c == quote)
            {
                if (_position >= text.Length || text[_position] != quote)
                {
                    return;
                }

                _position++;
            }
        }
    }

    private string? DollarTag()
    {
        for (var i = _position + 1; i < text.Length; i++)
        {
            if (text[i] == '$')
            {
                return text[_position..(i + 1)];
            }

            if (!IsIdentifierStart(text[i]) && (i == _position + 1 || !char.IsAsciiDigit(text[i])))
            {
                return null;
            }
        }

        return null;
    }

    private void LineComment()
    {
        var end = text.IndexOf('\n', _position);
        end = end < 0 ? text.Length : end;
        if (StartsLine())
        {
            See(SectionMarks.Read(text.AsSpan(_position, end - _position)));
        }

        _position = end;
    }

    private void See(Mark mark)
    {
        switch (mark)
        {
            case Mark.Up or Mark.UpWithoutTransaction:
                EndStatement();
                _isUp = true;
                _withoutTransaction |= mark == Mark.UpWithoutTransaction;
                break;
            case Mark.Down:
                EndStatement();
                _isUp = false;
                break;
            case Mark.NoTransaction when _isUp:
                _withoutTransaction = true;
                break;
        }
    }

    private void BlockComment()
    {
        var depth = 0;
        do
        {
            if (text[_position] == '/' && Next() == '*')
            {
                depth++;
                _position += 2;
            }
            else if (text[_position] == '*' && Next() == '/')
            {
                depth--;
                _position += 2;
            }
            else
            {
                _position++;
            }
        }
        while (depth > 0 && _position < text.Length);
    }

    private void EndStatement()
    {
        if (_start >= 0 && _isUp)
        {
            _statements.Add(new StatementSpan(_start, _position, Control(), RunsAlone(), _readsStdin));
        }

        _start = -1;
        _parentheses = _blocks = 0;
        _isDetaching = _readsStdin = false;
        _words.Clear();
    }

    /// <summary>From the next line up to a line <c>\.</c>; without that line there are none, and neither are there where the rest of the line says something else.</summary>
    private void InlineRows()
    {
        var start = text.IndexOf('\n', _position) + 1;
        if (start == 0 || text.AsSpan(_position, start - _position).Trim() is not ([] or ['-', '-', ..]))
        {
            return;
        }

        for (var line = start; line < text.Length; line = EndOfLine(line))
        {
            if (text.AsSpan(line, EndOfLine(line) - line).TrimEnd("\r\n") is "\\.")
            {
                if (_isUp)
                {
                    _statements[^1] = _statements[^1] with { Rows = start..line };
                }

                _position = EndOfLine(line);
                return;
            }
        }
    }

    private int EndOfLine(int position) => text.IndexOf('\n', position) is >= 0 and var end ? end + 1 : text.Length;

    private TransactionControl Control() => _words.Count == 0 ? TransactionControl.None : _words[0] switch
    {
        "BEGIN" or "START" => TransactionControl.Begin,
        "COMMIT" or "END" => TransactionControl.Commit,
        "ABORT" => TransactionControl.Other,
        "ROLLBACK" when !_words.Contains("TO", StringComparer.Ordinal) => TransactionControl.Other,
        _ => TransactionControl.None,
    };

    /// <summary>PostgreSQL refuses it inside a transaction (25001).</summary>
    private bool RunsAlone() => _words switch
    {
        ["VACUUM", ..] or ["ALTER", "SYSTEM", ..] or ["CREATE" or "DROP", "DATABASE" or "TABLESPACE", ..] or ["REINDEX", "DATABASE" or "SYSTEM", ..] => true,
        ["CREATE" or "DROP", "INDEX", "CONCURRENTLY", ..] or ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", ..] => true,
        ["REINDEX", ..] => _words.Contains("CONCURRENTLY", StringComparer.Ordinal),
        ["ALTER", "TABLE", ..] => _isDetaching && string.Equals(_lastWord, "CONCURRENTLY", StringComparison.Ordinal),
        _ => false,
    };

    private bool StartsLine()
    {
        var i = _position - 1;
        while (i >= 0 && text[i] is ' ' or '\t')
        {
            i--;
        }

        return i < 0 || text[i] is '\n' or '\r';
    }

    private char Next() => _position + 1 < text.Length ? text[_position + 1] : '\0';

    private static bool IsIdentifierStart(char c) => char.IsAsciiLetter(c) || c == '_' || c >= 128;
}

internal enum TransactionControl
{
    None,
    Begin,
    Commit,
    Other,
}

/// <summary>A statement without its semicolon.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last.</param>
/// <param name="Control">Whether it begins or ends a transaction.</param>
/// <param name="RunsAlone">It runs in no transaction.</param>
/// <param name="ReadsStdin">It is COPY … FROM STDIN.</param>
internal readonly record struct StatementSpan(int Start, int End, TransactionControl Control, bool RunsAlone, bool ReadsStdin)
{
    /// <summary>The rows behind a COPY … FROM STDIN, without the line that ends them; null when there are none.</summary>
    public Range? Rows { get; init; }
}
