namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private bool AtTableConstraint => _word switch
    {
        Keyword.Constraint or Keyword.Check or Keyword.Unique or Keyword.Primary or Keyword.Foreign or Keyword.Not => true,
        Keyword.Exclude => KindAt(1) == TokenKind.LeftParenthesis || WordAt(1) == Keyword.Using,
        _ => false,
    };

    /// <summary>ColQualList: constraints in order, attributes joined to the constraint before them, COLLATE apart.</summary>
    private EquatableArray<ConstraintDefinition> ColumnConstraints(out QualifiedName? collation)
    {
        collation = null;
        var constraints = default(Builder<ConstraintDefinition>);
        ConstraintDefinition? last = null;
        for (; ;)
        {
            var start = _position;
            switch (_word)
            {
                case Keyword.Collate:
                    if (collation is not null)
                    {
                        Fail("multiple COLLATE clauses not allowed");
                    }

                    Advance();
                    collation = AnyName();
                    continue;
                case Keyword.Constraint:
                    Advance();
                    Flush(ref constraints, last);
                    last = ColumnConstraint(start, ColumnName());
                    continue;
                case Keyword.Null or Keyword.Unique or Keyword.Primary or Keyword.Check or Keyword.Default or Keyword.Generated or Keyword.References:
                    Flush(ref constraints, last);
                    last = ColumnConstraint(start, name: null);
                    continue;
                case Keyword.Not when WordAt(1) == Keyword.Null:
                    Flush(ref constraints, last);
                    last = ColumnConstraint(start, name: null);
                    continue;
                case Keyword.Not or Keyword.Deferrable or Keyword.Initially or Keyword.Enforced:
                    last = WithAttribute(last, start);
                    continue;
                default:
                    Flush(ref constraints, last);
                    return constraints.ToArray();
            }
        }
    }

    private static void Flush(ref Builder<ConstraintDefinition> constraints, ConstraintDefinition? last)
    {
        if (last is not null)
        {
            constraints.Add(last);
        }
    }

    /// <summary>A column constraint's attribute changes the constraint before it.</summary>
    private ConstraintDefinition? WithAttribute(ConstraintDefinition? last, int start)
    {
        var not = Take(Keyword.Not);
        var word = _word;
        switch (word)
        {
            case Keyword.Deferrable or Keyword.Enforced:
                Advance();
                break;
            case Keyword.Initially when !not:
                Advance();
                if (!Is(Keyword.Deferred))
                {
                    Expect(Keyword.Immediate);
                    return last is null ? null : last with { Span = SpanFrom(start) };
                }

                Advance();
                break;
            default:
                Fail();
                return last;
        }

        if (last is null)
        {
            return null;
        }

        var span = Failed ? default : TextSpan.FromBounds(last.Span.Start, PreviousEnd);
        return word switch
        {
            Keyword.Deferrable => last with { Deferrable = !not, Span = span },
            Keyword.Enforced => last with { NotEnforced = not, Span = span },
            _ => last with { InitiallyDeferred = true, Deferrable = true, Span = span },
        };
    }

    /// <summary>ColConstraintElem.</summary>
    private ConstraintDefinition ColumnConstraint(int start, string? name)
    {
        switch (_word)
        {
            case Keyword.Not:
                Advance();
                Expect(Keyword.Null);
                return Done(new ConstraintDefinition { Kind = ConstraintKind.NotNull, Name = name, NoInherit = Take(Keyword.No, Keyword.Inherit) }, start);
            case Keyword.Null:
                Advance();
                return Done(new ConstraintDefinition { Kind = ConstraintKind.Null, Name = name }, start);
            case Keyword.Unique:
                Advance();
                return Done(
                    new ConstraintDefinition
                    {
                        Kind = ConstraintKind.Unique,
                        Name = name,
                        NullsNotDistinct = NullsNotDistinct(),
                        Index = ColumnIndex(),
                    },
                    start);
            case Keyword.Primary:
                Advance();
                Expect(Keyword.Key);
                return Done(
                    new ConstraintDefinition { Kind = ConstraintKind.PrimaryKey, Name = name, Index = ColumnIndex() },
                    start);
            case Keyword.Check:
                Advance();
                return Done(
                    new ConstraintDefinition
                    {
                        Kind = ConstraintKind.Check,
                        Name = name,
                        Expression = ParenthesizedExpression(),
                        NoInherit = Take(Keyword.No, Keyword.Inherit),
                    },
                    start);
            case Keyword.Default:
                Advance();
                var expressionStart = _position;
                RestrictedExpression();
                return Done(new ConstraintDefinition { Kind = ConstraintKind.Default, Name = name, Expression = FragmentFrom(expressionStart) }, start);
            case Keyword.Generated:
                return Done(GeneratedOrIdentity(name), start);
            case Keyword.References:
                return Done(References(name, default, period: false, table: false), start);
            default:
                Fail();
                return new ConstraintDefinition { Kind = ConstraintKind.Null };
        }
    }

    /// <summary>WITH and tablespace of the index behind a column's key; null where it says neither.</summary>
    private ConstraintIndex? ColumnIndex()
    {
        var options = OptionalDefinition();
        var tablespace = IndexTablespace();
        return options.IsEmpty && tablespace is null ? null : new ConstraintIndex { IndexOptions = options, IndexTablespace = tablespace };
    }

    private ConstraintDefinition Done(ConstraintDefinition constraint, int start)
    {
        constraint.Place(SpanFrom(start));
        return constraint;
    }

    private ConstraintDefinition GeneratedOrIdentity(string? name)
    {
        Expect(Keyword.Generated);
        var byDefaultStart = Start;
        var always = Always();
        Expect(Keyword.As);
        if (Take(Keyword.Identity))
        {
            return new ConstraintDefinition
            {
                Kind = ConstraintKind.Identity,
                Name = name,
                IdentityAlways = always,
                SequenceOptions = Is(TokenKind.LeftParenthesis) ? ParenthesizedSequenceOptions() : default,
            };
        }

        if (!always)
        {
            Fail("for a generated column, GENERATED ALWAYS must be specified", byDefaultStart);
        }

        var expression = ParenthesizedExpression();
        var stored = Take(Keyword.Stored);
        if (!stored)
        {
            Take(Keyword.Virtual);
        }

        return new ConstraintDefinition { Kind = ConstraintKind.Generated, Name = name, Expression = expression, Stored = stored };
    }

    /// <summary>generated_when.</summary>
    private bool Always()
    {
        if (Take(Keyword.Always))
        {
            return true;
        }

        Expect(Keyword.By, Keyword.Default);
        return false;
    }

    private bool NullsNotDistinct()
    {
        if (!Take(Keyword.Nulls))
        {
            return false;
        }

        var not = Take(Keyword.Not);
        Expect(Keyword.Distinct);
        return not;
    }

    /// <summary>OptConsTableSpace.</summary>
    private string? IndexTablespace() => Take(Keyword.Using, Keyword.Index, Keyword.Tablespace) ? ColumnName() : null;

    /// <summary>REFERENCES table (columns) MATCH … ON ….</summary>
    private ConstraintDefinition References(string? name, EquatableArray<string> columns, bool period, bool table)
    {
        Expect(Keyword.References);
        var referenced = Relation();
        var referencedPeriod = false;
        var referencedColumns = Is(TokenKind.LeftParenthesis) ? KeyColumns(allowPeriod: table, out referencedPeriod) : default;
        string? match = null;
        if (Take(Keyword.Match))
        {
            if (Is(Keyword.Partial))
            {
                Fail("MATCH PARTIAL not yet implemented");
            }
            else if (Take(Keyword.Full))
            {
                match = "FULL";
            }
            else
            {
                Expect(Keyword.Simple);
            }
        }

        string? onDelete = null;
        string? onUpdate = null;
        var onDeleteColumns = default(EquatableArray<string>);
        var (sawUpdate, sawDelete) = (false, false);
        while (Is(Keyword.On))
        {
            Advance();
            if (!sawUpdate && Take(Keyword.Update))
            {
                sawUpdate = true;
                var actionStart = Start;
                onUpdate = KeyAction(out var updateColumns);
                if (!updateColumns.IsEmpty)
                {
                    Fail("a column list with " + onUpdate + " is only supported for ON DELETE actions", actionStart);
                }
            }
            else if (!sawDelete && Take(Keyword.Delete))
            {
                sawDelete = true;
                onDelete = KeyAction(out onDeleteColumns);
            }
            else
            {
                Fail();
            }
        }

        return new ConstraintDefinition
        {
            Kind = ConstraintKind.ForeignKey,
            Name = name,
            Columns = columns,
            References = new ConstraintReferences
            {
                ReferencedTable = referenced,
                ReferencedColumns = referencedColumns,
                Match = match,
                OnDelete = onDelete,
                OnDeleteColumns = onDeleteColumns,
                OnUpdate = onUpdate,
            },
            Temporal = period || referencedPeriod,
        };
    }

    private string? KeyAction(out EquatableArray<string> columns)
    {
        columns = default;
        switch (_word)
        {
            case Keyword.No:
                Advance();
                Expect(Keyword.Action);
                return null;
            case Keyword.Restrict:
                Advance();
                return "RESTRICT";
            case Keyword.Cascade:
                Advance();
                return "CASCADE";
        }

        Expect(Keyword.Set);
        var isNull = Take(Keyword.Null);
        if (!isNull)
        {
            Expect(Keyword.Default);
        }

        columns = OptionalNames();
        return isNull ? "SET NULL" : "SET DEFAULT";
    }

    /// <summary>'(' columns [, PERIOD column] ')', or with WITHOUT OVERLAPS behind the last one.</summary>
    private EquatableArray<string> KeyColumns(bool allowPeriod, out bool period)
    {
        period = false;
        Expect(TokenKind.LeftParenthesis);
        var columns = default(Builder<string>);
        do
        {
            if (allowPeriod && columns.Count > 0 && Is(Keyword.Period) && IsColumnNameAt(1))
            {
                Advance();
                period = true;
                columns.Add(ColumnName());
                break;
            }

            columns.Add(ColumnName());
        }
        while (Take(TokenKind.Comma));

        Expect(TokenKind.RightParenthesis);
        return columns.ToArray();
    }

    private EquatableArray<string> UniqueColumns(out bool withoutOverlaps)
    {
        Expect(TokenKind.LeftParenthesis);
        var columns = NameList();
        withoutOverlaps = Take(Keyword.Without, Keyword.Overlaps);
        Expect(TokenKind.RightParenthesis);
        return columns;
    }

    private EquatableArray<string> IncludedColumns() => Take(Keyword.Include) ? ParenthesizedNames() : default;

    /// <summary>TableConstraint.</summary>
    private ConstraintDefinition TableConstraint()
    {
        var start = _position;
        var name = Take(Keyword.Constraint) ? ColumnName() : null;
        switch (_word)
        {
            case Keyword.Check:
                Advance();
                return Attributes(new ConstraintDefinition { Kind = ConstraintKind.Check, Name = name, Expression = ParenthesizedExpression() }, start, "CHECK", ConstraintTraits.NotValid | ConstraintTraits.NoInherit | ConstraintTraits.Enforced);
            case Keyword.Not:
                Advance();
                Expect(Keyword.Null);
                return Attributes(new ConstraintDefinition { Kind = ConstraintKind.NotNull, Name = name, Columns = new EquatableArray<string>([ColumnName()]) }, start, "NOT NULL", ConstraintTraits.NotValid | ConstraintTraits.NoInherit);
            case Keyword.Unique:
                Advance();
                var nulls = NullsNotDistinct();
                return UniqueConstraint(new ConstraintDefinition { Kind = ConstraintKind.Unique, Name = name, NullsNotDistinct = nulls }, start, "UNIQUE", allowIndex: !nulls);
            case Keyword.Primary:
                Advance();
                Expect(Keyword.Key);
                return UniqueConstraint(new ConstraintDefinition { Kind = ConstraintKind.PrimaryKey, Name = name }, start, "PRIMARY KEY", allowIndex: true);
            case Keyword.Exclude:
                return ExclusionConstraint(name, start);
            case Keyword.Foreign:
                Advance();
                Expect(Keyword.Key);
                var columns = KeyColumns(allowPeriod: true, out var period);
                return Attributes(References(name, columns, period, table: true), start, "FOREIGN KEY", ConstraintTraits.Deferrable | ConstraintTraits.NotValid | ConstraintTraits.Enforced);
            default:
                Fail();
                return new ConstraintDefinition { Kind = ConstraintKind.Null };
        }
    }

    private ConstraintDefinition UniqueConstraint(ConstraintDefinition constraint, int start, string kind, bool allowIndex)
    {
        if (allowIndex && Take(Keyword.Using, Keyword.Index))
        {
            return Attributes(constraint with { Index = new ConstraintIndex { UsingIndex = ColumnName() } }, start, kind, ConstraintTraits.Deferrable);
        }

        var columns = UniqueColumns(out var withoutOverlaps);
        return Attributes(
            constraint with
            {
                Columns = columns,
                Temporal = withoutOverlaps,
                Index = new ConstraintIndex { IncludeColumns = IncludedColumns(), IndexOptions = OptionalDefinition(), IndexTablespace = IndexTablespace() },
            },
            start,
            kind,
            ConstraintTraits.Deferrable);
    }

    private ConstraintDefinition ExclusionConstraint(string? name, int start)
    {
        Expect(Keyword.Exclude);
        var method = Take(Keyword.Using) ? ColumnName() : null;
        Expect(TokenKind.LeftParenthesis);
        var elements = default(Builder<ExclusionElement>);
        do
        {
            var element = IndexElement();
            Expect(Keyword.With);
            var operatorStart = _position;
            if (Is(Keyword.Operator) && KindAt(1) == TokenKind.LeftParenthesis)
            {
                QualifiedOperator();
            }
            else
            {
                OperatorName();
            }

            elements.Add(new ExclusionElement(element, TextFrom(operatorStart)));
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
        return Attributes(
            new ConstraintDefinition
            {
                Kind = ConstraintKind.Exclusion,
                Name = name,
                Index = new ConstraintIndex
                {
                    AccessMethod = method,
                    ExclusionElements = elements.ToArray(),
                    IncludeColumns = IncludedColumns(),
                    IndexOptions = OptionalDefinition(),
                    IndexTablespace = IndexTablespace(),
                    Predicate = Take(Keyword.Where) ? ParenthesizedExpression() : null,
                },
            },
            start,
            "EXCLUDE",
            ConstraintTraits.Deferrable);
    }
}
