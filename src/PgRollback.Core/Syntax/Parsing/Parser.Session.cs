namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement SessionOrMaintenance(bool inBody)
    {
        switch (_word)
        {
            case Keyword.Begin when !inBody:
                Advance();
                OptionalTransactionWord();
                TransactionModes(required: false);
                return new TransactionStatement { Action = TransactionAction.Begin };
            case Keyword.End when !inBody:
                Advance();
                OptionalTransactionWord();
                Chain();
                return new TransactionStatement { Action = TransactionAction.Commit };
            case Keyword.Start or Keyword.Commit or Keyword.Rollback or Keyword.Abort or Keyword.Savepoint or Keyword.Release:
                return Transaction();
            case Keyword.Prepare:
                return Prepare();
            case Keyword.Set:
                return Set();
            case Keyword.Reset:
                Advance();
                var reset = ResetName();
                _standardConformingStrings |= reset is "standard_conforming_strings" or "all";
                return new SetStatement { Name = reset, IsReset = true };
            case Keyword.Show:
                return Show();
            case Keyword.Listen or Keyword.Unlisten or Keyword.Notify or Keyword.Execute or Keyword.Deallocate or Keyword.Declare or Keyword.Fetch or Keyword.Move
                or Keyword.Close or Keyword.Explain or Keyword.Lock:
                return Session();
            default:
                return Maintenance();
        }
    }

    private void OptionalTransactionWord()
    {
        if (!Take(Keyword.Work))
        {
            Take(Keyword.Transaction);
        }
    }

    /// <summary>opt_transaction_chain.</summary>
    private void Chain()
    {
        if (Take(Keyword.And))
        {
            Take(Keyword.No);
            Expect(Keyword.Chain);
        }
    }

    private TransactionStatement Transaction()
    {
        var word = _word;
        Advance();
        switch (word)
        {
            case Keyword.Start:
                Expect(Keyword.Transaction);
                TransactionModes(required: false);
                return new TransactionStatement { Action = TransactionAction.Start };
            case Keyword.Savepoint:
                return new TransactionStatement { Action = TransactionAction.Savepoint, Name = ColumnName() };
            case Keyword.Release:
                Take(Keyword.Savepoint);
                return new TransactionStatement { Action = TransactionAction.Release, Name = ColumnName() };
            case Keyword.Commit or Keyword.Rollback when Take(Keyword.Prepared):
                return new TransactionStatement
                {
                    Action = word == Keyword.Commit ? TransactionAction.CommitPrepared : TransactionAction.RollbackPrepared,
                    Name = StringValue(),
                };
        }

        OptionalTransactionWord();
        if (word == Keyword.Rollback && Take(Keyword.To))
        {
            Take(Keyword.Savepoint);
            return new TransactionStatement { Action = TransactionAction.RollbackTo, Name = ColumnName() };
        }

        Chain();
        return new TransactionStatement { Action = word == Keyword.Commit ? TransactionAction.Commit : TransactionAction.Rollback };
    }

    /// <summary>transaction_mode_list.</summary>
    private void TransactionModes(bool required)
    {
        while (required || AtTransactionMode)
        {
            required = false;
            if (Take(Keyword.Isolation))
            {
                IsolationLevel();
            }
            else if (Take(Keyword.Read))
            {
                if (!Take(Keyword.Only))
                {
                    Expect(Keyword.Write);
                }
            }
            else
            {
                Take(Keyword.Not);
                Expect(Keyword.Deferrable);
            }

            required = Take(TokenKind.Comma);
        }
    }

    private bool AtTransactionMode => _word is Keyword.Isolation or Keyword.Read or Keyword.Deferrable or Keyword.Not;

    private void IsolationLevel()
    {
        Expect(Keyword.Level);
        if (Take(Keyword.Read))
        {
            if (!Take(Keyword.Uncommitted))
            {
                Expect(Keyword.Committed);
            }
        }
        else if (Take(Keyword.Repeatable))
        {
            Expect(Keyword.Read);
        }
        else
        {
            Expect(Keyword.Serializable);
        }
    }

    private Statement Prepare()
    {
        Expect(Keyword.Prepare);
        if (Is(Keyword.Transaction) && IsStringKind(KindAt(1)))
        {
            Advance();
            return new TransactionStatement { Action = TransactionAction.Prepare, Name = StringValue() };
        }

        SkipNameOf(ColumnNames);
        if (Is(TokenKind.LeftParenthesis))
        {
            TypeList();
        }

        Expect(Keyword.As);
        PreparableStatement();
        return new SessionStatement("PREPARE");
    }

    private Statement Set()
    {
        Expect(Keyword.Set);
        if (Take(Keyword.Constraints))
        {
            if (!Take(Keyword.All))
            {
                Relations();
            }

            if (!Take(Keyword.Deferred))
            {
                Expect(Keyword.Immediate);
            }

            return new SessionStatement("SET CONSTRAINTS");
        }

        // LOCAL and SESSION may also be names of settings.
        var local = Is(Keyword.Local) && !(KindAt(1) is TokenKind.Equal or TokenKind.Dot) && WordAt(1) != Keyword.To;
        if (local)
        {
            Advance();
        }
        else if (Is(Keyword.Session) && !(KindAt(1) is TokenKind.Equal or TokenKind.Dot) && WordAt(1) is not (Keyword.To or Keyword.Authorization or Keyword.Characteristics))
        {
            Advance();
        }
        else if (Is(Keyword.Session, Keyword.Authorization) && (KindAt(2) is TokenKind.Equal or TokenKind.Dot || WordAt(2) == Keyword.To))
        {
            Advance();
        }

        if (Is(Keyword.Session, Keyword.Characteristics))
        {
            MoveTo(_position + 2);
            Expect(Keyword.As, Keyword.Transaction);
            TransactionModes(required: true);
            return new SetStatement { Name = "session characteristics", Local = local };
        }

        if (Is(Keyword.Transaction) && WordAt(1) is Keyword.Isolation or Keyword.Read or Keyword.Deferrable or Keyword.Not)
        {
            Advance();
            TransactionModes(required: true);
            return new SetStatement { Name = "transaction", Local = local };
        }

        var values = SetRest(out var name, out var fromCurrent, out _);
        if (name == "standard_conforming_strings" && !Failed)
        {
            _standardConformingStrings = values.Count != 1 || values[0].ToLowerInvariant() is not ("off" or "false" or "no" or "0");
        }

        return new SetStatement { Name = name, Values = values, Local = local };
    }

    private SessionStatement Show()
    {
        Expect(Keyword.Show);
        if (!Take(Keyword.All) && SpecialSettingName() is null)
        {
            SettingName();
        }

        return new SessionStatement("SHOW");
    }

    private SessionStatement Session()
    {
        var word = _word;
        if (word == Keyword.Notify)
        {
            Notify();
            return new SessionStatement("NOTIFY");
        }

        if (word == Keyword.Execute)
        {
            ExecuteBody();
            return new SessionStatement("EXECUTE");
        }

        Advance();
        switch (word)
        {
            case Keyword.Listen:
                SkipNameOf(ColumnNames);
                return new SessionStatement("LISTEN");
            case Keyword.Unlisten:
                if (!Take(TokenKind.Star))
                {
                    SkipNameOf(ColumnNames);
                }

                return new SessionStatement("UNLISTEN");
            case Keyword.Deallocate:
                return Deallocate();
            case Keyword.Declare:
                return DeclareCursor();
            case Keyword.Fetch or Keyword.Move:
                FetchArguments();
                return new SessionStatement(word == Keyword.Fetch ? "FETCH" : "MOVE");
            case Keyword.Close:
                if (!Take(Keyword.All))
                {
                    SkipNameOf(ColumnNames);
                    return new SessionStatement("CLOSE CURSOR");
                }

                return new SessionStatement("CLOSE CURSOR ALL");
            case Keyword.Explain:
                return Explain();
            default:
                return Lock();
        }
    }

    private void Notify()
    {
        Expect(Keyword.Notify);
        SkipNameOf(ColumnNames);
        if (Take(TokenKind.Comma))
        {
            SkipString();
        }
    }

    private SessionStatement Deallocate()
    {
        if (Is(Keyword.Prepare) && (IsColumnNameAt(1) || WordAt(1) == Keyword.All))
        {
            Advance();
        }

        if (Take(Keyword.All))
        {
            return new SessionStatement("DEALLOCATE ALL");
        }

        SkipNameOf(ColumnNames);
        return new SessionStatement("DEALLOCATE");
    }

    private SessionStatement DeclareCursor()
    {
        SkipNameOf(ColumnNames);
        while (!Is(Keyword.Cursor) && !AtEnd)
        {
            if (Take(Keyword.No))
            {
                Expect(Keyword.Scroll);
            }
            else if (!(Take(Keyword.Scroll) || Take(Keyword.Binary) || Take(Keyword.Asensitive)))
            {
                Expect(Keyword.Insensitive);
            }
        }

        Expect(Keyword.Cursor);
        if (Take(Keyword.With) || Take(Keyword.Without))
        {
            Expect(Keyword.Hold);
        }

        Expect(Keyword.For);
        SelectStatement();
        return new SessionStatement("DECLARE CURSOR");
    }

    /// <summary>fetch_args.</summary>
    private void FetchArguments()
    {
        switch (_word)
        {
            case Keyword.Next or Keyword.Prior or Keyword.First or Keyword.Last or Keyword.All when !AtFetchEnd(1):
                Advance();
                break;
            case Keyword.Absolute or Keyword.Relative when !AtFetchEnd(1):
                Advance();
                SignedInteger();
                break;
            case Keyword.Forward or Keyword.Backward when !AtFetchEnd(1):
                Advance();
                if (!Take(Keyword.All) && _kind is TokenKind.Integer or TokenKind.Plus or TokenKind.Minus)
                {
                    SignedInteger();
                }

                break;
            default:
                if (_kind is TokenKind.Integer or TokenKind.Plus or TokenKind.Minus)
                {
                    SignedInteger();
                }

                break;
        }

        if (!Take(Keyword.From))
        {
            Take(Keyword.In);
        }

        SkipNameOf(ColumnNames);
    }

    private bool AtFetchEnd(int ahead) => KindAt(ahead) is TokenKind.EndOfText or TokenKind.Semicolon;

    private SessionStatement Explain()
    {
        var start = _position;
        if (Is(TokenKind.LeftParenthesis) && !AtParenthesizedSelect())
        {
            UtilityOptions();
        }
        else
        {
            if (!Take(Keyword.Analyze))
            {
                Take(Keyword.Analyse);
            }

            Take(Keyword.Verbose);
        }

        var explained = _position;
        var runs = !Failed && Enumerable.Range(start, explained - start).Any(i => _tokens[i].Keyword is Keyword.Analyze or Keyword.Analyse);
        switch (_word)
        {
            case Keyword.Create:
                if (Create() is not (CreateTableAsStatement or CreateMaterializedViewStatement) && !Failed)
                {
                    MoveTo(explained);
                    Fail();
                }

                break;
            case Keyword.Declare:
                Advance();
                DeclareCursor();
                break;
            case Keyword.Refresh:
                RefreshMaterializedView();
                break;
            case Keyword.Execute:
                ExecuteBody();
                break;
            default:
                PreparableStatement();
                break;
        }

        return new SessionStatement(runs ? "EXPLAIN ANALYZE" : "EXPLAIN");
    }

    private SessionStatement Lock()
    {
        Take(Keyword.Table);
        do
        {
            RelationExpression();
        }
        while (Take(TokenKind.Comma));
        if (Take(Keyword.In))
        {
            LockMode();
            Expect(Keyword.Mode);
        }

        Take(Keyword.Nowait);
        return new SessionStatement("LOCK TABLE");
    }

    private void LockMode()
    {
        if (Take(Keyword.Access))
        {
            if (!Take(Keyword.Share))
            {
                Expect(Keyword.Exclusive);
            }
        }
        else if (Take(Keyword.Row))
        {
            if (!Take(Keyword.Share))
            {
                Expect(Keyword.Exclusive);
            }
        }
        else if (Take(Keyword.Share))
        {
            if (Take(Keyword.Update) || Take(Keyword.Row))
            {
                Expect(Keyword.Exclusive);
            }
        }
        else
        {
            Expect(Keyword.Exclusive);
        }
    }
}
