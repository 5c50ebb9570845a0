using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Storage parameters, persistence, tablespace, access method: what all relations share.</summary>
internal static class RelationChange
{
    public static void Apply(ChangeContext context, Relation target, string word)
    {
        var now = context.Working.Get<Relation>(target.Oid);
        var alter = $"ALTER {word} {context.Name(target.Oid)} ";
        var kind = "Alter" + StepFactory.Word(target);
        var gone = now.Options.Where(o => !target.Options.Any(t => string.Equals(t.Name, o.Name, StringComparison.Ordinal))).ToEquatableArray();
        if (!gone.IsEmpty)
        {
            context.Run(kind, target, $"{alter}RESET ({string.Join(", ", gone.Select(static o => o.Name))})");
        }

        var set = target.Options.Where(t => !now.Options.Contains(t)).ToEquatableArray();
        if (!set.IsEmpty)
        {
            context.Run(kind, target, $"{alter}SET ({Options.Sql(set)})");
        }

        if (now.Persistence != target.Persistence && target is not PgRollback.Catalog.Index and not Sequence { OwnedByTable.IsNone: false })
        {
            context.Run(kind, target, alter + (target.Persistence == Persistence.Permanent ? "SET LOGGED" : "SET UNLOGGED"));
        }

        if (!string.Equals(now.Tablespace, target.Tablespace, StringComparison.Ordinal))
        {
            context.Run(kind, target, $"{alter}SET TABLESPACE {SqlIdentifier.Quote(target.Tablespace ?? "pg_default")}");
        }

        if (!string.Equals(now.AccessMethod, target.AccessMethod, StringComparison.Ordinal) && target is not PgRollback.Catalog.Index)
        {
            context.Run(kind, target, $"{alter}SET ACCESS METHOD {(target.AccessMethod is { } method ? SqlIdentifier.Quote(method) : target is Table { PartitionKey: not null } ? "DEFAULT" : "heap")}");
        }
    }
}
