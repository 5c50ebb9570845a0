namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private CreateSequenceStatement CreateSequence(Persistence persistence)
    {
        Expect(Keyword.Sequence);
        var ifNotExists = IfNotExists();
        return new CreateSequenceStatement
        {
            Name = Relation(),
            Persistence = persistence,
            IfNotExists = ifNotExists,
            Options = SequenceOptions(),
        };
    }

    private EquatableArray<SequenceOption> ParenthesizedSequenceOptions()
    {
        Expect(TokenKind.LeftParenthesis);
        var options = SequenceOptions();
        if (options.IsEmpty)
        {
            Fail();
        }

        Expect(TokenKind.RightParenthesis);
        return options;
    }

    /// <summary>OptSeqOptList.</summary>
    private EquatableArray<SequenceOption> SequenceOptions()
    {
        var options = default(Builder<SequenceOption>);
        while (AtSequenceOption)
        {
            options.Add(SequenceOption());
        }

        return options.ToArray();
    }

    private bool AtSequenceOption => _word is Keyword.As or Keyword.Cache or Keyword.Cycle or Keyword.No or Keyword.Increment or Keyword.Logged or Keyword.Maxvalue
        or Keyword.Minvalue or Keyword.Owned or Keyword.Sequence or Keyword.Start or Keyword.Restart or Keyword.Unlogged;

    private SequenceOption SequenceOption()
    {
        var word = _word;
        Advance();
        switch (word)
        {
            case Keyword.As:
                var typeStart = _position;
                var name = SimpleType(allowColumnType: false, out var modifiers, out _);
                var type = new TypeName { Name = name, Modifiers = modifiers, Span = SpanFrom(typeStart) };
                return new SequenceOption("AS", name.ToString()) { Type = type };
            case Keyword.Cache:
                return new SequenceOption("CACHE", Number());
            case Keyword.Cycle:
                return new SequenceOption("CYCLE", Value: null);
            case Keyword.Logged:
                return new SequenceOption("LOGGED", Value: null);
            case Keyword.Unlogged:
                return new SequenceOption("UNLOGGED", Value: null);
            case Keyword.Increment:
                Take(Keyword.By);
                return new SequenceOption("INCREMENT", Number());
            case Keyword.Maxvalue:
                return new SequenceOption("MAXVALUE", Number());
            case Keyword.Minvalue:
                return new SequenceOption("MINVALUE", Number());
            case Keyword.Start:
                Take(Keyword.With);
                return new SequenceOption("START", Number());
            case Keyword.Restart:
                return new SequenceOption("RESTART", RestartValue());
            case Keyword.No:
                return NoSequenceOption();
            case Keyword.Owned:
                Expect(Keyword.By);
                return OwnedBy();
            default:
                Expect(Keyword.Name);
                var sequence = AnyName();
                return new SequenceOption("SEQUENCE NAME", sequence.Name) { Target = sequence };
        }
    }

    private string? RestartValue() =>
        Take(Keyword.With) || _kind is TokenKind.Integer or TokenKind.Numeric or TokenKind.Plus or TokenKind.Minus ? Number() : null;

    private SequenceOption NoSequenceOption()
    {
        var name = _word switch
        {
            Keyword.Maxvalue => "MAXVALUE",
            Keyword.Minvalue => "MINVALUE",
            Keyword.Cycle => "CYCLE",
            _ => null,
        };
        if (name is null)
        {
            Fail();
        }

        Advance();
        return new SequenceOption(name ?? "", Value: null, No: true);
    }

    private SequenceOption OwnedBy()
    {
        // NONE is a name to the grammar.
        var (table, column) = ColumnPath();
        return table.Name.Length == 0
            ? new SequenceOption("OWNED BY", Value: null, No: true)
            : new SequenceOption("OWNED BY", column) { Target = table };
    }
}
