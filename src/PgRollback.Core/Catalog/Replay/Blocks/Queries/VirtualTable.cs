namespace PgRollback.Catalog;

/// <summary>Rows that a query can read: of a system catalog, a subquery, a list of values.</summary>
internal sealed class VirtualTable(IReadOnlyList<string> columns, ObjectRows? objects = null)
{
    private readonly List<(int Column, string Name)> _possible = [];
    private List<VirtualRow>? _rows;
    private readonly Dictionary<int, Dictionary<string, List<VirtualRow>>> _indexes = [];

    public IReadOnlyList<string> Columns => columns;

    public List<VirtualRow> Rows
    {
        get
        {
            if (_rows is null)
            {
                _rows = [];
                objects?.Write(this);
                _rows.AddRange(_possible.Select(p => PossibleRow(p.Column, p.Name)));
            }

            return _rows;
        }
    }

    /// <summary>Whether the rows with a name in this column are found without the others.</summary>
    public bool IsName(int column) => objects?.IsName(columns[column]) ?? false;

    public int Find(string column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i], column, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The objects whose rows are added may be other than the model has them, or gone.</summary>
    public bool IsInDoubt { get; set; }

    public void Add(params Datum[] values) =>
        Rows.Add(IsInDoubt ? new VirtualRow([.. values.Select((value, i) => value.Kind == DatumKind.Object || columns[i].EndsWith("name", StringComparison.Ordinal) ? value : Datum.Unknown)], IsUncertain: true) : new VirtualRow(values, IsUncertain: false));

    /// <summary>Objects to add rows of.</summary>
    public IEnumerable<T> Each<T>(CatalogReader catalog, IEnumerable<T> objects)
        where T : DbObject
    {
        foreach (var value in objects)
        {
            IsInDoubt = catalog.DoubtOf(value) is not null;
            yield return value;
        }

        IsInDoubt = false;
    }

    /// <summary>Stands for PostgreSQL's own objects, which the model does not list: its name is none that a user gives.</summary>
    public void AddSystem(params Datum[] values) => Rows.Add(new VirtualRow(values, IsUncertain: true));

    /// <summary>Objects that may be there: each stands in a row of which only its name is known.</summary>
    public void AddPossible(IEnumerable<PossibleObject> values)
    {
        foreach (var value in values)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (PossibleRows.Names(columns[i], value.Kind))
                {
                    _possible.Add((i, value.Name));
                    _rows?.Add(PossibleRow(i, value.Name));
                }
            }
        }
    }

    private VirtualRow PossibleRow(int column, string name) => PossibleRow(column, PossibleRows.IsExact(name) ? Datum.Of(name) : Datum.Unknown);

    private VirtualRow PossibleRow(int column, Datum name) => new([.. columns.Select((_, i) => i == column ? name : Datum.Unknown)], IsUncertain: true);

    /// <summary>Rows where the column may equal a value.</summary>
    public IEnumerable<VirtualRow> Where(int column, Datum value)
    {
        if (_rows is null && objects is not null)
        {
            var some = new VirtualTable(columns);
            if (objects.TryWrite(some, columns[column], value))
            {
                some.Rows.AddRange(_possible.Where(p => p.Column != column || NamePattern.Matches(p.Name, value.Text)).Select(p => PossibleRow(p.Column, p.Column == column ? value : Datum.Unknown)));
                return some.Where(column, value);
            }
        }

        if (!_indexes.TryGetValue(column, out var index))
        {
            _indexes[column] = index = new Dictionary<string, List<VirtualRow>>(StringComparer.Ordinal);
            foreach (var row in Rows)
            {
                var key = row.Values[column].IsUnknown ? "" : KeyOf(row.Values[column]);
                if (!index.TryGetValue(key, out var rows))
                {
                    index[key] = rows = [];
                }

                rows.Add(row);
            }
        }

        var none = (List<VirtualRow>)[];
        var unknown = index.TryGetValue("", out var undecided) ? undecided : none;
        return (index.TryGetValue(KeyOf(value), out var found) ? found : none).Concat(unknown);
    }

    private static string KeyOf(Datum value) => "=" + (value.Kind == DatumKind.Object ? value.Key : value.Text);
}

/// <param name="Values">One for each column.</param>
/// <param name="IsUncertain">Whether there is such a row only a server can tell.</param>
internal sealed record VirtualRow(Datum[] Values, bool IsUncertain);
