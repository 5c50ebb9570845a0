namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    [Flags]
    private enum ConstraintTraits
    {
        None = 0,
        Deferrable = 1,
        NotDeferrable = 2,
        InitiallyDeferred = 4,
        InitiallyImmediate = 8,
        NotValid = 16,
        NoInherit = 32,
        Enforced = 64,
        NotEnforced = 128,
    }

    /// <summary>ConstraintAttributeSpec, with the contradictions that PostgreSQL's grammar itself refuses.</summary>
    private ConstraintTraits ConstraintAttributes()
    {
        var traits = ConstraintTraits.None;
        for (; ;)
        {
            var offset = Start;
            var trait = ConstraintAttribute();
            if (trait == ConstraintTraits.None)
            {
                return traits;
            }

            traits |= trait;
            if (Has(traits, ConstraintTraits.NotDeferrable | ConstraintTraits.InitiallyDeferred))
            {
                Fail("constraint declared INITIALLY DEFERRED must be DEFERRABLE", offset);
            }
            else if (Has(traits, ConstraintTraits.Deferrable | ConstraintTraits.NotDeferrable)
                || Has(traits, ConstraintTraits.InitiallyDeferred | ConstraintTraits.InitiallyImmediate)
                || Has(traits, ConstraintTraits.Enforced | ConstraintTraits.NotEnforced))
            {
                Fail("conflicting constraint properties", offset);
            }
        }
    }

    private static bool Has(ConstraintTraits traits, ConstraintTraits both) => (traits & both) == both;

    private ConstraintTraits ConstraintAttribute()
    {
        switch (_word)
        {
            case Keyword.Deferrable:
                Advance();
                return ConstraintTraits.Deferrable;
            case Keyword.Enforced:
                Advance();
                return ConstraintTraits.Enforced;
            case Keyword.Initially:
                Advance();
                if (Take(Keyword.Immediate))
                {
                    return ConstraintTraits.InitiallyImmediate;
                }

                Expect(Keyword.Deferred);
                return ConstraintTraits.InitiallyDeferred;
            case Keyword.No when WordAt(1) == Keyword.Inherit:
                MoveTo(_position + 2);
                return ConstraintTraits.NoInherit;
            case Keyword.Not when WordAt(1) is Keyword.Deferrable or Keyword.Valid or Keyword.Enforced:
                Advance();
                var word = _word;
                Advance();
                return word switch
                {
                    Keyword.Deferrable => ConstraintTraits.NotDeferrable,
                    Keyword.Valid => ConstraintTraits.NotValid,
                    _ => ConstraintTraits.NotEnforced,
                };
            default:
                return ConstraintTraits.None;
        }
    }

    /// <summary>Attributes behind a table constraint; those that its kind cannot have are refused. <c>Enforced</c> in what is allowed stands for both.</summary>
    private ConstraintDefinition Attributes(ConstraintDefinition constraint, int start, string kind, ConstraintTraits allowed)
    {
        if (_word is not (Keyword.Not or Keyword.No or Keyword.Deferrable or Keyword.Initially or Keyword.Enforced))
        {
            return Done(constraint, start);
        }

        var offset = Start;
        var traits = ConstraintAttributes();
        const ConstraintTraits Deferral = ConstraintTraits.Deferrable | ConstraintTraits.InitiallyDeferred;
        if ((traits & Deferral) != ConstraintTraits.None && !Has(allowed, ConstraintTraits.Deferrable))
        {
            Fail(kind + " constraints cannot be marked DEFERRABLE", offset);
        }
        else if (Has(traits, ConstraintTraits.NotValid) && !Has(allowed, ConstraintTraits.NotValid))
        {
            Fail(kind + " constraints cannot be marked NOT VALID", offset);
        }
        else if (Has(traits, ConstraintTraits.NoInherit) && !Has(allowed, ConstraintTraits.NoInherit))
        {
            Fail(kind + " constraints cannot be marked NO INHERIT", offset);
        }
        else if (Has(traits, ConstraintTraits.NotEnforced) && !Has(allowed, ConstraintTraits.Enforced))
        {
            Fail(kind + " constraints cannot be marked NOT ENFORCED", offset);
        }
        else if (Has(traits, ConstraintTraits.Enforced) && !Has(allowed, ConstraintTraits.Enforced))
        {
            Fail(kind + " constraints cannot be marked ENFORCED", offset);
        }

        return constraint with
        {
            Deferrable = (traits & Deferral) != ConstraintTraits.None,
            InitiallyDeferred = Has(traits, ConstraintTraits.InitiallyDeferred),
            NotValid = Has(traits, ConstraintTraits.NotValid),
            NoInherit = Has(traits, ConstraintTraits.NoInherit),
            NotEnforced = Has(traits, ConstraintTraits.NotEnforced),
            Span = SpanFrom(start),
        };
    }
}
