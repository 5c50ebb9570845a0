using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class IndexReplay
{
    public static void Create(ReplaySession session, CreateIndexStatement statement)
    {
        var relation = session.Relation(statement.Table);
        if (relation is not (Table or View { IsMaterialized: true }))
        {
            throw new ReplayException($"cannot create index on relation \"{relation.Name}\"");
        }

        var owner = (Relation)relation;
        var name = statement.Name ?? ObjectNames.ChooseIndex(session.Editor, owner, key: null, statement.Elements.Concat(statement.IncludeElements).Select(ColumnName));
        if (!RelationNames.IsFree(session, owner.Schema, name, statement.IfNotExists))
        {
            return;
        }

        var index = new Index
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Schema = owner.Schema,
            Persistence = owner.Persistence,
            Table = relation.Oid,
            IsUnique = statement.Unique,
            NullsNotDistinct = statement.NullsNotDistinct,
            IndexKeys = statement.Elements.Select(e => Key(session, relation, e)).ToEquatableArray(),
            Included = statement.IncludeElements.Select(e => ((IHasColumns)relation).FindColumn(e.Column ?? "")?.Number ?? throw Columns.Undefined(relation, e.Column ?? "?")).ToEquatableArray(),
            Predicate = statement.Predicate is { } predicate ? session.Resolver.ResolveExpression(predicate, (IHasColumns)relation) : null,
            AccessMethod = statement.AccessMethod is "btree" ? null : statement.AccessMethod,
            Options = Options.Set(default, statement.Options),
            Tablespace = statement.Tablespace,
            Concurrently = statement.Concurrently,
            IsInvalid = statement.Only && Partitioning.HasPartitions(session.Editor, relation),
            Owner = relation.Owner,
            Origin = session.Provenance,
        };
        session.Editor.Put(index);
        if (!statement.Only)
        {
            Partitioning.PropagateIndex(session, index.Oid);
        }
    }

    public static IndexKey Key(ReplaySession session, DbObject relation, IndexElement element)
    {
        var (suffix, direction) = (Suffix(element), Direction(element));
        if (element.Column is not null)
        {
            var column = ((IHasColumns)relation).FindColumn(element.Column) ?? throw Columns.Undefined(relation, element.Column);
            return new IndexKey { Column = column.Number, Suffix = suffix, Direction = direction };
        }

        return new IndexKey { Expression = session.Resolver.ResolveExpression(Parentheses.Strip(element.Expression!.Value), (IHasColumns)relation), Suffix = suffix, Direction = direction };
    }

    /// <summary>As the catalog orders it: collation, operator class; defaults left out.</summary>
    private static string Suffix(IndexElement element)
    {
        var result = "";
        if (element.Collation is not null)
        {
            result += " COLLATE " + element.Collation;
        }

        if (element.OperatorClass is not null)
        {
            result += " " + element.OperatorClass;
            if (!element.OperatorClassOptions.IsEmpty)
            {
                result += " (" + Options.Sql(element.OperatorClassOptions) + ")";
            }
        }

        return result;
    }

    private static string Direction(IndexElement element) =>
        (element.Descending ? " DESC" : "") + (element.NullsFirst is not { } first || first == element.Descending ? "" : first ? " NULLS FIRST" : " NULLS LAST");

    /// <summary>What the key contributes to an automatic name.</summary>
    public static string ColumnName(IndexElement element) => element.Column ?? ColumnNaming.OfIndexExpression(element.Expression!.Value);
}
