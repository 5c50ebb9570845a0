using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

/// <summary>Looks up the names of a parsed text as PostgreSQL's parse analysis does, and notes what it finds as references.</summary>
internal sealed partial class Binder(CatalogReader catalog, SearchPath path, string text)
{
    private readonly List<Pending> _references = [];
    private readonly List<RangeItem> _relations = [];
    private readonly List<(int Position, string Text)> _openings = [];
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private int _depth;
    private int _levels;

    /// <summary>Depth of aggregates around what is being bound.</summary>
    private int _aggregates;

    /// <summary>A reference whose column may yet be given a fixed name by a USING clause further on.</summary>
    private readonly record struct Pending(Reference Reference, RangeColumn? Column);

    private bool IsResolved { get; set; } = true;

    private bool HasAmbiguousCalls { get; set; }

    /// <summary>Parameters of the routine whose body is bound.</summary>
    public RoutineScope? Routine { get; init; }

    public ReadingSettings Settings { get; init; } = ReadingSettings.Default;

    public Scope NewScope(Scope? parent, CommonTables? tables) => new(parent, tables) { Level = ++_levels };

    /// <summary>The first name that PostgreSQL would not find either, in its words; null: none for certain.</summary>
    public ReplayException? Missing { get; private set; }

    public void Unresolved() => IsResolved = false;

    private void MissingColumn(string name, RangeItem? of = null)
    {
        Unresolved();
        Missing ??= new ReplayException(ReplayError.UndefinedObject, of is { Relation.IsNone: false } && catalog.Find(of.Relation) is { } relation
            ? $"column \"{name}\" of relation \"{relation.Name}\" does not exist"
            : $"column \"{name}\" does not exist");
    }

    public Expression Finish()
    {
        foreach (var item in _relations)
        {
            AddRelationReferences(item);
        }

        // Behind the relation at the same place, which may get an alias.
        foreach (var (position, clause) in _naturalClauses)
        {
            AddText(position, 0, clause);
        }

        // Before whatever begins at the same place.
        var ordered = new List<(Reference Reference, int Index)>(_references.Count);
        foreach (var (position, opening) in _openings)
        {
            ordered.Add((new Reference(position, 0, ReferenceKind.Text, Oid.None, 0) { FixedName = opening }, -1));
        }

        for (var i = 0; i < _references.Count; i++)
        {
            ordered.Add((Settle(_references[i]), i));
        }

        ordered.Sort(static (a, b) => a.Reference.Start != b.Reference.Start ? a.Reference.Start.CompareTo(b.Reference.Start) : a.Index.CompareTo(b.Index));
        return new Expression
        {
            Text = text,
            References = ordered.Select(static o => o.Reference).ToEquatableArray(),
            IsResolved = IsResolved,
            HasAmbiguousCalls = HasAmbiguousCalls,
            ReadUnder = Settings.Of(text),
            Aliases = _aliases.OrderBy(static a => a, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    private static Reference Settle(Pending pending)
    {
        var reference = pending.Reference;
        if (pending.Column is { IsFrozen: true } column && !reference.IsImplicit)
        {
            return reference with { FixedName = SqlIdentifier.Quote(column.Name), OutputName = null };
        }

        return reference;
    }

    private void Add(Reference reference, RangeColumn? column = null) => _references.Add(new Pending(reference, column));

    private void AddText(int start, int length, string replacement) =>
        Add(new Reference(start, length, ReferenceKind.Text, Oid.None, 0) { FixedName = replacement });

    /// <summary>An edge of which nothing is seen in the text.</summary>
    private void AddEdge(ReferenceKind kind, Oid target, int column = 0) =>
        Add(new Reference(0, 0, kind, target, column) { IsImplicit = true });

    private void AddColumnEdges(RangeColumn column)
    {
        foreach (var source in column.Sources)
        {
            if (!source.Target.IsNone)
            {
                AddEdge(ReferenceKind.Column, source.Target, source.Number);
            }
        }
    }

    private static bool SameName(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}

/// <summary>What the body of a routine sees: its name and its parameters.</summary>
internal sealed record RoutineScope(string Name, EquatableArray<RoutineParameter> Parameters);
