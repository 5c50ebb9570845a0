namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement Alter()
    {
        Expect(Keyword.Alter);
        switch (_word)
        {
            case Keyword.Default:
                return AlterDefaultPrivileges();
            case Keyword.System:
                return AlterSystem();
            case Keyword.Role or Keyword.Group:
                return AlterRole();
            case Keyword.User:
                return Is(Keyword.User, Keyword.Mapping) && WordAt(2) == Keyword.For ? AlterUserMapping() : AlterRole();
            case Keyword.Policy:
                return AlterPolicy();
            case Keyword.Extension:
                return AlterExtension();
        }

        var start = _position;
        var kind = ObjectWords();
        switch (kind)
        {
            case ObjectKind.Table or ObjectKind.Index or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.Sequence or ObjectKind.ForeignTable:
                return AlterRelation(kind);
            case ObjectKind.None or ObjectKind.Column or ObjectKind.TableConstraint or ObjectKind.AccessMethod or ObjectKind.Cast or ObjectKind.Transform
                or ObjectKind.Role or ObjectKind.Policy or ObjectKind.Extension:
                MoveTo(start);
                Fail();
                return new OpaqueStatement("");
            default:
                return AlterObject(kind);
        }
    }

    /// <summary>What objects of most kinds share: RENAME, OWNER, SET SCHEMA, DEPENDS; else what is the kind's own.</summary>
    private Statement AlterObject(ObjectKind kind)
    {
        var start = _position;
        var ifExists = kind == ObjectKind.Statistics && IfExists();
        var target = Object(kind);
        switch (_word)
        {
            case Keyword.Rename when WordAt(1) == Keyword.To && !ifExists && kind is not (ObjectKind.Operator or ObjectKind.LargeObject):
                MoveTo(_position + 2);
                return new RenameStatement { Object = target, NewName = ColumnName() };
            case Keyword.Owner when WordAt(1) == Keyword.To && !ifExists && HasOwner(kind):
                MoveTo(_position + 2);
                return new AlterOwnerStatement(target, Role());
            case Keyword.Set when WordAt(1) == Keyword.Schema && !ifExists && HasSchema(kind):
                MoveTo(_position + 2);
                return new AlterObjectSchemaStatement(target, ColumnName(), IfExists: false);
            case Keyword.Depends or Keyword.No when AtDepends && kind is ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Trigger:
                return DependsOnExtension(target);
        }

        return AlterOfKind(kind, target, ifExists, start);
    }

    private static bool HasOwner(ObjectKind kind) => kind is not (ObjectKind.Trigger or ObjectKind.Rule or ObjectKind.TextSearchParser or ObjectKind.TextSearchTemplate);

    private static bool HasSchema(ObjectKind kind) => kind is ObjectKind.Aggregate or ObjectKind.Collation or ObjectKind.Conversion or ObjectKind.Domain
        or ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Operator or ObjectKind.OperatorClass or ObjectKind.OperatorFamily
        or ObjectKind.Statistics or ObjectKind.TextSearchParser or ObjectKind.TextSearchDictionary or ObjectKind.TextSearchTemplate
        or ObjectKind.TextSearchConfiguration or ObjectKind.Type;

    private Statement AlterOfKind(ObjectKind kind, ObjectReference target, bool ifExists, int start)
    {
        switch (kind)
        {
            case ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine:
                return AlterFunctionOptions(target);
            case ObjectKind.Type:
                return Is(Keyword.Rename, Keyword.Attribute) ? RenameAttribute(target) : AlterType(target.Name, start);
            case ObjectKind.Domain:
                return Is(Keyword.Rename, Keyword.Constraint) ? RenameDomainConstraint(target) : AlterDomain(target.Name);
            case ObjectKind.Operator:
                Expect(Keyword.Set);
                return new SetTypeOptionsStatement(target, Definition());
            case ObjectKind.EventTrigger:
                return AlterEventTriggerState(target.Name.Name);
            case ObjectKind.Publication:
                return AlterPublication(target.Name.Name);
            case ObjectKind.Statistics:
                Expect(Keyword.Set, Keyword.Statistics);
                return new AlterStatisticsStatement(target.Name, ifExists, StatisticsTarget());
            case ObjectKind.Database:
                return AlterDatabase(target);
            default:
                return AlterGeneric(kind, target);
        }
    }

    /// <summary>Kinds whose definition is kept as written.</summary>
    private AlterObjectStatement AlterGeneric(ObjectKind kind, ObjectReference target)
    {
        var start = _position;
        var options = default(EquatableArray<Option>);
        switch (kind)
        {
            case ObjectKind.Collation:
                Expect(Keyword.Refresh, Keyword.Version);
                break;
            case ObjectKind.ForeignDataWrapper or ObjectKind.Server:
                return AlterForeign(kind, target);
            case ObjectKind.Tablespace:
                if (!Take(Keyword.Reset))
                {
                    Expect(Keyword.Set);
                }

                options = StorageParameters();
                break;
            case ObjectKind.Subscription:
                options = AlterSubscription();
                break;
            case ObjectKind.OperatorFamily:
                AlterOperatorFamily();
                break;
            case ObjectKind.TextSearchDictionary:
                options = Definition();
                break;
            case ObjectKind.TextSearchConfiguration:
                AlterTextSearchConfiguration();
                break;
            default:
                Fail();
                break;
        }

        return new AlterObjectStatement { Object = target, Definition = FragmentFrom(start), Options = options };
    }

    /// <summary>Options behind what else there may be.</summary>
    private AlterObjectStatement AlterForeign(ObjectKind kind, ObjectReference target)
    {
        var start = _position;
        bool any;
        if (kind == ObjectKind.Server)
        {
            any = Take(Keyword.Version);
            if (any)
            {
                StringOrNull();
            }
        }
        else
        {
            var references = default(Builder<ObjectReference>);
            any = WrapperFunctions(ref references);
        }

        var definition = FragmentFrom(start);
        return new AlterObjectStatement { Object = target, Definition = definition, Options = !any || Is(Keyword.Options) ? AlterGenericOptions() : default };
    }

    private RenameStatement RenameAttribute(ObjectReference type)
    {
        MoveTo(_position + 2);
        var name = ColumnName();
        Expect(Keyword.To);
        return new RenameStatement
        {
            Object = type with { Kind = ObjectKind.Attribute, SubName = name },
            RelationKind = ObjectKind.Type,
            NewName = ColumnName(),
            Cascade = Cascade(),
        };
    }

    private RenameStatement RenameDomainConstraint(ObjectReference domain)
    {
        MoveTo(_position + 2);
        var name = ColumnName();
        Expect(Keyword.To);
        return new RenameStatement
        {
            Object = domain with { Kind = ObjectKind.DomainConstraint, SubName = name },
            RelationKind = ObjectKind.Domain,
            NewName = ColumnName(),
        };
    }

    private EquatableArray<Option> AlterSubscription()
    {
        switch (_word)
        {
            case Keyword.Connection:
                Advance();
                SkipString();
                return default;
            case Keyword.Refresh:
                Advance();
                Expect(Keyword.Publication);
                return OptionalDefinition();
            case Keyword.Add or Keyword.Drop:
                Advance();
                Expect(Keyword.Publication);
                NameList();
                return OptionalDefinition();
            case Keyword.Enable or Keyword.Disable:
                Advance();
                return default;
            case Keyword.Skip:
                Advance();
                return Definition();
            default:
                Expect(Keyword.Set);
                if (Take(Keyword.Publication))
                {
                    NameList();
                    return OptionalDefinition();
                }

                return Definition();
        }
    }

    private void AlterOperatorFamily()
    {
        if (Take(Keyword.Add))
        {
            var references = default(Builder<ObjectReference>);
            OperatorClassItems(ref references);
            return;
        }

        Expect(Keyword.Drop);
        do
        {
            if (!Take(Keyword.Operator))
            {
                Expect(Keyword.Function);
            }

            Integer();
            TypeList();
        }
        while (Take(TokenKind.Comma));
    }

    private void AlterTextSearchConfiguration()
    {
        var add = Take(Keyword.Add);
        if (!add && Take(Keyword.Drop))
        {
            Expect(Keyword.Mapping);
            IfExists();
            Expect(Keyword.For);
            NameList();
            return;
        }

        if (!add)
        {
            Expect(Keyword.Alter);
        }

        Expect(Keyword.Mapping);
        var replace = !add && Is(Keyword.Replace);
        if (!replace)
        {
            Expect(Keyword.For);
            NameList();
            replace = !add && Is(Keyword.Replace);
        }

        if (replace)
        {
            Advance();
            AnyName();
            Expect(Keyword.With);
            AnyName();
            return;
        }

        Expect(Keyword.With);
        do
        {
            AnyName();
        }
        while (Take(TokenKind.Comma));
    }
}
