using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>CREATE TABLE (LIKE … INCLUDING …): what is copied besides the columns.</summary>
internal static class LikeReplay
{
    public static void Copy(ReplaySession session, Oid tableOid, LikeClause like, DbObject source, Dictionary<int, int> map)
    {
        var from = (IHasColumns)source;
        foreach (var column in from.Columns)
        {
            var table = session.Editor.Find<Table>(tableOid)!;
            var target = table.FindColumn(map[column.Number])!;
            var isGenerated = column.Generated != GeneratedKind.None;
            if (column.Default is not null && like.Options.HasFlag(isGenerated ? LikeOptions.Generated : LikeOptions.Defaults))
            {
                target = target with { Default = Inheritance.Rebind(column.Default, from, table), Generated = column.Generated };
            }

            if (column.Identity != IdentityKind.None && like.Options.HasFlag(LikeOptions.Identity))
            {
                target = target.WithOwnNotNull() with { Identity = column.Identity };
                CopyIdentity(session, table, target, source.Oid, column);
            }

            session.Editor.Put(Columns.With(session.Editor.Find<Table>(tableOid)!, target));
        }

        if (like.Options.HasFlag(LikeOptions.Constraints))
        {
            CopyChecks(session, tableOid, like, source);
        }

        if (like.Options.HasFlag(LikeOptions.Indexes))
        {
            foreach (var index in ConstraintReplay.IndexesOf(session.Editor, source.Oid))
            {
                CopyIndex(session, tableOid, like, index, from);
            }
        }

        if (like.Options.HasFlag(LikeOptions.Statistics))
        {
            StatisticsReplay.Copy(session, source, session.Editor.Find<Table>(tableOid)!, like.Options.HasFlag(LikeOptions.Comments));
        }
    }

    private static void CopyIdentity(ReplaySession session, Table table, Column target, Oid source, Column column)
    {
        var original = session.Editor.Dependents(source).Select(session.Editor.Find<Sequence>).FirstOrDefault(s => s is { IsIdentity: true } && s.OwnedByColumn == column.Number);
        if (original is not null)
        {
            session.Editor.Put(original with
            {
                Oid = session.Editor.NewOid(),
                Name = ObjectNames.ChooseRelation(session.Editor, table.Name, target.Name, "seq", table.Schema, isConstraint: false),
                Schema = table.Schema,

                // PostgreSQL copies its options, of which the type is none: the sequence is bigint within the bounds of the other.
                Type = TypeReference.OfBuiltIn("int8"),
                OwnedByTable = table.Oid,
                OwnedByColumn = target.Number,
                Persistence = table.Persistence,
                Owner = table.Owner,
                Comment = null,
                Acl = Acl.Default,
                SecurityLabels = default,
                Origin = session.Provenance,
            });
        }
    }

    private static void CopyChecks(ReplaySession session, Oid tableOid, LikeClause like, DbObject source)
    {
        foreach (var check in ConstraintReplay.ConstraintsOf(session.Editor, source.Oid).Where(static c => c.Type == ConstraintKind.Check).ToList())
        {
            var table = session.Editor.Find<Table>(tableOid)!;
            var from = (IHasColumns)source;
            session.Editor.Put(check with
            {
                Oid = session.Editor.NewOid(),
                Table = tableOid,
                Schema = table.Schema,
                Check = Inheritance.Rebind(check.Check!, from, table),
                Columns = check.Columns.Select(n => table.FindColumn(from.FindColumn(n)!.Name)!.Number).ToEquatableArray(),
                Comment = like.Options.HasFlag(LikeOptions.Comments) ? check.Comment : null,
                IsLocal = true,
                InheritCount = 0,
                NotValid = false,
                Origin = session.Provenance,
            });
        }
    }

    private static void CopyIndex(ReplaySession session, Oid tableOid, LikeClause like, Index index, IHasColumns from)
    {
        var (copy, constraint) = IndexCopy.Make(session, index, from, session.Editor.Find<Table>(tableOid)!);
        var comments = like.Options.HasFlag(LikeOptions.Comments);
        if (constraint is not null)
        {
            session.Editor.Put(constraint with { PartitionOf = Oid.None, IsLocal = true, InheritCount = 0, Comment = null });
        }

        session.Editor.Put(copy with { PartitionOf = Oid.None, Comment = comments ? copy.Comment : null });
    }
}
