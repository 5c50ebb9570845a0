using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

internal static class DomainChange
{
    public static void Apply(ChangeContext context, DomainType target)
    {
        var now = context.Working.Get<DomainType>(target.Oid);
        var alter = $"ALTER DOMAIN {context.Name(target.Oid)} ";
        if (!context.Same(now.BaseType, target.BaseType))
        {
            throw new PlanningException($"the base type of {ObjectAddress.Of(context.To, target)} changed");
        }

        if (!context.Same(now.Default, target.Default))
        {
            context.Run("AlterDomain", target, alter + (target.Default is null ? "DROP DEFAULT" : "SET DEFAULT " + target.Default.ToSql(context.To)));
        }

        if (now.NotNull != target.NotNull)
        {
            context.Run("AlterDomain", target, alter + (target.NotNull ? "SET NOT NULL" : "DROP NOT NULL"), step => step with
            {
                Variants = target is { NotNull: true, NotNullName: { } name } && !string.Equals(name, target.UsualNotNullName, StringComparison.Ordinal)
                    ? [new StepVariant(17, int.MaxValue, $"{alter}ADD CONSTRAINT {SqlIdentifier.Quote(name)} NOT NULL")]
                    : default,
            });
        }
    }
}
