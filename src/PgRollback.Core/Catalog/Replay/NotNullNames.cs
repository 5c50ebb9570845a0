namespace PgRollback.Catalog;

/// <summary>NOT NULL constraints have names from PostgreSQL 18 on, which no other constraint of the schema has where PostgreSQL chooses them.</summary>
internal static class NotNullNames
{
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
            if (!own.Add(usual) || (session.Editor.Find(new NameKey(NameSpace.SchemaConstraint, table.Schema, usual)) is { } other && other.Oid != oid))
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
}
