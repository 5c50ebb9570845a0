using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class DropReplay
{
    public static void Apply(ReplaySession session, DropStatement statement)
    {
        if (statement.IsOwned)
        {
            session.AddGap(GapKind.Schema, "DROP OWNED drops what the text does not name");
            return;
        }

        if (statement is { Concurrently: true } and ({ Objects.Count: > 1 } or { Cascade: true }))
        {
            throw new ReplayException($"DROP INDEX CONCURRENTLY does not support {(statement.Cascade ? "CASCADE" : "dropping multiple objects")}");
        }

        if (statement.Kind == ObjectKind.Role)
        {
            RoleReplay.Drop(session, statement);
            return;
        }

        var targets = new List<DbObject>();
        foreach (var reference in statement.Objects)
        {
            if (ObjectFinder.TryFind(session, reference) is { } found)
            {
                RequireKind(statement.Kind, found);
                targets.Add(found);
            }
            else if (!statement.IfExists)
            {
                throw ObjectFinder.Undefined(session, reference);
            }
            else if (ObjectFinder.CouldExistOutsideTheModel(session, reference))
            {
                session.AddGap(GapKind.Schema, $"{ObjectFinder.Describe(reference)} is dropped if it exists, and the model does not know whether it does");
            }
        }

        if (statement is { Kind: ObjectKind.Collation, Cascade: true })
        {
            session.AddGap(GapKind.NotModelled, "what DROP COLLATION … CASCADE takes is not part of the model");
            targets.AddRange(session.Editor.All.OfType<Index>().Where(i => i.Constraint.IsNone && i.IndexKeys.Any(k => targets.Exists(t => IsUnder(k, t)))).ToList());
        }

        OperatorReplay.NoteLostLinks(session, targets);
        RequireNoBuiltIns(targets);
        RequireNoPartsOfIndexes(session, targets);
        Deletion.Drop(session, targets, statement.Cascade);
    }

    /// <summary>An index key that names a collation, under its schema or without.</summary>
    private static bool IsUnder(IndexKey key, DbObject collation)
    {
        var words = key.Suffix.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var name = SqlIdentifier.Quote(collation.Name);
        return collation.Kind == ObjectKind.Collation && words.Length > 1 && words[0] == "COLLATE" && (string.Equals(words[1], name, StringComparison.Ordinal) || words[1].EndsWith("." + name, StringComparison.Ordinal));
    }

    private static void RequireNoBuiltIns(List<DbObject> targets)
    {
        foreach (var target in targets)
        {
            if (!target.Extension.IsNone)
            {
                throw new ReplayException(ReplayError.DependentObjects, $"cannot drop {target.Name} because an extension requires it");
            }
        }
    }

    /// <summary>An index of a partition that belongs to one of the partitioned table goes with that only.</summary>
    private static void RequireNoPartsOfIndexes(ReplaySession session, List<DbObject> targets)
    {
        foreach (var target in targets)
        {
            if (target is Index { PartitionOf.IsNone: false } index && session.Editor.Find(index.PartitionOf) is { } whole && !targets.Contains(whole))
            {
                throw new ReplayException(ReplayError.DependentObjects, $"cannot drop index {index.Name} because index {whole.Name} requires it", ObjectAddress.Of(session.Editor, whole));
            }
        }
    }

    /// <summary>DROP TABLE of a view is an error in PostgreSQL.</summary>
    private static void RequireKind(ObjectKind kind, DbObject found)
    {
        var fits = kind switch
        {
            ObjectKind.Table => found is Table { IsForeign: false },
            ObjectKind.View => found is View { IsMaterialized: false },
            ObjectKind.MaterializedView => found is View { IsMaterialized: true },
            ObjectKind.Index => found is Index,
            ObjectKind.Sequence => found is Sequence,
            ObjectKind.ForeignTable => found is Table { IsForeign: true },
            ObjectKind.Domain => found is DomainType,
            ObjectKind.Function => found is Routine { RoutineKind: RoutineKind.Function },
            _ => true,
        };
        if (!fits)
        {
            throw new ReplayException($"\"{found.Name}\" is not a {ObjectKindNames.CommandTag(kind).ToLowerInvariant()}");
        }
    }
}
