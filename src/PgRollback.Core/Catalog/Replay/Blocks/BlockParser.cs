using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Reads the body of a DO block. What it does not know becomes a <see cref="DynamicNode"/>; null when not even the outline can be read.</summary>
internal sealed class BlockParser
{
    private const int MaxDepth = 200;
    private readonly string _body;
    private readonly SqlToken[] _tokens;
    private int _position;
    private int _depth;
    private bool _failed;

    private BlockParser(string body)
    {
        _body = body;
        _tokens = SqlLexer.Tokenize(body);
    }

    public static NestedNode? Parse(string body)
    {
        var parser = new BlockParser(body);
        var block = parser.ParseBlock();
        parser.Skip(";");
        return parser._failed || parser._position < parser._tokens.Length ? null : block;
    }

    private bool AtEnd => _position >= _tokens.Length;

    private string Word(int ahead = 0) => _position + ahead < _tokens.Length ? Text(_tokens[_position + ahead]).ToLowerInvariant() : "";

    private string Text(SqlToken token) => _body.Substring(token.Start, token.Length);

    private bool Skip(string word)
    {
        if (!string.Equals(Word(), word, StringComparison.Ordinal))
        {
            return false;
        }

        _position++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Skip(word))
        {
            _failed = true;
            _position = _tokens.Length;
        }
    }

    private NestedNode ParseBlock()
    {
        var declarations = new List<BlockNode>();
        if (++_depth > MaxDepth)
        {
            _failed = true;
            _position = _tokens.Length;
        }

        if (Skip("<<"))
        {
            _position++;
            Expect(">>");
        }

        if (Skip("declare"))
        {
            while (!AtEnd && Word() is not "begin")
            {
                UntilSemicolon();
            }
        }

        Expect("begin");
        declarations.AddRange(ParseStatements());
        var handlers = new List<(List<string>, List<BlockNode>)>();
        if (Skip("exception"))
        {
            while (Skip("when"))
            {
                var conditions = new List<string> { Condition() };
                while (Skip("or"))
                {
                    conditions.Add(Condition());
                }

                Expect("then");
                handlers.Add((conditions, ParseStatements()));
            }
        }

        Expect("end");
        if (Word() is not (";" or ""))
        {
            _position++;
        }

        _depth--;
        return new NestedNode(declarations, handlers);
    }

    private string Condition()
    {
        if (Skip("sqlstate"))
        {
            return "sqlstate " + Next();
        }

        return Next();
    }

    private string Next()
    {
        var word = Word();
        _position++;
        return word;
    }

    private List<BlockNode> ParseStatements()
    {
        var result = new List<BlockNode>();
        while (!AtEnd && !_failed && Word() is not ("end" or "exception" or "else" or "elsif" or "elseif" or "when"))
        {
            result.Add(ParseStatement());
        }

        return result;
    }

    private BlockNode ParseStatement()
    {
        switch (Word())
        {
            case "if":
                return ParseIf();
            case "declare" or "begin" or "<<":
                var block = ParseBlock();
                Expect(";");
                return block;
            case "null":
                UntilSemicolon();
                return new NothingNode();
            case "raise":
                return UntilSemicolonIsException() ? new RaiseNode() : new NothingNode();
            case "return":
                UntilSemicolon();
                return new ReturnNode();
            case "execute":
                _position++;
                return new ExecuteNode(UntilSemicolon());
            case "perform":
                _position++;
                return new PerformNode("SELECT " + UntilSemicolon());
            case "for" or "foreach" or "while" or "loop":
                return ParseLoop();
            case "case":
                return ParseCase();
            default:
                return IsSql() ? new SqlNode(UntilSemicolon()) : new DynamicNode(UntilSemicolon());
        }
    }

    private bool UntilSemicolonIsException()
    {
        var level = Word(1);
        UntilSemicolon();
        return level is not ("notice" or "info" or "debug" or "log" or "warning");
    }

    private IfNode ParseIf()
    {
        var branches = new List<(string, List<BlockNode>)>();
        List<BlockNode>? otherwise = null;
        do
        {
            _position++;
            var condition = Until("then");
            branches.Add((condition, ParseStatements()));
        }
        while (Word() is "elsif" or "elseif");

        if (Skip("else"))
        {
            otherwise = ParseStatements();
        }

        Expect("end");
        Expect("if");
        Expect(";");
        return new IfNode(branches, otherwise);
    }

    /// <summary>To the END LOOP that closes it.</summary>
    private DynamicNode ParseLoop()
    {
        var start = _tokens[_position].Start;
        var depth = 0;
        while (!AtEnd)
        {
            if (Word() is "end" && Word(1) is "loop")
            {
                _position += 2;
                depth--;
                if (depth == 0)
                {
                    break;
                }
            }
            else
            {
                depth += Word() is "loop" ? 1 : 0;
                _position++;
            }
        }

        UntilSemicolon();
        return new DynamicNode(_body.Substring(start, (_position < _tokens.Length ? _tokens[_position].Start : _body.Length) - start));
    }

    private DynamicNode ParseCase()
    {
        var start = _tokens[_position].Start;
        while (!AtEnd && !(Word() is "end" && Word(1) is "case"))
        {
            _position++;
        }

        UntilSemicolon();
        return new DynamicNode(_body.Substring(start, (_position < _tokens.Length ? _tokens[_position].Start : _body.Length) - start));
    }

    /// <summary>SQL, and not an assignment or a SELECT … INTO variable.</summary>
    private bool IsSql()
    {
        if (Word() is not ("alter" or "create" or "drop" or "comment" or "grant" or "revoke" or "insert" or "update" or "delete" or "truncate" or "merge" or "with" or "select"
            or "refresh" or "reindex" or "analyze" or "lock" or "set" or "reset" or "do" or "call" or "copy" or "security" or "import" or "reassign" or "vacuum" or "cluster"))
        {
            return false;
        }

        if (Word() is "select" or "with")
        {
            for (var i = _position; i < _tokens.Length && _tokens[i].Kind != TokenKind.Semicolon; i++)
            {
                if (string.Equals(Text(_tokens[i]), "into", StringComparison.OrdinalIgnoreCase) && !(i > 0 && string.Equals(Text(_tokens[i - 1]), "insert", StringComparison.OrdinalIgnoreCase)))
                {
                    return false;
                }
            }
        }

        return !(_position + 1 < _tokens.Length && Text(_tokens[_position + 1]) is ":=" or "=");
    }

    /// <summary>The text up to a word outside parentheses and CASE, and past it.</summary>
    private string Until(string word)
    {
        var start = _position;
        var depth = 0;
        var cases = 0;
        while (!AtEnd && !(depth == 0 && cases == 0 && string.Equals(Word(), word, StringComparison.Ordinal)))
        {
            depth += _tokens[_position].Kind switch { TokenKind.LeftParenthesis => 1, TokenKind.RightParenthesis => -1, _ => 0 };
            cases += Word() switch { "case" => 1, "end" => -1, _ => 0 };
            _position++;
        }

        var text = Slice(start, _position);
        Expect(word);
        return text;
    }

    private string UntilSemicolon()
    {
        var start = _position;
        while (!AtEnd && _tokens[_position].Kind != TokenKind.Semicolon)
        {
            _position++;
        }

        var text = Slice(start, _position);
        Expect(";");
        return text;
    }

    private string Slice(int start, int end) => end <= start || start >= _tokens.Length ? "" : _body.Substring(_tokens[start].Start, _tokens[end - 1].End - _tokens[start].Start);
}
