using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>From any object as it is to the object as it was, in place.</summary>
internal static class ObjectChange
{
    public static void Apply(ChangeContext context, DbObject target)
    {
        switch (target)
        {
            case Table table:
                TableChange.Apply(context, table);
                return;
            case Sequence sequence:
                SequenceChange(context, sequence);
                break;
            case View view:
                ViewChange.Apply(context, view);
                break;
            case Routine routine:
                if (!CatalogComparison.AreEqual(context.Now, Bare((Routine)context.Working.Find(routine.Oid)!), context.To, Bare(routine)))
                {
                    context.Run("Replace" + StepFactory.Word(routine), routine, RoutineSql.Create(context.To, routine, orReplace: true));
                }

                break;
            case PgRollback.Catalog.Index index:
                IndexChange(context, index);
                break;
            case TableConstraint constraint:
                ConstraintChange(context, constraint);
                break;
            case Trigger trigger:
                SetState(context, trigger);
                break;
            case Rule rule:
                RuleChange(context, rule);
                break;
            case EnumType type:
                EnumChange.RenameLabels(context, type);
                break;
            case DomainType domain:
                DomainChange.Apply(context, domain);
                break;
            case CompositeType composite:
                CompositeChange.Apply(context, composite);
                break;
            case Publication publication:
                PublicationChange.Apply(context, publication);
                break;
            case GenericObject generic:
                GenericChange.Apply(context, generic);
                break;
            case DefaultAcl acl:
                DefaultAclChange.Apply(context, acl);
                return;
            default:
                break;
        }

        CommonChange.Apply(context, target);
    }

    /// <summary>A routine without what REPLACE leaves alone.</summary>
    public static Routine Bare(Routine routine) => routine with { Owner = null, Comment = null, Acl = Acl.Default, SecurityLabels = default };

    private static void SequenceChange(ChangeContext context, Sequence target)
    {
        var now = context.Working.Get<Sequence>(target.Oid);
        var changes = SequenceSql.Changes(context.To, now, target);
        var isIdentity = target.IsIdentity;
        if (changes.Length > 0)
        {
            context.Run("AlterSequence", target, $"ALTER SEQUENCE {context.Name(target.Oid)}{changes}");
        }

        if (!target.OwnedByTable.IsNone && context.Working.Find(target.OwnedByTable) is { } table)
        {
            // A column can only own a sequence that belongs to the table's owner of the moment; from then on the sequence follows the table.
            CommonChange.SetOwner(context, target, table.Owner);
        }

        if (!isIdentity && (!context.Same(now.OwnedByTable, target.OwnedByTable) || OwnerColumn(context.Now, now) != OwnerColumn(context.To, target)))
        {
            context.Run("AlterSequence", target, $"ALTER SEQUENCE {context.Name(target.Oid)} OWNED BY "
                + (target.OwnedByTable.IsNone ? "NONE" : $"{context.Name(target.OwnedByTable)}.{SqlIdentifier.Quote(OwnerColumn(context.To, target)!)}"));
        }

        RelationChange.Apply(context, target, "SEQUENCE");
    }

    private static string? OwnerColumn(CatalogReader catalog, Sequence sequence) => (catalog.Find(sequence.OwnedByTable) as IHasColumns)?.FindColumn(sequence.OwnedByColumn)?.Name;

    private static void IndexChange(ChangeContext context, PgRollback.Catalog.Index target)
    {
        RelationChange.Apply(context, target, "INDEX");
        var now = context.Working.Get<PgRollback.Catalog.Index>(target.Oid);
        foreach (var position in now.StatisticsTargets.Concat(target.StatisticsTargets).Select(static t => t.Key).Distinct())
        {
            var wanted = target.StatisticsTargets.Where(t => t.Key == position).Select(static t => t.Value).DefaultIfEmpty(-1).First();
            var current = now.StatisticsTargets.Where(t => t.Key == position).Select(static t => t.Value).DefaultIfEmpty(-1).First();
            if (wanted != current)
            {
                context.Run("AlterIndex", target, FormattableString.Invariant($"ALTER INDEX {context.Name(target.Oid)} ALTER COLUMN {position} SET STATISTICS {wanted}"));
            }
        }
    }

    private static void ConstraintChange(ChangeContext context, TableConstraint target)
    {
        var now = context.Working.Get<TableConstraint>(target.Oid);
        var alter = $"ALTER TABLE {context.Name(target.Table)} ";
        if (now.Type == ConstraintKind.ForeignKey && (now.Deferrable != target.Deferrable || now.InitiallyDeferred != target.InitiallyDeferred))
        {
            context.Run("AlterConstraint", target, $"{alter}ALTER CONSTRAINT {SqlIdentifier.Quote(now.Name)} {(target.Deferrable ? "DEFERRABLE" : "NOT DEFERRABLE")} INITIALLY {(target.InitiallyDeferred ? "DEFERRED" : "IMMEDIATE")}");
        }

        if (now.NotValid && !target.NotValid)
        {
            context.Run("ValidateConstraint", target, $"{alter}VALIDATE CONSTRAINT {SqlIdentifier.Quote(now.Name)}");
        }
    }

    public static void SetState(ChangeContext context, Trigger target)
    {
        if (context.Working.Get<Trigger>(target.Oid).State != target.State)
        {
            context.Run("AlterTrigger", target, $"ALTER TABLE {context.Name(target.Table)} {State(target.State)} TRIGGER {SqlIdentifier.Quote(target.Name)}");
        }
    }

    private static void RuleChange(ChangeContext context, Rule target)
    {
        if (context.Working.Get<Rule>(target.Oid).State != target.State)
        {
            context.Run("AlterRule", target, $"ALTER TABLE {context.Name(target.Table)} {State(target.State)} RULE {SqlIdentifier.Quote(target.Name)}");
        }
    }

    /// <summary>As ALTER says it.</summary>
    public static string State(TriggerState state) => state switch
    {
        TriggerState.Disabled => "DISABLE",
        TriggerState.Replica => "ENABLE REPLICA",
        TriggerState.Always => "ENABLE ALWAYS",
        _ => "ENABLE",
    };
}
