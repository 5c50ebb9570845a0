using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Reads the body of a DO block or of a function in PL/pgSQL. What it does not know becomes a <see cref="DynamicNode"/>; null when not even the outline can be read.</summary>
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
            Fail();
        }
    }

    private NestedNode ParseBlock()
    {
        var variables = new List<DeclaredVariable>();
        if (++_depth > MaxDepth)
        {
            Fail();
        }

        SkipLabel();
        if (Skip("declare"))
        {
            while (!AtEnd && Word() is not "begin")
            {
                // DECLARE may stand before each of them again.
                if (!Skip("declare"))
                {
                    variables.Add(ParseDeclaration());
                }
            }
        }

        Expect("begin");
        var body = ParseStatements();
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
        return new NestedNode(variables, body, handlers);
    }

    private void SkipLabel()
    {
        if (Skip("<<"))
        {
            _position++;
            Expect(">>");
        }
    }

    private void Fail()
    {
        _failed = true;
        _position = _tokens.Length;
    }

    /// <summary>name [CONSTANT] type [NOT NULL] [DEFAULT | := | = value]; a cursor or an alias is a variable of a type that nobody knows.</summary>
    private DeclaredVariable ParseDeclaration()
    {
        var name = Name();
        Skip("constant");
        var start = _position;
        while (!AtEnd && Word() is not (":=" or "=" or "default" or ";"))
        {
            _position++;
        }

        var type = Slice(start, _position);
        var value = Skip(";") ? null : AfterAssignment();
        return new DeclaredVariable(name, type, value);
    }

    private string AfterAssignment()
    {
        _position++;
        return UntilSemicolon();
    }

    private string Name() => _position < _tokens.Length ? SqlTokenText.Identifier(_body, _tokens[_position++]) : "";

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
        if (++_depth > MaxDepth)
        {
            Fail();
        }

        while (!AtEnd && !_failed && Word() is not ("end" or "exception" or "else" or "elsif" or "elseif" or "when"))
        {
            result.Add(ParseStatement());
        }

        _depth--;
        return result;
    }

    private BlockNode ParseStatement()
    {
        while (Word() is "<<")
        {
            SkipLabel();
        }

        if (AtEnd)
        {
            Fail();
            return new NothingNode();
        }

        switch (Word())
        {
            case "if":
                return ParseIf();
            case "declare" or "begin":
                var block = ParseBlock();
                Expect(";");
                return block;
            case "null":
                UntilSemicolon();
                return new NothingNode();
            case "rollback":
                UntilSemicolon();
                return new UndecidedNode("ROLLBACK");
            case "raise":
                return UntilSemicolonIsException() ? new RaiseNode() : new NothingNode();
            case "return":
                return ParseReturn();
            case "exit" or "continue":
                return ParseLeave();
            case "execute":
                _position++;
                return ParseExecute();
            case "perform":
                _position++;
                return new PerformNode("SELECT " + UntilSemicolon());
            case "for" or "foreach" or "while" or "loop":
                return ParseLoop();
            case "case":
                return ParseCase();
            default:
                if (ParseAssignment() is { } assignment)
                {
                    return assignment;
                }

                return IsSql() ? ParseSql() : new DynamicNode(UntilSemicolon());
        }
    }

    private BlockNode ParseReturn()
    {
        _position++;
        if (Word() is "next" or "query")
        {
            // They go on behind it.
            return new DynamicNode(UntilSemicolon());
        }

        var value = UntilSemicolon();
        return new ReturnNode(value.Length == 0 ? null : value);
    }

    private BlockNode ParseLeave()
    {
        var isContinue = Word() is "continue";
        _position++;
        if (Word() is not ("when" or ";"))
        {
            // Of a loop further out.
            UntilSemicolon();
            return new UndecidedNode("a jump to a label");
        }

        return new LeaveNode(isContinue, Skip("when") ? UntilSemicolon() : UntilSemicolon() is { Length: > 0 } rest ? rest : null);
    }

    private ExecuteNode ParseExecute()
    {
        var (text, targets) = WithoutInto(UntilSemicolon());
        return new ExecuteNode(text, targets);
    }

    private StatementNode ParseSql()
    {
        var mayHaveTargets = Word() is "select" or "with" or "insert" or "update" or "delete" or "merge";
        var text = UntilSemicolon();
        var (rest, targets) = mayHaveTargets ? WithoutInto(text) : (text, []);
        return new StatementNode(rest, targets) { IsStrict = targets.Count > 0 && IsStrict(text) };
    }

    private static bool IsStrict(string text)
    {
        var tokens = SqlLexer.Tokenize(text);
        return Enumerable.Range(1, Math.Max(0, tokens.Length - 1)).Any(i => Is(text, tokens[i], "strict") && Is(text, tokens[i - 1], "into"));
    }

    /// <summary>A statement without INTO [STRICT] targets, which stands outside parentheses and not behind INSERT or MERGE.</summary>
    private static (string Text, List<string> Targets) WithoutInto(string text)
    {
        var tokens = SqlLexer.Tokenize(text);
        var depth = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            depth += tokens[i].Nesting;
            if (depth != 0 || !Is(text, tokens[i], "into") || (i > 0 && (Is(text, tokens[i - 1], "insert") || Is(text, tokens[i - 1], "merge"))))
            {
                continue;
            }

            var targets = new List<string>();
            var next = i + 1 < tokens.Length && Is(text, tokens[i + 1], "strict") ? i + 2 : i + 1;
            while (next < tokens.Length)
            {
                var name = SqlTokenText.Identifier(text, tokens[next++]);
                while (next + 1 < tokens.Length && tokens[next].Kind == TokenKind.Dot)
                {
                    name += "." + SqlTokenText.Identifier(text, tokens[next + 1]);
                    next += 2;
                }

                targets.Add(name);
                if (next >= tokens.Length || tokens[next].Kind != TokenKind.Comma)
                {
                    break;
                }

                next++;
            }

            var end = next < tokens.Length ? tokens[next].Start : text.Length;
            return (text.Substring(0, tokens[i].Start) + " " + text.Substring(end), targets);
        }

        return (text, []);
    }

    private static bool Is(string text, SqlToken token, string word) =>
        token.Kind is TokenKind.Keyword or TokenKind.Identifier && string.Equals(text.Substring(token.Start, token.Length), word, StringComparison.OrdinalIgnoreCase);

    /// <summary>name := value, name = value; also of a field or an element.</summary>
    private AssignNode? ParseAssignment()
    {
        var start = _position;
        if (_tokens[_position].Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Keyword))
        {
            return null;
        }

        var name = Name();
        while (Word() is "." or "[")
        {
            // A field of a record keeps its name; of any other part of a variable all is unknown from then on.
            if (Word() is "." && name.IndexOf('.') < 0)
            {
                _position++;
                name += "." + Name();
            }
            else if (Word() is ".")
            {
                name = name.Substring(0, name.IndexOf('.') + 1);
                _position += 2;
            }
            else
            {
                name = (name.IndexOf('.') < 0 ? name : name.Substring(0, name.IndexOf('.'))) + ".";
                while (!AtEnd && Word() is not ("]" or ";"))
                {
                    _position++;
                }

                Skip("]");
            }
        }

        if (Word() is ":=" or "=")
        {
            return new AssignNode(name, AfterAssignment());
        }

        _position = start;
        return null;
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

    private BlockNode ParseLoop()
    {
        var word = Word();
        _position++;
        switch (word)
        {
            case "loop":
                _position--;
                return new WhileNode(Condition: null, LoopBody());
            case "while":
                var condition = Until("loop");
                _position--;
                return new WhileNode(condition, LoopBody());
            case "foreach":
                var element = Name();
                var array = Until("loop");
                _position--;
                var inArray = array.IndexOf("array", StringComparison.OrdinalIgnoreCase);
                return inArray < 0 || array.StartsWith("slice", StringComparison.OrdinalIgnoreCase)
                    ? Undecided(LoopBody())
                    : new ArrayLoopNode(element, array.Substring(inArray + "array".Length), LoopBody());
            default:
                return ParseFor();
        }
    }

    /// <summary>Runs as often as only a server can tell.</summary>
    private static QueryLoopNode Undecided(List<BlockNode> body) => new([], "", IsDynamic: true, body);

    private BlockNode ParseFor()
    {
        var variables = new List<string>();
        do
        {
            var name = Name();
            while (Skip("."))
            {
                name += "." + Name();
            }

            variables.Add(name);
        }
        while (Skip(","));

        Expect("in");
        var reverse = Skip("reverse");
        var isDynamic = Skip("execute");
        var start = _position;
        var text = Until("loop");
        var range = Array.FindIndex(_tokens, start, Math.Max(0, Math.Min(_position, _tokens.Length) - start), static t => t.Kind == TokenKind.DotDot);
        _position--;
        if (range >= 0 && !isDynamic)
        {
            var end = Math.Max(range + 1, _position);
            var by = Array.FindIndex(_tokens, range, end - range, t => string.Equals(Text(t), "by", StringComparison.OrdinalIgnoreCase));
            var (first, last) = (Slice(start, range), Slice(range + 1, end));
            var body = LoopBody();
            return by >= 0 ? Undecided(body) : new NumberLoopNode(variables[0], first, last, reverse, body);
        }

        return new QueryLoopNode(variables, text, isDynamic, LoopBody());
    }

    private List<BlockNode> LoopBody()
    {
        Expect("loop");
        var body = ParseStatements();
        Expect("end");
        Expect("loop");
        if (Word() is not ";")
        {
            _position++;
        }

        Expect(";");
        return body;
    }

    /// <summary>CASE as the IF that it stands for.</summary>
    private IfNode ParseCase()
    {
        _position++;
        var operand = Word() is "when" ? null : Before("when");
        var branches = new List<(string, List<BlockNode>)>();
        while (Skip("when"))
        {
            var condition = Until("then");
            branches.Add((operand is null ? condition : $"({operand}) IN ({condition})", ParseStatements()));
        }

        // Without ELSE a value that fits no branch is an error.
        var otherwise = Skip("else") ? ParseStatements() : [new RaiseNode()];
        Expect("end");
        Expect("case");
        Expect(";");
        return new IfNode(branches, otherwise);
    }

    private string Before(string word)
    {
        var text = Until(word);
        _position--;
        return text;
    }

    /// <summary>Begins as statements of SQL do.</summary>
    private bool IsSql() => Word() is
        "alter" or "create" or "drop" or "comment" or "grant" or "revoke" or "insert" or "update" or "delete" or "truncate" or "merge" or "with" or "select"
        or "refresh" or "reindex" or "analyze" or "lock" or "set" or "reset" or "do" or "call" or "copy" or "security" or "import" or "reassign" or "vacuum" or "cluster";

    /// <summary>The text up to a word outside parentheses and CASE, and past it.</summary>
    private string Until(string word)
    {
        var start = _position;
        var depth = 0;
        var cases = 0;
        while (!AtEnd && !(depth == 0 && cases == 0 && string.Equals(Word(), word, StringComparison.Ordinal)))
        {
            depth += _tokens[_position].Nesting;
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
