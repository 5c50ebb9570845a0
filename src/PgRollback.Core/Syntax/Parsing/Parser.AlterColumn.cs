namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private AlterTableCommand AlterTableAlter()
    {
        Expect(Keyword.Alter);
        if (Take(Keyword.Constraint))
        {
            return AlterTableConstraint();
        }

        Take(Keyword.Column);
        if (Is(TokenKind.Integer))
        {
            return AlterIndexColumn();
        }

        var column = ColumnName();
        switch (_word)
        {
            case Keyword.Set:
                return AlterColumnSet(column);
            case Keyword.Drop:
                return AlterColumnDrop(column);
            case Keyword.Type:
                return AlterColumnTypeTo(column);
            case Keyword.Reset:
                Advance();
                return new ResetColumnOptions(column, StorageParameters());
            case Keyword.Add:
                Advance();
                Expect(Keyword.Generated);
                var always = Always();
                Expect(Keyword.As, Keyword.Identity);
                return new AddIdentity(column, always, Is(TokenKind.LeftParenthesis) ? ParenthesizedSequenceOptions() : default);
            case Keyword.Restart:
                return AlterIdentity(column);
            case Keyword.Options:
                return new AlterColumnForeignOptions(column, AlterGenericOptions());
            default:
                Fail();
                return new DropNotNull(column);
        }
    }

    /// <summary>The column of an index by number: only its statistics can be set.</summary>
    private SetColumnStatistics AlterIndexColumn()
    {
        var start = Start;
        var number = Integer();
        if (number is < 1 or > short.MaxValue)
        {
            Fail("column number must be in range from 1 to 32767", start);
        }

        Expect(Keyword.Set, Keyword.Statistics);
        return new SetColumnStatistics(number.ToString(System.Globalization.CultureInfo.InvariantCulture), StatisticsTarget());
    }

    /// <summary>set_statistics_value: null for DEFAULT.</summary>
    private int? StatisticsTarget() => Take(Keyword.Default) ? null : SignedInteger();

    private AlterTableCommand AlterColumnSet(string column)
    {
        switch (WordAt(1))
        {
            case Keyword.Default:
                MoveTo(_position + 2);
                return new SetColumnDefault(column, ExpressionFragment());
            case Keyword.Not:
                MoveTo(_position + 2);
                Expect(Keyword.Null);
                return new SetNotNull(column);
            case Keyword.Expression:
                MoveTo(_position + 2);
                Expect(Keyword.As);
                return new SetColumnExpression(column, ParenthesizedExpression());
            case Keyword.Statistics:
                MoveTo(_position + 2);
                return new SetColumnStatistics(column, StatisticsTarget());
            case Keyword.Storage:
                MoveTo(_position + 2);
                return new SetColumnStorage(column, NameOrDefault());
            case Keyword.Compression:
                MoveTo(_position + 2);
                return new SetColumnCompression(column, NameOrDefault());
            case Keyword.Data:
                MoveTo(_position + 2);
                return AlterColumnTypeTo(column);
            case Keyword.NotAKeyword when KindAt(1) == TokenKind.LeftParenthesis:
                Advance();
                return new SetColumnOptions(column, StorageParameters());
            default:
                return AlterIdentity(column);
        }
    }

    private AlterColumnType AlterColumnTypeTo(string column)
    {
        Expect(Keyword.Type);
        var type = Type();
        var collation = OptionalCollation();
        return new AlterColumnType(column, type, collation, Take(Keyword.Using) ? ExpressionFragment() : null);
    }

    private AlterTableCommand AlterColumnDrop(string column)
    {
        Expect(Keyword.Drop);
        switch (_word)
        {
            case Keyword.Default:
                Advance();
                return new DropColumnDefault(column);
            case Keyword.Not:
                Advance();
                Expect(Keyword.Null);
                return new DropNotNull(column);
            case Keyword.Expression:
                Advance();
                return new DropColumnExpression(column, IfExists());
            default:
                Expect(Keyword.Identity);
                return new DropIdentity(column, IfExists());
        }
    }

    /// <summary>alter_identity_column_option_list.</summary>
    private SetIdentity AlterIdentity(string column)
    {
        bool? always = null;
        var options = default(Builder<SequenceOption>);
        do
        {
            if (Take(Keyword.Restart))
            {
                options.Add(new SequenceOption("RESTART", RestartValue()));
                continue;
            }

            Expect(Keyword.Set);
            if (Take(Keyword.Generated))
            {
                always = Always();
                continue;
            }

            var start = Start;
            if (!AtSequenceOption)
            {
                Fail();
                break;
            }

            var option = SequenceOption();
            if (option.Name is "AS" or "RESTART" or "OWNED BY")
            {
                Fail("sequence option \"" + option.Name.ToLowerInvariant().Replace(' ', '_') + "\" not supported here", start);
            }

            options.Add(option);
        }
        while (_word is Keyword.Restart or Keyword.Set);
        return new SetIdentity(column, always, options.ToArray());
    }

    private AlterConstraint AlterTableConstraint()
    {
        var name = ColumnName();
        if (Take(Keyword.Inherit))
        {
            return new AlterConstraint(name, Deferrable: null, InitiallyDeferred: null, Enforced: null, Inherit: true);
        }

        var offset = Start;
        var traits = ConstraintAttributes();
        if (Has(traits, ConstraintTraits.NotValid))
        {
            Fail("constraints cannot be altered to be NOT VALID", offset);
        }

        bool? inherit = Has(traits, ConstraintTraits.NoInherit) ? false : null;
        bool? enforced = Has(traits, ConstraintTraits.Enforced) ? true : Has(traits, ConstraintTraits.NotEnforced) ? false : null;
        const ConstraintTraits Deferral = ConstraintTraits.Deferrable | ConstraintTraits.NotDeferrable | ConstraintTraits.InitiallyDeferred | ConstraintTraits.InitiallyImmediate;
        if ((traits & Deferral) == ConstraintTraits.None)
        {
            return new AlterConstraint(name, Deferrable: null, InitiallyDeferred: null, enforced, inherit);
        }

        var deferred = Has(traits, ConstraintTraits.InitiallyDeferred);
        return new AlterConstraint(name, deferred || Has(traits, ConstraintTraits.Deferrable), deferred, enforced, inherit);
    }
}
