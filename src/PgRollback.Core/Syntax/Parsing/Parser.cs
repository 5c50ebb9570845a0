using System.Runtime.CompilerServices;

namespace PgRollback.Syntax;

/// <summary>
/// Recursive descent over the tokens of one statement. An error is remembered once and moves to the end, where every list ends and every expectation
/// fails again in silence: so there is neither an exception nor a check behind each call.
/// </summary>
internal sealed partial class Parser
{
    private readonly NameCache _names = NameCache.ForThisThread;
    private string _text = "";
    private SqlToken[] _tokens = new SqlToken[256];
    private int _count;
    private int _position;

    /// <summary>Kind and keyword of the current token, so that most questions need not touch the array.</summary>
    private TokenKind _kind;
    private Keyword _word;

    private string? _error;
    private int _errorOffset;

    /// <summary>Inside of a function's body, where statements are read only to see that they are right: keeping their text at each level of nesting would be quadratic.</summary>
    private bool _discarding;

    private bool Failed => _error is not null;

    private bool AtEnd => _kind == TokenKind.EndOfText;

    /// <summary>Where the current token starts.</summary>
    private int Start => _tokens[_position].Start;

    /// <summary>Where the token before the current one ends.</summary>
    private int PreviousEnd => _position == 0 ? 0 : _tokens[_position - 1].End;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MoveTo(int position)
    {
        _position = position;
        ref var token = ref _tokens[position];
        _kind = token.Kind;
        _word = token.Keyword;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance()
    {
        if (_kind == TokenKind.EndOfText)
        {
            return;
        }

        MoveTo(_position + 1);
    }

    private Keyword WordAt(int ahead) => _position + ahead < _count ? _tokens[_position + ahead].Keyword : Keyword.NotAKeyword;

    private TokenKind KindAt(int ahead) => _position + ahead < _count ? _tokens[_position + ahead].Kind : TokenKind.EndOfText;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Is(Keyword word) => _word == word;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Is(TokenKind kind) => _kind == kind;

    private bool Is(Keyword first, Keyword second) => _word == first && WordAt(1) == second;

    private bool Is(Keyword first, Keyword second, Keyword third) => _word == first && WordAt(1) == second && WordAt(2) == third;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Take(Keyword word)
    {
        if (_word != word)
        {
            return false;
        }

        Advance();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Take(TokenKind kind)
    {
        if (_kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool Take(Keyword first, Keyword second)
    {
        if (!Is(first, second))
        {
            return false;
        }

        MoveTo(_position + 2);
        return true;
    }

    private bool Take(Keyword first, Keyword second, Keyword third)
    {
        if (!Is(first, second, third))
        {
            return false;
        }

        MoveTo(_position + 3);
        return true;
    }

    private void Expect(Keyword word)
    {
        if (!Take(word))
        {
            Fail();
        }
    }

    private void Expect(Keyword first, Keyword second)
    {
        Expect(first);
        Expect(second);
    }

    private void Expect(TokenKind kind)
    {
        if (!Take(kind))
        {
            Fail();
        }
    }

    /// <summary>The current token is not one that PostgreSQL's grammar allows here.</summary>
    private void Fail()
    {
        if (Failed)
        {
            return;
        }

        ref var token = ref _tokens[_position];
        Fail(
            token.Kind switch
            {
                TokenKind.EndOfText => "syntax error at end of input",
                TokenKind.Error => LexicalErrors.Message(token.LexicalError) + Near(token),
                _ => "syntax error" + Near(token),
            },
            token.Start);
    }

    private void Fail(string message) => Fail(message, Start);

    private void Fail(string message, int offset)
    {
        if (!Failed)
        {
            _error = message;
            _errorOffset = offset;
        }

        MoveTo(_count);
    }

    private string Near(SqlToken token)
    {
        const int MaxShown = 100;
        var length = Math.Min(token.Length, MaxShown);
        return " at or near \"" + _text.Substring(token.Start, length) + "\"";
    }

    /// <summary>What was written from the token at this position to the one before the current.</summary>
    private SqlFragment FragmentFrom(int position)
    {
        if (Failed || position >= _position || _discarding)
        {
            return new SqlFragment("", position < _count ? _tokens[position].Start : PreviousEnd);
        }

        var start = _tokens[position].Start;
        return new SqlFragment(_names.GetSlice(_text, start, PreviousEnd - start), start);
    }

    private string TextFrom(int position) => FragmentFrom(position).Text;

    private TextSpan SpanFrom(int position) => Failed ? default : TextSpan.FromBounds(_tokens[position].Start, PreviousEnd);
}
