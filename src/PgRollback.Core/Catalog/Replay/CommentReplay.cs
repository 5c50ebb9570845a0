using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class CommentReplay
{
    public static void Apply(ReplaySession session, CommentStatement statement)
    {
        var comment = statement.Comment is { Length: > 0 } text ? text : null;
        var reference = statement.Object;
        if (reference.Kind is ObjectKind.Column)
        {
            SetColumnComment(session, reference, comment);
            return;
        }

        if (ObjectFinder.TryFind(session, reference) is { } target)
        {
            if (target is Extension { Comment: null } && ExtensionComments.Of(target.Name) is null && session.Editor.Origin.Find(target.Oid) is not null)
            {
                session.AddGap(GapKind.NotModelled, $"the comment that {ObjectFinder.Describe(reference)} brought with it is not in the text");
            }

            session.Editor.Put(target with { Comment = comment });
            return;
        }

        if (reference.Kind == ObjectKind.TableConstraint && session.TryRelation(reference.Name) is Table table
            && table.Columns.FirstOrDefault(c => c.NotNull && string.Equals(ColumnCommandReplay.NotNullName(table, c), reference.SubName, StringComparison.Ordinal)) is { } column)
        {
            session.AddNeedOfNotNullName(table, reference.SubName!);
            session.Editor.Put(Columns.With(table, column with { NotNullComment = comment }));
            return;
        }

        if (reference.Kind is ObjectKind.Database or ObjectKind.Role or ObjectKind.Tablespace or ObjectKind.LargeObject or ObjectKind.Language)
        {
            session.AddGap(GapKind.NotModelled, $"the earlier comment of {ObjectFinder.Describe(reference)} is not in the text");
            return;
        }

        if (reference.Kind == ObjectKind.Extension)
        {
            throw new ReplayException(ReplayError.UndefinedObject, $"extension \"{reference.Name.Name}\" does not exist", $"extension {reference.Name}");
        }

        throw ObjectFinder.Undefined(session, reference);
    }

    private static void SetColumnComment(ReplaySession session, ObjectReference reference, string? comment)
    {
        var relation = session.TryRelation(reference.Name) ?? throw ReplaySession.Undefined("relation", reference.Name);
        var column = (relation as IHasColumns)?.FindColumn(reference.SubName!) ?? throw Columns.Undefined(relation, reference.SubName!);
        EquatableArray<Column> With(EquatableArray<Column> columns) => columns.Select(c => c.Number == column.Number ? c with { Comment = comment } : c).ToEquatableArray();
        session.Editor.Put(relation switch
        {
            Table table => table with { Columns = With(table.Columns) },
            View view => view with { Columns = With(view.Columns) },
            CompositeType type => type with { Columns = With(type.Columns) },
            _ => throw new ReplayException($"\"{relation.Name}\" has no columns"),
        });
    }
}
