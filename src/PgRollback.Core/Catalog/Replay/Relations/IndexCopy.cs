using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>An index made again on another table, with the key that it stands for: what LIKE … INCLUDING INDEXES and partitions have in common.</summary>
internal static class IndexCopy
{
    /// <summary>The copy and its constraint, which the caller puts into the catalog with what differs between the two.</summary>
    public static (Index Index, TableConstraint? Constraint) Make(ReplaySession session, Index original, IHasColumns from, Table to)
    {
        var constraint = session.Editor.Find<TableConstraint>(original.Constraint);
        var columns = original.IndexKeys.Select(k => k.Column != 0 ? original.OwnColumnName(from, k.Column) : ColumnNaming.OfIndexExpression(new SqlFragment(k.Expression!.Text, 0)))
            .Concat(original.Included.Select(n => original.OwnColumnName(from, n)));
        var name = ObjectNames.ChooseIndex(session.Editor, to, constraint?.Type, columns);
        var copy = original with
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Schema = to.Schema,
            Persistence = to.Persistence,
            Table = to.Oid,
            IndexKeys = Keys(original, from, to),
            Included = Columns(original.Included, from, to),
            EarlierColumnNames = original.EarlierColumnNames.Select(n => new KeyValuePair<int, string>(Column(n.Key, from, to), n.Value)).ToEquatableArray(),
            Predicate = original.Predicate is null ? null : Inheritance.Rebind(original.Predicate, from, to),
            Constraint = Oid.None,
            Owner = to.Owner,
            Concurrently = false,
            IsInvalid = false,
            Origin = session.Provenance,
        };
        if (constraint is null)
        {
            return (copy, null);
        }

        constraint = constraint with
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Table = to.Oid,
            Schema = to.Schema,
            Columns = Columns(constraint.Columns, from, to),
            Index = copy.Oid,
            MadeByParent = false,
            Origin = session.Provenance,
        };
        return (copy with { Constraint = constraint.Oid }, constraint);
    }

    private static EquatableArray<IndexKey> Keys(Index original, IHasColumns from, IHasColumns to) =>
        original.IndexKeys.Select(k => k.Column != 0 ? k with { Column = Column(k.Column, from, to) } : k with { Expression = Inheritance.Rebind(k.Expression!, from, to) }).ToEquatableArray();

    private static EquatableArray<int> Columns(EquatableArray<int> numbers, IHasColumns from, IHasColumns to) => numbers.Select(n => Column(n, from, to)).ToEquatableArray();

    private static int Column(int number, IHasColumns from, IHasColumns to) => to.FindColumn(from.FindColumn(number)!.Name)!.Number;
}
