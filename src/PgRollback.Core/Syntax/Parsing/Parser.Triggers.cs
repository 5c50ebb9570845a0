namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private CreateTriggerStatement CreateTrigger(bool orReplace)
    {
        var isConstraint = Is(Keyword.Constraint);
        if (isConstraint)
        {
            if (orReplace)
            {
                Fail("CREATE OR REPLACE CONSTRAINT TRIGGER is not supported");
            }

            Advance();
        }

        Expect(Keyword.Trigger);
        var name = ColumnName();
        var timing = TriggerTiming(isConstraint);
        var events = TriggerEvents(out var updateColumns);
        Expect(Keyword.On);
        var table = Relation();
        QualifiedName? referenced = null;
        var attributes = ConstraintTraits.None;
        string? oldTable = null;
        string? newTable = null;
        var forEachRow = false;
        if (isConstraint)
        {
            referenced = Take(Keyword.From) ? Relation() : null;
            attributes = TriggerAttributes();
            Expect(Keyword.For);
            Expect(Keyword.Each, Keyword.Row);
            forEachRow = true;
        }
        else
        {
            TransitionTables(out oldTable, out newTable);
            if (Take(Keyword.For))
            {
                Take(Keyword.Each);
                forEachRow = Take(Keyword.Row);
                if (!forEachRow)
                {
                    Expect(Keyword.Statement);
                }
            }
        }

        SqlFragment? when = Take(Keyword.When) ? ParenthesizedExpression() : null;
        ExecuteFunction();
        var function = FunctionName();
        return new CreateTriggerStatement
        {
            Name = name,
            OrReplace = orReplace,
            IsConstraint = isConstraint,
            Table = table,
            Timing = timing,
            Events = events,
            UpdateColumns = updateColumns,
            ReferencedTable = referenced,
            Deferrable = (attributes & (ConstraintTraits.Deferrable | ConstraintTraits.InitiallyDeferred)) != ConstraintTraits.None,
            InitiallyDeferred = Has(attributes, ConstraintTraits.InitiallyDeferred),
            OldTable = oldTable,
            NewTable = newTable,
            ForEachRow = forEachRow,
            When = when,
            Function = function,
            Arguments = TriggerArguments(),
        };
    }

    private void ExecuteFunction()
    {
        Expect(Keyword.Execute);
        if (!Take(Keyword.Function))
        {
            Expect(Keyword.Procedure);
        }
    }

    private string TriggerTiming(bool isConstraint)
    {
        if (!isConstraint && Take(Keyword.Before))
        {
            return "BEFORE";
        }

        if (!isConstraint && Take(Keyword.Instead))
        {
            Expect(Keyword.Of);
            return "INSTEAD OF";
        }

        Expect(Keyword.After);
        return "AFTER";
    }

    private ConstraintTraits TriggerAttributes()
    {
        var offset = Start;
        var attributes = ConstraintAttributes();
        var wrong = (attributes & ConstraintTraits.NotValid) != ConstraintTraits.None ? "NOT VALID"
            : (attributes & ConstraintTraits.NoInherit) != ConstraintTraits.None ? "NO INHERIT"
            : (attributes & ConstraintTraits.NotEnforced) != ConstraintTraits.None ? "NOT ENFORCED"
            : (attributes & ConstraintTraits.Enforced) != ConstraintTraits.None ? "ENFORCED"
            : null;
        if (wrong is not null)
        {
            Fail("TRIGGER constraints cannot be marked " + wrong, offset);
        }

        return attributes;
    }

    private EquatableArray<string> TriggerEvents(out EquatableArray<string> updateColumns)
    {
        updateColumns = default;
        var events = default(Builder<string>);
        do
        {
            var name = _word switch
            {
                Keyword.Insert => "INSERT",
                Keyword.Delete => "DELETE",
                Keyword.Update => "UPDATE",
                Keyword.Truncate => "TRUNCATE",
                _ => null,
            };
            if (name is null)
            {
                Fail();
                break;
            }

            for (var i = 0; i < events.Count; i++)
            {
                if (events[i] == name)
                {
                    Fail("duplicate trigger events specified" + Near(_tokens[_position]));
                }
            }

            Advance();
            if (name == "UPDATE" && Take(Keyword.Of))
            {
                updateColumns = NameList();
            }

            events.Add(name);
        }
        while (Take(Keyword.Or));
        return events.ToArray();
    }

    /// <summary>TriggerReferencing.</summary>
    private void TransitionTables(out string? oldTable, out string? newTable)
    {
        oldTable = null;
        newTable = null;
        if (!Take(Keyword.Referencing))
        {
            return;
        }

        do
        {
            var isNew = Take(Keyword.New);
            if (!isNew)
            {
                Expect(Keyword.Old);
            }

            if (!Take(Keyword.Table))
            {
                Expect(Keyword.Row);
            }

            Take(Keyword.As);
            if (isNew)
            {
                newTable = ColumnName();
            }
            else
            {
                oldTable = ColumnName();
            }
        }
        while (_word is Keyword.New or Keyword.Old);
    }

    private EquatableArray<string> TriggerArguments()
    {
        Expect(TokenKind.LeftParenthesis);
        var arguments = default(Builder<string>);
        if (Take(TokenKind.RightParenthesis))
        {
            return default;
        }

        do
        {
            if (IsString)
            {
                arguments.Add(StringValue());
            }
            else if (_kind is TokenKind.Integer or TokenKind.Numeric)
            {
                arguments.Add(TokenText());
                Advance();
            }
            else
            {
                arguments.Add(Label());
            }
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return arguments.ToArray();
    }

    private CreateEventTriggerStatement CreateEventTrigger()
    {
        Expect(Keyword.Event, Keyword.Trigger);
        var name = ColumnName();
        Expect(Keyword.On);
        var @event = Label();
        SqlFragment? when = null;
        if (Take(Keyword.When))
        {
            var start = _position;
            do
            {
                SkipNameOf(ColumnNames);
                Expect(Keyword.In);
                Expect(TokenKind.LeftParenthesis);
                do
                {
                    SkipString();
                }
                while (Take(TokenKind.Comma));
                Expect(TokenKind.RightParenthesis);
            }
            while (Take(Keyword.And));
            when = FragmentFrom(start);
        }

        ExecuteFunction();
        var function = FunctionName();
        Expect(TokenKind.LeftParenthesis);
        Expect(TokenKind.RightParenthesis);
        return new CreateEventTriggerStatement { Name = name, Event = @event, When = when, Function = function };
    }

    private AlterEventTriggerStatement AlterEventTriggerState(string name)
    {
        if (Take(Keyword.Disable))
        {
            return new AlterEventTriggerStatement(name, TriggerState.Disabled);
        }

        Expect(Keyword.Enable);
        var state = Take(Keyword.Replica) ? TriggerState.Replica : Take(Keyword.Always) ? TriggerState.Always : TriggerState.Origin;
        return new AlterEventTriggerStatement(name, state);
    }
}
