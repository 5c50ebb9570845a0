using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PgRollback.Syntax;

/// <content>Cutting a script into statements, as psql does it.</content>
internal sealed partial class Parser
{
    [ThreadStatic]
    private static Parser? _spare;

    private bool _standardConformingStrings = true;

    /// <summary>Where the search for the end of inline rows has failed already: it need not be made again behind that.</summary>
    private bool _noMoreRowEnds;

    public static SqlScript Read(string text)
    {
        var parser = _spare ?? new Parser();
        _spare = null;
        var script = parser.ReadScript(text);
        parser._text = "";
        const int LargestKept = 1 << 16;
        if (parser._tokens.Length <= LargestKept)
        {
            _spare = parser;
        }

        return script;
    }

    private SqlScript ReadScript(string text)
    {
        _text = text;
        _standardConformingStrings = true;
        _noMoreRowEnds = false;
        var statements = default(Builder<Statement>);
        var lexer = new SqlLexer(text, text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0);
        var flaw = TextFlaws.Find(text, 0);
        for (; ;)
        {
            lexer.StandardConformingStrings = _standardConformingStrings;
            var ended = CutStatement(ref lexer);
            if (_count == 0)
            {
                if (ended)
                {
                    break;
                }

                continue;
            }

            var statement = ReadStatement();
            var end = lexer.Position;
            if (flaw >= 0 && flaw < end)
            {
                statement = new ErrorStatement(TextFlaws.Message(text[flaw]), flaw) { Span = statement.Span };
                flaw = TextFlaws.Find(text, end);
            }

            if (statement is CopyStatement { From: true } copy && _copiesFromStdin)
            {
                statement = SkipInlineRows(ref lexer, copy);
                flaw = flaw >= 0 && flaw < lexer.Position ? TextFlaws.Find(text, lexer.Position) : flaw;
            }

            statements.Add(statement);
            if (ended)
            {
                break;
            }
        }

        return new SqlScript(statements.ToArray());
    }

    /// <summary>
    /// Reads the tokens of one statement, the semicolon left out; true when the text ends with it. White space, words and the commonest signs are
    /// read here, where nothing has to be kept in memory between them; the lexer reads the rest.
    /// </summary>
    private bool CutStatement(ref SqlLexer lexer)
    {
        var text = _text;

        // A string ends with a NUL that belongs to no word, so there is no need to ask for its end at each character.
        ref var first = ref MemoryMarshal.GetReference(text.AsSpan());
        var classes = Characters.Classes;
        var position = lexer.Position;
        var parentheses = 0;
        var blocks = 0;
        var isRoutine = false;
        _count = 0;
        for (; ;)
        {
            SqlToken token;
            var c = position < text.Length ? Unsafe.Add(ref first, position) : '\0';
            if (c < 128 && (classes[c] & (Characters.WhiteSpace | Characters.WordStart)) != 0)
            {
                if ((classes[c] & Characters.WhiteSpace) != 0)
                {
                    do
                    {
                        position++;
                    }
                    while (Unsafe.Add(ref first, position) == ' ');
                    continue;
                }

                var start = position;
                var key = 0UL;
                var seen = 0;
                do
                {
                    seen |= classes[c];
                    key = WordKey.Add(key, c);
                    position++;
                    c = Unsafe.Add(ref first, position);
                }
                while (c < 128 && classes[c] >= Characters.WordPart);

                if (c < 128 && !(position == start + 1 && c is '\'' or '&'))
                {
                    token = SqlLexer.WordToken(text, start, position - start, key, seen);
                    if (token.Keyword != Keyword.NotAKeyword)
                    {
                        if (_count is 1 or 3 && token.Keyword is Keyword.Function or Keyword.Procedure)
                        {
                            isRoutine = StartsRoutine();
                        }
                        else if (isRoutine && parentheses == 0)
                        {
                            blocks = Blocks(blocks, token.Keyword);
                        }
                    }

                    Append(token);
                    if (c == ' ')
                    {
                        position++;
                    }

                    continue;
                }

                position = start;
            }
            else if (c == ',')
            {
                Append(new SqlToken(TokenKind.Comma, position++, 1));
                continue;
            }

            lexer.Position = position;
            token = lexer.Next();
            position = lexer.Position;
            switch (token.Kind)
            {
                case TokenKind.EndOfText:
                    Append(token);
                    _count--;
                    return true;
                case TokenKind.Semicolon:
                    if (parentheses == 0 && blocks == 0)
                    {
                        Append(new SqlToken(TokenKind.EndOfText, token.Start, 0));
                        _count--;
                        return false;
                    }

                    break;
                case TokenKind.LeftParenthesis:
                    parentheses++;
                    break;
                case TokenKind.RightParenthesis:
                    parentheses = Math.Max(0, parentheses - 1);
                    break;
                case TokenKind.Unknown when text[token.Start] == '\\':
                    position = LineEnd(token.Start);
                    lexer.Position = position;
                    if (_count == 0 && IsLineStart(token.Start))
                    {
                        if (!PsqlCommands.ChangesWhatRuns(text, token.Start))
                        {
                            continue;
                        }

                        token = new SqlToken(TokenKind.Unknown, token.Start, text.AsSpan(token.Start, position - token.Start).TrimEnd().Length);
                    }

                    // To psql the rest of the line is a command of its own. A statement before it is lost; what follows on the next line is not.
                    Append(token);
                    Append(new SqlToken(TokenKind.EndOfText, token.End, 0));
                    _count--;
                    return false;
            }

            Append(token);
        }
    }

    /// <summary>psql's count of BEGIN and CASE against END, by which it knows where a function's body ends.</summary>
    private static int Blocks(int blocks, Keyword word) => word switch
    {
        Keyword.Begin => blocks + 1,
        Keyword.Case when blocks > 0 => blocks + 1,
        Keyword.End when blocks > 0 => blocks - 1,
        _ => blocks,
    };

    /// <summary>Whether what was read so far is CREATE, or CREATE OR REPLACE.</summary>
    private bool StartsRoutine() => _tokens[0].Keyword == Keyword.Create
        && (_count == 1 || (_tokens[1].Keyword == Keyword.Or && _tokens[2].Keyword == Keyword.Replace));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(SqlToken token)
    {
        var tokens = _tokens;
        if ((uint)_count >= (uint)tokens.Length)
        {
            tokens = Grow();
        }

        tokens[_count++] = token;
    }

    private SqlToken[] Grow()
    {
        Array.Resize(ref _tokens, _tokens.Length * 2);
        return _tokens;
    }

    private bool IsLineStart(int position)
    {
        for (var i = position - 1; i >= 0 && _text[i] is not ('\n' or '\r'); i--)
        {
            if (_text[i] is not (' ' or '\t'))
            {
                return false;
            }
        }

        return true;
    }

    private int LineEnd(int position)
    {
        var end = _text.AsSpan(position).IndexOf('\n');
        return end < 0 ? _text.Length : position + end;
    }

    private Statement ReadStatement()
    {
        _error = null;
        _depth = 0;
        _noting = false;
        _discarding = false;
        _copiesFromStdin = false;
        if (_tokens[0] is { Kind: TokenKind.Unknown, Length: > 1 } command)
        {
            return new PsqlCommandStatement(PsqlCommands.NameAt(_text, command.Start)) { Span = new TextSpan(command.Start, command.Length) };
        }

        MoveTo(0);
        var statement = Statement(inBody: false);
        if (!AtEnd)
        {
            Fail();
        }

        var span = TextSpan.FromBounds(_tokens[0].Start, _tokens[_count - 1].End);
        if (_error is not null)
        {
            return new ErrorStatement(_error, _errorOffset) { Span = span };
        }

        statement.Place(span);
        return statement;
    }

    /// <summary>The rows behind COPY … FROM STDIN begin on the next line and end with a line <c>\.</c>; without that line there are none.</summary>
    private CopyStatement SkipInlineRows(ref SqlLexer lexer, CopyStatement copy)
    {
        if (_noMoreRowEnds)
        {
            return copy;
        }

        for (var i = LineEnd(lexer.Position); i < _text.Length; i = LineEnd(i + 1))
        {
            if (i + 2 < _text.Length && _text[i + 1] == '\\' && _text[i + 2] == '.'
                && (i + 3 == _text.Length || _text[i + 3] is '\n' or '\r'))
            {
                lexer.Position = LineEnd(i + 1);
                return copy with { HasInlineRows = true };
            }
        }

        _noMoreRowEnds = true;
        return copy;
    }
}
