namespace PgRollback.Catalog;

/// <summary>Writes the rows of a system catalog when they are asked for: those of one name, or of one object, without a look at the others.</summary>
/// <param name="catalog">The model.</param>
/// <param name="space">Where the objects are found by their names.</param>
/// <param name="nameColumn">The column that holds an object's name.</param>
/// <param name="objectColumn">The column that holds an object itself, by its oid; null: none.</param>
/// <param name="write">Writes the rows of some objects, in the order of their making, and those that stand for PostgreSQL's own: of the name that is asked for, if one is.</param>
internal sealed class ObjectRows(CatalogReader catalog, NameSpace space, string? nameColumn, string? objectColumn, Action<VirtualTable, IReadOnlyList<DbObject>, string?> write)
{
    public bool IsName(string column) => string.Equals(column, nameColumn, StringComparison.Ordinal);

    public void Write(VirtualTable table) => Write(table, space == NameSpace.Schema ? InOrder(catalog.Schemas) : [.. catalog.InOrder], name: null);

    private void Write(VirtualTable table, IReadOnlyList<DbObject> objects, string? name)
    {
        var doubtful = objects.ToLookup(o => catalog.DoubtOf(o) is not null);
        write(table, doubtful.Contains(true) ? [.. doubtful[false]] : objects, name);
        if (doubtful.Contains(true))
        {
            table.IsInDoubt = true;
            write(table, [.. doubtful[true]], name);
            table.IsInDoubt = false;
        }
    }

    /// <summary>Writes at least the rows that may have a value in a column.</summary>
    /// <returns>False: a look at all objects is needed for that.</returns>
    public bool TryWrite(VirtualTable table, string column, Datum value)
    {
        var found = value.Kind == DatumKind.Text && IsName(column) ? Named(value.Text)
            : value.Kind == DatumKind.Object && string.Equals(column, objectColumn, StringComparison.Ordinal) ? SystemTables.FindObject(catalog, value) is { } one ? [one] : []
            : null;
        if (found is null)
        {
            return false;
        }

        Write(table, found, value.Kind == DatumKind.Text ? value.Text : null);
        if (value.Kind == DatumKind.Object && found.Count > 0)
        {
            // What the model has is none of PostgreSQL's own or of an extension's.
            table.Rows.RemoveAll(row => row.Values[table.Find(column)].IsUnknown);
        }

        return true;
    }

    private IReadOnlyList<DbObject>? Named(string name)
    {
        // A NOT NULL without a name of its own is called so, and is no object.
        if (space == NameSpace.SchemaConstraint && name.EndsWith("_not_null", StringComparison.Ordinal))
        {
            return null;
        }

        var parents = catalog.Schemas.Select(static s => s.Oid).Prepend(Oid.None);
        return InOrder(parents.SelectMany(p => catalog.FindAll(new NameKey(space, p, name))).Distinct().Select(catalog.Find).OfType<DbObject>());
    }

    private static IReadOnlyList<DbObject> InOrder(IEnumerable<DbObject> objects) => [.. objects.OrderBy(static o => o.Oid)];
}
