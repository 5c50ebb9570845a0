namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement Truncate()
    {
        var start = _position;
        BeginNoting();
        Expect(Keyword.Truncate);
        Take(Keyword.Table);
        var tables = default(Builder<QualifiedName>);
        do
        {
            var table = RelationExpression();
            tables.Add(table);
            NoteChange(DataChangeKind.Truncate, table);
        }
        while (Take(TokenKind.Comma));

        var restart = Take(Keyword.Restart);
        if (restart || Take(Keyword.Continue))
        {
            Expect(Keyword.Identity);
        }

        return Noted(new TruncateStatement { Tables = tables.ToArray(), RestartIdentity = restart, Cascade = Cascade() }, start);
    }

    private Statement Call()
    {
        var start = _position;
        BeginNoting();
        Expect(Keyword.Call);
        var nameStart = _position;
        var procedure = FunctionName();
        if (!Failed)
        {
            NoteCall(nameStart);
        }

        Arguments();
        return Noted(new CallStatement(procedure), start);
    }

    private DoStatement Do()
    {
        Expect(Keyword.Do);
        string? body = null;
        var bodyStart = 0;
        var language = "plpgsql";
        do
        {
            if (Take(Keyword.Language))
            {
                language = WordOrString();
            }
            else if (IsString && body is null)
            {
                bodyStart = SqlTokenText.ContentStart(_text, _tokens[_position]);
                body = StringValue();
            }
            else
            {
                Fail();
            }
        }
        while (!AtEnd && !Is(TokenKind.Semicolon));

        return new DoStatement { Language = language, Body = body ?? "", BodyStart = bodyStart };
    }

    private Statement Copy()
    {
        var start = _position;
        BeginNoting();
        Expect(Keyword.Copy);
        CopyStatement copy;
        if (Take(TokenKind.LeftParenthesis))
        {
            PreparableStatement();
            Expect(TokenKind.RightParenthesis);
            Expect(Keyword.To);
            CopyFile(from: false);
            copy = new CopyStatement();
            Take(Keyword.With);
            CopyOptions();
        }
        else
        {
            Take(Keyword.Binary);
            var table = Relation();
            var columns = OptionalNames();
            var from = Take(Keyword.From);
            if (!from)
            {
                Expect(Keyword.To);
            }
            else
            {
                NoteChange(DataChangeKind.Copy, table, columns);
            }

            CopyFile(from);
            copy = new CopyStatement { Table = table, Columns = columns, From = from };
            if (Take(Keyword.Using) || Is(Keyword.Delimiters))
            {
                Expect(Keyword.Delimiters);
                SkipString();
            }

            Take(Keyword.With);
            CopyOptions();
            if (Is(Keyword.Where) && !from)
            {
                Fail("WHERE clause not allowed with COPY TO");
            }

            Where();
        }

        return Noted(copy, start);
    }

    /// <summary>Whether the last COPY read its rows from the lines behind it.</summary>
    private bool _copiesFromStdin;

    private void CopyFile(bool from)
    {
        var program = Take(Keyword.Program);
        _copiesFromStdin = false;
        if (_word is Keyword.Stdin or Keyword.Stdout)
        {
            if (program)
            {
                Fail("STDIN/STDOUT not allowed with PROGRAM");
            }

            _copiesFromStdin = from;
            Advance();
            return;
        }

        SkipString();
    }

    private void CopyOptions()
    {
        if (Take(TokenKind.LeftParenthesis))
        {
            do
            {
                SkipNameOf(AnyWords);
                CopyOptionArgument();
            }
            while (Take(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
            return;
        }

        while (CopyOption())
        {
        }
    }

    private void CopyOptionArgument()
    {
        if (_kind is TokenKind.Comma or TokenKind.RightParenthesis || Take(TokenKind.Star) || Take(Keyword.Default))
        {
            return;
        }

        if (Take(TokenKind.LeftParenthesis))
        {
            do
            {
                BooleanOrString();
            }
            while (Take(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
            return;
        }

        BooleanStringOrNumber();
    }

    /// <summary>copy_opt_item: the options of old, one after the other.</summary>
    private bool CopyOption()
    {
        switch (_word)
        {
            case Keyword.Binary or Keyword.Freeze or Keyword.Csv or Keyword.Header:
                Advance();
                return true;
            case Keyword.Delimiter or Keyword.Null or Keyword.Quote or Keyword.Escape:
                Advance();
                Take(Keyword.As);
                SkipString();
                return true;
            case Keyword.Encoding:
                Advance();
                SkipString();
                return true;
            case Keyword.Force:
                Advance();
                if (Take(Keyword.Not) || Is(Keyword.Null))
                {
                    Expect(Keyword.Null);
                }
                else
                {
                    Expect(Keyword.Quote);
                }

                if (!Take(TokenKind.Star))
                {
                    NameList();
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>opt_boolean_or_string.</summary>
    private string BooleanOrString()
    {
        switch (_word)
        {
            case Keyword.True or Keyword.False or Keyword.On:
                var text = Keywords.Text(_word);
                Advance();
                return text;
            default:
                return WordOrString();
        }
    }

    private string BooleanStringOrNumber() => _kind is TokenKind.Integer or TokenKind.Numeric or TokenKind.Plus or TokenKind.Minus ? Number() : BooleanOrString();
}
