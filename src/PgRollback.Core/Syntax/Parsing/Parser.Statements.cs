namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>
    /// One statement. Inside a function's body BEGIN and END are no statements; of a statement in a body, a rule or EXPLAIN the result is dropped.
    /// </summary>
    private Statement Statement(bool inBody)
    {
        switch (_word)
        {
            case Keyword.Create:
                return Create();
            case Keyword.Alter:
                return Alter();
            case Keyword.Drop:
                return Drop();
            case Keyword.Comment:
                return Comment();
            case Keyword.Insert or Keyword.Select or Keyword.Update or Keyword.Delete or Keyword.With or Keyword.Values or Keyword.Table or Keyword.Merge:
                return DataStatement();
            case Keyword.Grant:
                return Grant();
            case Keyword.Revoke:
                return Revoke();
            case Keyword.Do:
                return Do();
            case Keyword.Truncate:
                return Truncate();
            case Keyword.Copy:
                return Copy();
            case Keyword.Call:
                return Call();
            case Keyword.Refresh:
                return RefreshMaterializedView();
            case Keyword.Security:
                return SecurityLabel();
            case Keyword.NotAKeyword:
                if (Is(TokenKind.LeftParenthesis))
                {
                    return DataStatement();
                }

                Fail();
                return new OpaqueStatement("");
            default:
                return SessionOrMaintenance(inBody);
        }
    }

    private Statement Create()
    {
        Expect(Keyword.Create);
        if (Take(Keyword.Or))
        {
            Expect(Keyword.Replace);
            return CreateOrReplace();
        }

        switch (_word)
        {
            case Keyword.Table:
                return CreateTable(Persistence.Permanent);
            case Keyword.Unique or Keyword.Index:
                return CreateIndex();
            case Keyword.View or Keyword.Recursive:
                return CreateView(Persistence.Permanent, orReplace: false);
            case Keyword.Materialized:
                return CreateMaterializedView(unlogged: false);
            case Keyword.Sequence:
                return CreateSequence(Persistence.Permanent);
            case Keyword.Temporary or Keyword.Temp or Keyword.Local or Keyword.Global or Keyword.Unlogged:
                return CreatePersistent();
            case Keyword.Function or Keyword.Procedure:
                return CreateFunction(orReplace: false);
            case Keyword.Trigger or Keyword.Constraint:
                return CreateTrigger(orReplace: false);
            case Keyword.Type:
                return CreateType();
            case Keyword.Domain:
                return CreateDomain();
            case Keyword.Rule:
                return CreateRule(orReplace: false);
            case Keyword.Event:
                return CreateEventTrigger();
            default:
                return CreateOther();
        }
    }

    private Statement CreateOrReplace()
    {
        switch (_word)
        {
            case Keyword.Function or Keyword.Procedure:
                return CreateFunction(orReplace: true);
            case Keyword.View or Keyword.Recursive:
                return CreateView(Persistence.Permanent, orReplace: true);
            case Keyword.Temporary or Keyword.Temp or Keyword.Local or Keyword.Global or Keyword.Unlogged:
                return CreateView(OptionalPersistence(), orReplace: true);
            case Keyword.Trigger or Keyword.Constraint:
                return CreateTrigger(orReplace: true);
            case Keyword.Rule:
                return CreateRule(orReplace: true);
            default:
                return CreateOtherOrReplace();
        }
    }

    /// <summary>CREATE with TEMP or UNLOGGED before the kind.</summary>
    private Statement CreatePersistent()
    {
        var persistence = OptionalPersistence();
        switch (_word)
        {
            case Keyword.Sequence:
                return CreateSequence(persistence);
            case Keyword.View or Keyword.Recursive:
                return CreateView(persistence, orReplace: false);
            case Keyword.Materialized when persistence == Persistence.Unlogged:
                return CreateMaterializedView(unlogged: true);
            default:
                return CreateTable(persistence);
        }
    }
}
