using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What can be altered of objects that are kept by their text: options of foreign objects, the state of event triggers, the target of statistics.</summary>
internal static class GenericChange
{
    public static void Apply(ChangeContext context, GenericObject target)
    {
        var now = context.Working.Get<GenericObject>(target.Oid);
        if (now.Options != target.Options)
        {
            Run(context, target, now, $"OPTIONS ({ForeignOptions.Changes(now.Options, target.Options)})");
        }

        if (now.State != target.State)
        {
            Run(context, target, now, ObjectChange.State(target.State));
        }

        if (now.StatisticsTarget != target.StatisticsTarget)
        {
            Run(context, target, now, FormattableString.Invariant($"SET STATISTICS {target.StatisticsTarget ?? -1}"));
        }
    }

    private static void Run(ChangeContext context, GenericObject target, GenericObject now, string change) =>
        context.Run("Alter" + StepFactory.Word(target), target, $"ALTER {ObjectSql.Reference(context.Now, now)} {change}");
}
