using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What each statement does to the catalog.</summary>
internal static class StatementReplay
{
    public static void Apply(ReplaySession session, Statement statement)
    {
        ServerNeeds.Add(session, statement);
        var (mark, outer) = (session.Editor.Mark, session.Statement);
        session.Statement = statement;
        Run(session, statement);
        session.Statement = outer;
        ConditionalStatements.Check(session, statement, mark);
        PassingCalls.Check(session, statement);
        EventTriggers.Fire(session, statement, mark);
    }

    private static void Run(ReplaySession session, Statement statement)
    {
        if (RoleReplay.GoesWithNewRole(session, statement))
        {
            return;
        }

        if (session.Transaction.Begin is not null && TransactionReplay.StandsAlone(statement))
        {
            throw new ReplayException(statement.Tag + (statement is MaintenanceStatement { CommandTag: "VACUUM" } ? "" : " CONCURRENTLY") + " cannot run inside a transaction block");
        }

        switch (statement)
        {
            case CreateTableStatement s: CreateTableReplay.Apply(session, s); break;
            case CreateTableAsStatement s: CreateTableAsReplay.Apply(session, s); break;
            case AlterTableStatement s: AlterTableReplay.Apply(session, s); break;
            case CreateIndexStatement s: IndexReplay.Create(session, s); break;
            case CreateSequenceStatement s: SequenceReplay.Create(session, s); break;
            case AlterSequenceStatement s: SequenceReplay.Alter(session, s); break;
            case CreateViewStatement s: ViewReplay.Create(session, s); break;
            case CreateMaterializedViewStatement s: ViewReplay.CreateMaterialized(session, s); break;
            case CreateFunctionStatement s: RoutineReplay.Create(session, s); break;
            case AlterFunctionStatement s: RoutineReplay.Alter(session, s); break;
            case CreateAggregateStatement s: AggregateReplay.Create(session, s); break;
            case CreateTriggerStatement s: TriggerReplay.Create(session, s); break;
            case CreateRuleStatement s: RuleReplay.Create(session, s); break;
            case CreatePolicyStatement s: PolicyReplay.Create(session, s); break;
            case AlterPolicyStatement s: PolicyReplay.Alter(session, s); break;
            case CreateEnumStatement s: TypeReplay.CreateEnum(session, s); break;
            case CreateCompositeTypeStatement s: TypeReplay.CreateComposite(session, s); break;
            case CreateRangeTypeStatement s: TypeReplay.CreateRange(session, s); break;
            case CreateBaseTypeStatement s: TypeReplay.CreateBase(session, s); break;
            case CreateDomainStatement s: TypeReplay.CreateDomain(session, s); break;
            case AlterDomainStatement s: TypeReplay.AlterDomain(session, s); break;
            case AddEnumValueStatement s: TypeReplay.AddValue(session, s); break;
            case RenameEnumValueStatement s: TypeReplay.RenameValue(session, s); break;
            case DropStatement s: DropReplay.Apply(session, s); break;
            case RenameStatement s: RenameReplay.Apply(session, s); break;
            case AlterOwnerStatement s: OwnerReplay.Apply(session, s); break;
            case AlterObjectSchemaStatement s: OwnerReplay.SetSchema(session, s); break;
            case CommentStatement s: CommentReplay.Apply(session, s); break;
            case GrantStatement s: GrantReplay.Apply(session, s); break;
            case AlterDefaultPrivilegesStatement s: DefaultPrivileges.Alter(session, s); break;
            case CreateSchemaStatement s: SchemaReplay.Create(session, s, element => Apply(session, element)); break;
            case CreateExtensionStatement s: ExtensionReplay.Create(session, s); break;
            case AlterExtensionStatement s: ExtensionReplay.Update(session, s); break;
            case CreateObjectStatement s: GenericReplay.Create(session, s); break;
            case AlterObjectStatement s: GenericReplay.Alter(session, s); break;
            case SetStatement s: SessionReplay.Set(session, s); break;
            case DataStatement s: DataReplay.Apply(session, s); break;
            case DoStatement s: DoReplay.Apply(session, s); break;
            case SecurityLabelStatement s: SecurityLabelReplay.Apply(session, s); break;
            default: ApplyOther(session, statement); break;
        }
    }

    private static void ApplyOther(ReplaySession session, Statement statement)
    {
        switch (statement)
        {
            case SessionStatement { CommandTag: "EXECUTE" }:
                session.AddGap(GapKind.NotModelled, "EXECUTE of a prepared statement is not part of the model");
                break;
            case SessionStatement { CommandTag: "EXPLAIN ANALYZE" }:
                session.AddGap(GapKind.NotModelled, "EXPLAIN ANALYZE runs what it explains, which is not part of the model");
                break;
            case ClusterStatement cluster:
                AlterTableReplay.Cluster(session, cluster);
                break;
            case MaintenanceStatement { CommandTag: "DISCARD ALL" }:
                SessionReplay.Discard(session);
                break;
            case MaintenanceStatement or SessionStatement:
                break;
            case RefreshMaterializedViewStatement refresh:
                ViewReplay.Refresh(session, refresh);
                break;
            case TransactionStatement transaction:
                TransactionReplay.Apply(session, transaction);
                break;
            case PsqlCommandStatement command:
                PsqlCommandReplay.Apply(session, command);
                break;
            case ErrorStatement error:
                throw new ReplayException(error.Message);
            default:
                if (!OtherObjectReplay.TryApply(session, statement))
                {
                    session.AddGap(GapKind.NotModelled, statement.Tag + " is not part of the model");
                }

                break;
        }
    }
}
