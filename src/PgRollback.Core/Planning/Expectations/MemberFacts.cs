using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Facts of what belongs to a table: constraints, triggers, policies, rules.</summary>
internal static class MemberFacts
{
    public static void Constraint(FactList facts, CatalogReader catalog, TableConstraint constraint)
    {
        facts.AddComment(constraint.Comment);
        facts.Add("kind", constraint.Type switch
        {
            ConstraintKind.Check => "check",
            ConstraintKind.PrimaryKey => "primary key",
            ConstraintKind.Unique => "unique",
            ConstraintKind.Exclusion => "exclusion",
            ConstraintKind.ForeignKey => "foreign key",
            _ => null,
        });

        // What is not enforced is not validated either, whatever was said.
        facts.Add("enforced", !constraint.NotEnforced);
        facts.Add("validated", constraint.NotEnforced ? null : constraint.NotValid ? "no" : "yes");
        facts.Add("deferrable", constraint.Deferrable);
        facts.Add("initially deferred", constraint.InitiallyDeferred);
        if (constraint.Type == ConstraintKind.Check)
        {
            facts.Add("no inherit", constraint.NoInherit);
            return;
        }

        if (constraint.Type != ConstraintKind.Exclusion)
        {
            facts.Add("columns", FactWords.Columns(catalog, constraint.Table, constraint.Columns));
        }

        if (constraint.Type == ConstraintKind.ForeignKey)
        {
            facts.Add("references", FactWords.Name(catalog, constraint.ReferencedTable) is { } table ? table + "(" + FactWords.Columns(catalog, constraint.ReferencedTable, constraint.ReferencedColumns) + ")" : null);
            facts.Add("on delete", constraint.OnDelete?.ToLowerInvariant() ?? "no action");
            facts.Add("on update", constraint.OnUpdate?.ToLowerInvariant() ?? "no action");
            facts.Add("match", constraint.Match?.ToLowerInvariant() ?? "simple");
        }
    }

    public static void Trigger(FactList facts, CatalogReader catalog, Trigger trigger)
    {
        facts.AddComment(trigger.Comment);
        facts.Add("state", State(trigger.State));
        facts.Add("timing", trigger.Timing.ToLowerInvariant());
        facts.Add("events", string.Join(" or ", trigger.Events.Select(static e => e.ToLowerInvariant())));
        facts.Add("for each", trigger.ForEachRow ? "row" : "statement");
        facts.Add("update of", FactWords.Columns(catalog, trigger.Table, trigger.UpdateColumns.OrderBy(static number => number)));
        facts.Add("function", trigger.Function.IsNone ? null : FactWords.Name(catalog, trigger.Function));
        facts.Add("condition", trigger.When is not null);
        facts.Add("constraint", trigger.IsConstraint);
        facts.Add("deferrable", trigger.Deferrable);
        facts.Add("initially deferred", trigger.InitiallyDeferred);
    }

    public static void Policy(FactList facts, Policy policy)
    {
        facts.AddComment(policy.Comment);
        facts.Add("command", policy.Command.ToLowerInvariant());
        facts.Add("permissive", policy.Permissive);
        facts.Add("roles", policy.Roles.IsEmpty ? "PUBLIC" : policy.Roles.All(RoleReplay.IsName) ? string.Join(", ", policy.Roles) : null);
        facts.Add("using", policy.Using is not null);
        facts.Add("with check", policy.WithCheck is not null);
    }

    public static void Rule(FactList facts, Rule rule)
    {
        facts.AddComment(rule.Comment);
        facts.Add("state", State(rule.State));
    }

    private static string State(TriggerState state) => state switch
    {
        TriggerState.Origin => "origin",
        TriggerState.Disabled => "disabled",
        TriggerState.Replica => "replica",
        _ => "always",
    };
}
