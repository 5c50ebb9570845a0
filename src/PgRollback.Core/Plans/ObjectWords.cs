using PgRollback.Planning;
using PgRollback.Syntax;

namespace PgRollback.Plans;

/// <summary>Names of objects for people who read plans and documentation comments.</summary>
public static class ObjectWords
{
    /// <summary>PostgreSQL's words for a kind: <c>FUNCTION</c>; null where a step has no object.</summary>
    public static string? Of(ObjectKind kind) => kind switch
    {
        ObjectKind.None => null,
        ObjectKind.Column => "COLUMN",
        ObjectKind.Attribute => "ATTRIBUTE",
        ObjectKind.TableConstraint or ObjectKind.DomainConstraint => "CONSTRAINT",
        _ => ObjectKindNames.CommandTag(kind),
    };

    /// <summary>The object of a step: <c>function public.f(uuid, text)</c>, <c>column c of public.t</c>; null where it has none.</summary>
    public static string? Of(RollbackStep step)
    {
        if (Of(step.ObjectKind) is not { } words || step.Name.Length == 0)
        {
            return null;
        }

        var kind = words.ToLowerInvariant() + " ";
        var schema = step.Schema is null ? "" : SqlIdentifier.Quote(step.Schema) + ".";
        var name = SqlIdentifier.Quote(step.Name);
        if (step.Table is not null && step.ObjectKind != ObjectKind.Index)
        {
            return kind + name + " of " + schema + SqlIdentifier.Quote(step.Table);
        }

        return kind + schema + name + (step.ArgumentTypes is { } types ? "(" + string.Join(", ", types) + ")" : "");
    }
}
