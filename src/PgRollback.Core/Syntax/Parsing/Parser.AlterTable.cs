namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>ALTER TABLE, INDEX, VIEW, MATERIALIZED VIEW, SEQUENCE and FOREIGN TABLE, behind the words of the kind.</summary>
    private Statement AlterRelation(ObjectKind kind)
    {
        if (Is(Keyword.All, Keyword.In, Keyword.Tablespace) && kind is ObjectKind.Table or ObjectKind.Index or ObjectKind.MaterializedView)
        {
            return MoveAllToTablespace(kind);
        }

        var ifExists = IfExists();
        var start = _position;
        var only = false;
        var hasStar = false;
        QualifiedName name;
        if (kind is ObjectKind.Table or ObjectKind.ForeignTable)
        {
            name = RelationExpression(out only);
            hasStar = !Failed && _tokens[_position - 1].Kind == TokenKind.Star;
        }
        else
        {
            name = Relation();
        }

        var reference = new ObjectReference { Kind = kind, Name = name, Span = hasStar ? default : SpanFrom(start) };
        switch (_word)
        {
            case Keyword.Rename:
                return RenameOnRelation(reference, ifExists, only);
            case Keyword.Set when WordAt(1) == Keyword.Schema && kind != ObjectKind.Index:
                MoveTo(_position + 2);
                return new AlterObjectSchemaStatement(reference, ColumnName(), ifExists);
            case Keyword.Depends or Keyword.No when kind is ObjectKind.MaterializedView or ObjectKind.Index && AtDepends:
                return DependsOnExtension(reference);
        }

        if (kind == ObjectKind.Sequence && AtSequenceOption)
        {
            return new AlterSequenceStatement { Name = name, IfExists = ifExists, Options = SequenceOptions() };
        }

        if ((kind == ObjectKind.Table || (kind == ObjectKind.Index && !ifExists && Is(Keyword.Attach))) && _word is Keyword.Attach or Keyword.Detach)
        {
            return new AlterTableStatement
            {
                Kind = kind,
                Name = name,
                IfExists = ifExists,
                Only = only,
                Commands = new EquatableArray<AlterTableCommand>([PartitionCommand(kind)]),
            };
        }

        var commands = default(Builder<AlterTableCommand>);
        do
        {
            var commandStart = _position;
            var command = AlterTableCommand();
            command.Place(SpanFrom(commandStart));
            commands.Add(command);
        }
        while (Take(TokenKind.Comma));
        return new AlterTableStatement { Kind = kind, Name = name, IfExists = ifExists, Only = only, Commands = commands.ToArray() };
    }

    private bool AtDepends => Is(Keyword.Depends) || Is(Keyword.No, Keyword.Depends);

    private AlterObjectDependsStatement DependsOnExtension(ObjectReference reference)
    {
        var remove = Take(Keyword.No);
        Expect(Keyword.Depends);
        Expect(Keyword.On, Keyword.Extension);
        return new AlterObjectDependsStatement(reference, ColumnName(), remove);
    }

    /// <summary>ALTER TABLE ALL IN TABLESPACE …: moves files, changes no definition that could be named here.</summary>
    private OpaqueStatement MoveAllToTablespace(ObjectKind kind)
    {
        MoveTo(_position + 3);
        SkipNameOf(ColumnNames);
        if (Take(Keyword.Owned))
        {
            Expect(Keyword.By);
            Roles();
        }

        Expect(Keyword.Set, Keyword.Tablespace);
        SkipNameOf(ColumnNames);
        Take(Keyword.Nowait);
        return new OpaqueStatement("ALTER " + ObjectKindNames.CommandTag(kind));
    }

    private RenameStatement RenameOnRelation(ObjectReference reference, bool ifExists, bool only)
    {
        Expect(Keyword.Rename);
        var kind = reference.Kind;
        if (Take(Keyword.To))
        {
            return new RenameStatement { Object = reference, NewName = ColumnName(), IfExists = ifExists, Only = only };
        }

        if (kind is ObjectKind.Index or ObjectKind.Sequence)
        {
            Fail();
        }

        var part = ObjectKind.Column;
        if (kind == ObjectKind.Table && Take(Keyword.Constraint))
        {
            part = ObjectKind.TableConstraint;
        }
        else
        {
            Take(Keyword.Column);
        }

        var oldName = ColumnName();
        Expect(Keyword.To);
        return new RenameStatement
        {
            Object = reference with { Kind = part, SubName = oldName },
            RelationKind = kind,
            NewName = ColumnName(),
            IfExists = ifExists,
            Only = only,
        };
    }

    private AlterTableCommand PartitionCommand(ObjectKind kind)
    {
        var start = _position;
        if (Take(Keyword.Attach))
        {
            Expect(Keyword.Partition);
            var partition = Relation();
            SqlFragment? bound = kind == ObjectKind.Index ? null : PartitionBound();
            return new AttachPartition(partition, bound) { Span = SpanFrom(start) };
        }

        Expect(Keyword.Detach, Keyword.Partition);
        var detached = Relation();
        var concurrently = Take(Keyword.Concurrently);
        return new DetachPartition(detached, concurrently, Finalize: !concurrently && Take(Keyword.Finalize)) { Span = SpanFrom(start) };
    }

    /// <summary>alter_table_cmd.</summary>
    private AlterTableCommand AlterTableCommand()
    {
        switch (_word)
        {
            case Keyword.Add:
                return AlterTableAdd();
            case Keyword.Alter:
                return AlterTableAlter();
            case Keyword.Drop:
                return AlterTableDrop();
            case Keyword.Set:
                return AlterTableSet();
            case Keyword.Validate:
                Advance();
                Expect(Keyword.Constraint);
                return new ValidateConstraint(ColumnName());
            case Keyword.Cluster:
                Advance();
                Expect(Keyword.On);
                return new ClusterOn(ColumnName());
            case Keyword.Enable or Keyword.Disable:
                return EnableOrDisable();
            case Keyword.Force:
                Advance();
                Expect(Keyword.Row);
                Expect(Keyword.Level, Keyword.Security);
                return new SetRowSecurity(Enabled: null, Forced: true);
            case Keyword.No:
                Advance();
                if (Take(Keyword.Inherit))
                {
                    return new DropInherit(Relation());
                }

                Expect(Keyword.Force, Keyword.Row);
                Expect(Keyword.Level, Keyword.Security);
                return new SetRowSecurity(Enabled: null, Forced: false);
            case Keyword.Inherit:
                Advance();
                return new AddInherit(Relation());
            case Keyword.Of:
                Advance();
                var start = _position;
                return new SetOfType(new TypeName { Name = AnyName(), Span = SpanFrom(start) });
            case Keyword.Not:
                Advance();
                Expect(Keyword.Of);
                return new SetOfType(Type: null);
            case Keyword.Owner:
                Advance();
                Expect(Keyword.To);
                return new SetOwner(Role());
            case Keyword.Reset:
                Advance();
                return new ResetOptions(StorageParameters());
            case Keyword.Replica:
                return ReplicaIdentityCommand();
            case Keyword.Options:
                return new AlterForeignOptions(AlterGenericOptions());
            default:
                Fail();
                return new SetWithoutOids();
        }
    }

    private AlterTableCommand AlterTableAdd()
    {
        Expect(Keyword.Add);
        if (AtTableConstraint)
        {
            return new AddConstraint(TableConstraint());
        }

        Take(Keyword.Column);
        var ifNotExists = IfNotExists();
        return new AddColumn(Column(), ifNotExists);
    }

    private AlterTableCommand AlterTableDrop()
    {
        Expect(Keyword.Drop);
        if (Take(Keyword.Constraint))
        {
            var constraintIfExists = IfExists();
            return new DropConstraint(ColumnName(), constraintIfExists, Cascade());
        }

        Take(Keyword.Column);
        var ifExists = IfExists();
        return new DropColumn(ColumnName(), ifExists, Cascade());
    }

    private AlterTableCommand AlterTableSet()
    {
        Expect(Keyword.Set);
        switch (_word)
        {
            case Keyword.Without:
                Advance();
                if (Take(Keyword.Cluster))
                {
                    return new ClusterOn(Index: null);
                }

                Expect(Keyword.Oids);
                return new SetWithoutOids();
            case Keyword.Logged:
                Advance();
                return new SetLogged(Logged: true);
            case Keyword.Unlogged:
                Advance();
                return new SetLogged(Logged: false);
            case Keyword.Access:
                Advance();
                Expect(Keyword.Method);
                return new SetAccessMethod(Take(Keyword.Default) ? null : ColumnName());
            case Keyword.Tablespace:
                Advance();
                return new SetTablespace(ColumnName());
            default:
                return new SetOptions(StorageParameters());
        }
    }

    private AlterTableCommand EnableOrDisable()
    {
        var enable = Is(Keyword.Enable);
        Advance();
        if (Take(Keyword.Row))
        {
            Expect(Keyword.Level, Keyword.Security);
            return new SetRowSecurity(enable, Forced: null);
        }

        var state = enable ? TriggerState.Origin : TriggerState.Disabled;
        if (enable && Take(Keyword.Always))
        {
            state = TriggerState.Always;
        }
        else if (enable && Take(Keyword.Replica))
        {
            state = TriggerState.Replica;
        }

        if (Take(Keyword.Rule))
        {
            return new SetRuleState(ColumnName(), state);
        }

        Expect(Keyword.Trigger);
        if (_word is Keyword.All or Keyword.User && state is TriggerState.Origin or TriggerState.Disabled)
        {
            var which = Is(Keyword.All) ? "ALL" : "USER";
            Advance();
            return new SetTriggerState(which, AllOrUser: true, state);
        }

        return new SetTriggerState(ColumnName(), AllOrUser: false, state);
    }

    private SetReplicaIdentity ReplicaIdentityCommand()
    {
        Expect(Keyword.Replica, Keyword.Identity);
        switch (_word)
        {
            case Keyword.Nothing:
                Advance();
                return new SetReplicaIdentity(ReplicaIdentity.Nothing, Index: null);
            case Keyword.Full:
                Advance();
                return new SetReplicaIdentity(ReplicaIdentity.Full, Index: null);
            case Keyword.Default:
                Advance();
                return new SetReplicaIdentity(ReplicaIdentity.Default, Index: null);
            default:
                Expect(Keyword.Using, Keyword.Index);
                return new SetReplicaIdentity(ReplicaIdentity.Index, ColumnName());
        }
    }
}
