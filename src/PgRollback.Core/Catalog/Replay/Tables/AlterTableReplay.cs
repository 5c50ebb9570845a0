using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>ALTER TABLE: its commands run in PostgreSQL's passes (drops, types, columns, constraints, the rest), not in the order written.</summary>
internal static class AlterTableReplay
{
    public static void Apply(ReplaySession session, AlterTableStatement statement)
    {
        if (statement.Kind == ObjectKind.Type)
        {
            CompositeTypeReplay.Apply(session, statement);
            return;
        }

        if (session.TryRelation(statement.Name) is not { } relation)
        {
            if (statement.IfExists)
            {
                return;
            }

            throw ReplaySession.Undefined("relation", statement.Name);
        }

        foreach (var command in statement.Commands.OrderBy(static c => Pass(c)))
        {
            Apply(session, relation.Oid, command, statement.Only);
        }

        NotNullNames.Settle(session, relation.Oid, relation as Table);
    }

    private static int Pass(AlterTableCommand command) => command switch
    {
        DropColumn or DropConstraint or DropColumnDefault or DropIdentity or DropNotNull or DropColumnExpression => 0,
        AlterColumnType => 1,
        AddColumn => 2,
        SetColumnExpression => 3,
        SetNotNull => 4,
        AddConstraint { Constraint.Kind: ConstraintKind.PrimaryKey or ConstraintKind.Unique or ConstraintKind.Exclusion } => 5,
        AddConstraint or SetColumnDefault or AddIdentity => 6,
        _ => 7,
    };

    private static void Apply(ReplaySession session, Oid oid, AlterTableCommand command, bool only)
    {
        var relation = session.Editor.Find(oid)!;
        switch (command)
        {
            case SetOwner owner:
                OwnerReplay.SetRelationOwner(session, oid, owner.Role);
                return;
            case SetOptions set:
                session.Editor.Put((Relation)relation with { Options = Options.Set(((Relation)relation).Options, set.Options) });
                return;
            case ResetOptions reset:
                session.Editor.Put((Relation)relation with { Options = Options.Reset(((Relation)relation).Options, reset.Options) });
                return;
            case SetTablespace tablespace:
                // What holds no rows itself takes the name of the usual one for none.
                session.Editor.Put((Relation)relation with { Tablespace = tablespace.Tablespace is "pg_default" && relation is Table { PartitionKey: not null } ? null : tablespace.Tablespace });
                return;
            case SetAccessMethod method:
                session.Editor.Put((Relation)relation with { AccessMethod = method.AccessMethod is "heap" && relation is not Table { PartitionKey: not null } ? null : method.AccessMethod });
                return;
            case SetLogged logged:
                SetPersistence(session, oid, logged.Logged ? Persistence.Permanent : Persistence.Unlogged);
                return;
            case ClusterOn cluster:
                SetClusteredOn(session, relation, cluster.Index);
                return;
            case SetColumnDefault or DropColumnDefault when relation is View view:
                AlterView(session, view, command);
                return;
            case AttachPartition attach:
                Partitioning.Attach(session, oid, attach);
                return;
            case SetColumnStatistics statistics when relation is Index index:
                SetIndexStatistics(session, index, statistics);
                return;
            case SetRuleState rule:
                var stored = session.Editor.Find<Rule>(new NameKey(NameSpace.Rule, oid, rule.Name))
                    ?? throw new ReplayException(ReplayError.UndefinedObject, $"rule \"{rule.Name}\" for relation \"{relation.Name}\" does not exist");
                session.Editor.Put(stored with { State = rule.State });
                return;
            case SetTriggerState state:
                TriggerReplay.SetState(session, oid, state, only);
                return;
            case OpaqueAlterTableCommand opaque:
                session.AddGap(GapKind.NotModelled, $"ALTER TABLE … {opaque.Text.Text} is not part of the model");
                return;
            default:
                break;
        }

        var table = relation as Table ?? throw new ReplayException($"\"{relation.Name}\" is not a table");
        ColumnCommandReplay.Apply(session, table, command, only);
    }

    private static void SetPersistence(ReplaySession session, Oid oid, Persistence persistence)
    {
        var relation = (Relation)session.Editor.Find(oid)!;
        if (relation.Persistence == persistence)
        {
            // PostgreSQL does nothing, although a sequence that a column took over may be otherwise.
            return;
        }

        session.Editor.Put(relation with { Persistence = persistence });
        foreach (var part in session.Editor.Dependents(oid))
        {
            if (session.Editor.Find(part) is Relation owned and (Index or Sequence) && (owned is Index || ((Sequence)owned).OwnedByTable == oid))
            {
                session.Editor.Put(owned with { Persistence = persistence });
            }
        }
    }

    /// <summary>Of a partitioned table it is the partitions that are clustered, each on the index that it has.</summary>
    public static void Cluster(ReplaySession session, ClusterStatement statement)
    {
        var relation = session.Relation(statement.Table);
        if (relation is not Table { PartitionKey: not null })
        {
            SetClusteredOn(session, relation, statement.Index);
            return;
        }

        if (session.Editor.Find<Index>(new NameKey(NameSpace.Relation, relation.SchemaOid, statement.Index)) is { } index)
        {
            foreach (var part in Partitioning.Parts(session.Editor, index))
            {
                if (session.Editor.Find<Table>(part.Table) is { PartitionKey: null } partition)
                {
                    session.Editor.Put(partition with { ClusteredOn = part.Oid });
                }
            }
        }
    }

    private static void SetClusteredOn(ReplaySession session, DbObject relation, string? name)
    {
        var index = name is null
            ? Oid.None
            : session.Editor.Find<Index>(new NameKey(NameSpace.Relation, relation.SchemaOid, name))?.Oid
                ?? throw new ReplayException(ReplayError.UndefinedObject, $"index \"{name}\" for table \"{relation.Name}\" does not exist");
        session.Editor.Put(relation is View view ? view with { ClusteredOn = index } : (Table)relation with { ClusteredOn = index });
    }

    private static void SetIndexStatistics(ReplaySession session, Index index, SetColumnStatistics command)
    {
        var position = int.Parse(command.Column, System.Globalization.CultureInfo.InvariantCulture);
        var targets = index.StatisticsTargets.Where(t => t.Key != position);
        if (command.Target is { } target and >= 0)
        {
            targets = targets.Append(new KeyValuePair<int, int>(position, target));
        }

        session.Editor.Put(index with { StatisticsTargets = targets.OrderBy(static t => t.Key).ToEquatableArray() });
    }

    private static void AlterView(ReplaySession session, View view, AlterTableCommand command)
    {
        var name = command is SetColumnDefault set ? set.Column : ((DropColumnDefault)command).Column;
        var column = view.FindColumn(name) ?? throw Columns.Undefined(view, name);
        var value = command is SetColumnDefault { Expression: var expression } ? session.Resolver.ResolveExpression(expression, relation: null) : null;
        session.Editor.Put(view with { Columns = view.Columns.Select(c => c.Number == column.Number ? c with { Default = value } : c).ToEquatableArray() });
    }
}
