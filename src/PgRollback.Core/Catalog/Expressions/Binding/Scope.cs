namespace PgRollback.Catalog.Expressions;

/// <summary>How a column of an item is printed.</summary>
internal enum QualifierStyle
{
    /// <summary>By the item's alias: <c>t.a</c>.</summary>
    Alias,

    /// <summary>Bare, and by the relation's own current name inside subqueries: a CHECK, an index, a policy.</summary>
    Relation,

    /// <summary><c>OLD.a</c>, <c>NEW.a</c>, <c>excluded.a</c>.</summary>
    Word,
}

/// <summary>An entry of the FROM clause, or a relation that an expression belongs to: what names can be looked up in.</summary>
internal sealed class RangeItem
{
    public required string Alias { get; init; }

    /// <summary>A relation that is called by its current name has a number; 0 otherwise.</summary>
    public int Number { get; init; }

    /// <summary>The level of query that it stands in.</summary>
    public int Level { get; init; }

    /// <summary>The relation; None for subqueries, functions and joins.</summary>
    public Oid Relation { get; init; }

    /// <summary>Reached by its schema-qualified name as well.</summary>
    public bool IsUnaliasedRelation { get; init; }

    public QualifierStyle Style { get; init; }

    /// <summary>The word before the dot of <see cref="QualifierStyle.Word"/>.</summary>
    public string? Word { get; init; }

    public List<RangeColumn> Columns { get; init; } = [];

    /// <summary>It may have columns that are not known: a relation of pg_catalog, a function of an extension.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Type of the whole row, when it has one.</summary>
    public TypeReference? RowType { get; init; }

    public Scope? Scope { get; set; }

    /// <summary>Where the relation stands in the text; null when it is not written.</summary>
    public FromNode? Node { get; init; }

    public RangeColumn? Find(string name)
    {
        foreach (var column in Columns)
        {
            if (string.Equals(column.Name, name, StringComparison.Ordinal))
            {
                return column;
            }
        }

        return null;
    }
}

/// <summary>A column that an item offers.</summary>
internal sealed class RangeColumn
{
    private bool _isFrozen;

    public required string Name { get; init; }

    public TypeReference? Type { get; init; }

    /// <summary>The relation whose column it is; None for a computed one.</summary>
    public Oid Target { get; init; }

    public int Number { get; init; }

    /// <summary>The item whose alias qualifies it; null for a column merged by USING, which has none.</summary>
    public RangeItem? Owner { get; set; }

    /// <summary>The column that this one passes on under a join's alias.</summary>
    public RangeColumn? Origin { get; init; }

    /// <summary>The two columns that USING merged.</summary>
    public RangeColumn? Left { get; init; }

    public RangeColumn? Right { get; init; }

    /// <summary>The text itself gives it its name, by an alias list or by USING: a rename of the column changes nothing.</summary>
    public bool IsFrozen
    {
        get => _isFrozen || Target.IsNone || Origin is { IsFrozen: true };
        set => _isFrozen = value;
    }

    public IEnumerable<RangeColumn> Sources
    {
        get
        {
            if (Left is null)
            {
                yield return this;
                yield break;
            }

            foreach (var side in new[] { Left, Right! })
            {
                foreach (var source in side.Sources)
                {
                    yield return source;
                }
            }
        }
    }
}

/// <summary>An item as a scope sees it: a join hides the columns of what it joins, an alias hides its relations too.</summary>
internal readonly record struct ScopeEntry(RangeItem Item, bool ColumnsVisible, bool NameVisible);

/// <summary>One level of a query.</summary>
internal sealed class Scope(Scope? parent, CommonTables? tables)
{
    public Scope? Parent => parent;

    /// <summary>Tells levels apart, in no particular order.</summary>
    public int Level { get; init; }

    public CommonTables? Tables { get; set; } = tables;

    public List<ScopeEntry> Entries { get; } = [];

    public void Add(RangeItem item)
    {
        item.Scope ??= this;
        Entries.Add(new ScopeEntry(item, ColumnsVisible: true, NameVisible: true));
    }
}

/// <summary>The names that one WITH has given to queries so far; they hide those of a WITH further out, and relations.</summary>
internal sealed class CommonTables(CommonTables? outer)
{
    private readonly Dictionary<string, CommonTable> _byName = new(StringComparer.Ordinal);

    private CommonTables? Outer => outer;

    public void Add(string name, CommonTable table) => _byName[name] = table;

    /// <summary>The nearest one of that name.</summary>
    public CommonTable? Find(string name)
    {
        for (var tables = this; tables is not null; tables = tables.Outer)
        {
            if (tables._byName.TryGetValue(name, out var table))
            {
                return table;
            }
        }

        return null;
    }
}

/// <summary>A query that WITH gives a name.</summary>
internal sealed class CommonTable
{
    /// <summary>Null while its own query is being bound.</summary>
    public List<OutputColumn>? Columns { get; set; }

    public List<string> ColumnNames { get; init; } = [];

    /// <summary>Binds its query, where that has not begun yet.</summary>
    public Action? Pending { get; set; }

    public void BindPending()
    {
        var bind = Pending;
        Pending = null;
        bind?.Invoke();
    }
}

/// <summary>A column that a query gives.</summary>
/// <param name="Constant">The bare constant that it is, which a set operation may give another type than text.</param>
internal sealed record OutputColumn(string Name, TypeReference? Type, ExpressionNode? Constant = null)
{
    public Typed Typed => Constant is null ? new Typed(Type) : Typed.Unknown;
}

/// <summary>What is known of an expression's type: null type for not known, <see cref="IsUnknown"/> for a bare constant that takes the type its neighbours ask for.</summary>
internal readonly record struct Typed(TypeReference? Type, bool IsUnknown = false)
{
    public static Typed Nothing => default;

    public static Typed Unknown => new(Type: null, IsUnknown: true);

    public static Typed OfBuiltIn(string name) => new(TypeReference.OfBuiltIn(name));
}
