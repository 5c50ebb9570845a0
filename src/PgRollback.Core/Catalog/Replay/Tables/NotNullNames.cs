using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>NOT NULL constraints have names from PostgreSQL 18 on, which no other constraint of the schema has where PostgreSQL chooses them.</summary>
internal static class NotNullNames
{
    private const string Suffix = "_not_null";

    /// <summary>Gives constraints that a statement made their names, where the usual one is taken: by a table that was renamed, say.</summary>
    /// <param name="session">The session.</param>
    /// <param name="oid">The table, as the statement left it.</param>
    /// <param name="was">The table before; null when it is new.</param>
    public static void Settle(ReplaySession session, Oid oid, Table? was)
    {
        if (session.Editor.Find<Table>(oid) is not { } table)
        {
            return;
        }

        HashSet<string>? own = null;
        foreach (var column in table.Columns)
        {
            if (!column.NotNull || column.NotNullName is not null || was?.FindColumn(column.Number) is { NotNull: true })
            {
                continue;
            }

            own ??= OwnNames(table, was);
            var usual = ColumnCommandReplay.NotNullName(table, column);
            if (!own.Add(usual) || IsTaken(session.Editor, table, usual))
            {
                var name = ObjectNames.ChooseConstraint(session.Editor, table.Name, column.Name, "not_null", table.Schema, own);
                own.Add(name);
                session.Editor.Put(Columns.With(session.Editor.Find<Table>(oid)!, column with { NotNullName = name }));
            }
        }
    }

    /// <summary>Names that the table's other columns have: those that were there before, and those that the statement gives.</summary>
    private static HashSet<string> OwnNames(Table table, Table? was) => new(
        table.Columns.Where(c => c.NotNull && (c.NotNullName is not null || was?.FindColumn(c.Number) is { NotNull: true })).Select(c => ColumnCommandReplay.NotNullName(table, c)),
        StringComparer.Ordinal);

    /// <summary>Whether another table of the schema has a constraint of that name; children have that of their parent, and get it after it.</summary>
    public static bool IsTaken(CatalogReader catalog, Table table, string name) =>
        Holders(catalog, table.Schema, name).Any(other => other != table.Oid && !IsChild(catalog, other, table.Oid));

    private static bool IsChild(CatalogReader catalog, Oid oid, Oid parent) =>
        catalog.Find(oid) is Table table && table.Parents.Any(p => p == parent || IsChild(catalog, p, parent));

    /// <summary>What has a constraint of that name in the schema. Tables are not listed by the usual names of theirs, so those are put together from every table and column that could make them.</summary>
    private static IEnumerable<Oid> Holders(CatalogReader catalog, Oid schema, string name)
    {
        foreach (var oid in catalog.FindAll(new NameKey(NameSpace.SchemaConstraint, schema, name)))
        {
            yield return oid;
        }

        if (!name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            yield break;
        }

        var end = name.Length - Suffix.Length;
        for (var i = name.IndexOf('_'); i > 0 && i < end; i = name.IndexOf('_', i + 1))
        {
            if (catalog.Find<Table>(new NameKey(NameSpace.Relation, schema, name.Substring(0, i))) is { } table
                && table.FindColumn(name.Substring(i + 1, end - i - 1)) is { NotNull: true, NotNullName: null })
            {
                yield return table.Oid;
            }
        }
    }

    /// <summary>Whether the usual name is shorter than the names that it is made of, so that it does not show them.</summary>
    public static bool IsCut(string table, string column)
    {
        var available = SqlIdentifier.MaxBytes - Suffix.Length - 1;
        return table.Length + column.Length > available
            || ((table.Length + column.Length) * 4 > available && Encoding.UTF8.GetByteCount(table) + Encoding.UTF8.GetByteCount(column) > available);
    }
}
