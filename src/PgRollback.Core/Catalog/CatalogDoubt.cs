using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Kinds of object that a text may have changed, as far as its words tell.</summary>
[Flags]
public enum DoubtfulKinds
{
    None = 0,
    Tables = 1,
    PrimaryKeys = 2,
    UniqueKeys = 4,
    ForeignKeys = 8,
    Checks = 16,
    Indexes = 32,
    Triggers = 64,
    Policies = 128,
    Views = 256,
    Routines = 512,
    Types = 1024,
    Sequences = 2048,
    Publications = 4096,

    /// <summary>Schemas, extensions and what has no kind of its own here.</summary>
    Others = 8192,
    WithPrivileges = Tables | Views | Routines | Types | Sequences,
    Constraints = PrimaryKeys | UniqueKeys | ForeignKeys | Checks,
    All = 16383,
}

/// <summary>
/// Since a statement whose effect the text does not show, older objects of these kinds may be other than the model has them: what depends on their definition is not planned.
/// </summary>
/// <param name="Limit">Objects with an Oid below are older.</param>
public sealed record CatalogDoubt(Oid Limit, DoubtfulKinds Kinds, string Reason)
{
    /// <summary>Names of objects, or of the tables that they are parts of, to which the doubt is confined; * stands for any letters. Empty: any.</summary>
    public EquatableArray<string> Names { get; init; }

    /// <summary>What depends on the named objects may have gone with them.</summary>
    public bool Cascades { get; init; }

    /// <summary>Only owners, privileges and the tables of publications are in doubt: an object that stays can be changed back, one that goes cannot come back as it was.</summary>
    public bool KeepsDefinitions { get; init; }

    /// <summary>An object depends on something that the model does not know, so it may go with a CASCADE.</summary>
    public bool HidesDependencies { get; init; }

    /// <summary>What may be there although the model has none of it.</summary>
    public EquatableArray<PossibleObject> Possible { get; init; }

    /// <summary>Default privileges may have been changed: it is the objects made since that are in doubt, if they have other privileges than they would be made with again.</summary>
    public bool IsOfNewer { get; init; }

    public bool Covers(CatalogReader catalog, DbObject value) =>
        value.Oid < Limit != IsOfNewer
        && !(IsOfNewer && DefaultPrivileges.AreThoseOf(catalog, value))
        && (Kinds & KindOf(value)) != DoubtfulKinds.None
        && (Names.IsEmpty || IsNamed(value.Name) || (Cascades ? DependsOnNamed(catalog, value) : IsOfNamed(catalog, (value as Index)?.Table ?? (value is Table ? value.Oid : value.ParentOid))));

    private bool IsNamed(string name) => Names.Any(pattern => NamePattern.Matches(pattern, name));

    /// <summary>A table, or one that it inherits from: what is done to a parent is done to its children.</summary>
    private bool IsOfNamed(CatalogReader catalog, Oid owner) =>
        catalog.Find(owner) is { } found && (IsNamed(found.Name) || (found is Table table && table.Parents.Any(parent => IsOfNamed(catalog, parent))));

    private bool DependsOnNamed(CatalogReader catalog, DbObject value)
    {
        var seen = new HashSet<Oid>();
        var left = new Stack<DbObject>([value]);
        while (left.Count > 0)
        {
            var next = left.Pop();
            if (IsNamed(next.Name))
            {
                return true;
            }

            foreach (var oid in next.Dependencies.Select(static d => d.Target).Append(next.ParentOid))
            {
                if (seen.Add(oid) && catalog.Find(oid) is { } found)
                {
                    left.Push(found);
                }
            }
        }

        return false;
    }

    private static DoubtfulKinds KindOf(DbObject value) => value switch
    {
        Table => DoubtfulKinds.Tables,
        TableConstraint constraint => constraint.Type switch
        {
            ConstraintKind.PrimaryKey => DoubtfulKinds.PrimaryKeys,
            ConstraintKind.ForeignKey => DoubtfulKinds.ForeignKeys,
            ConstraintKind.Check => DoubtfulKinds.Checks,
            _ => DoubtfulKinds.UniqueKeys,
        },
        DomainConstraint => DoubtfulKinds.Checks,
        Index => DoubtfulKinds.Indexes,
        Trigger or Rule => DoubtfulKinds.Triggers,
        Policy => DoubtfulKinds.Policies,
        View => DoubtfulKinds.Views,
        Routine => DoubtfulKinds.Routines,
        UserType => DoubtfulKinds.Types,
        Sequence => DoubtfulKinds.Sequences,
        Publication => DoubtfulKinds.Publications,
        _ => DoubtfulKinds.Others,
    };

    /// <summary>The kinds that code names in its own words and string constants; all where it names none.</summary>
    public static DoubtfulKinds KindsIn(string code)
    {
        var kinds = DoubtfulKinds.None;
        void Add(DoubtfulKinds kind, params string[] words)
        {
            foreach (var word in words)
            {
                if (code.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                {
                    kinds |= kind;
                }
            }
        }

        if (!ChangesWhatIsThere(code))
        {
            return AddsToWhatIsThere(code) ? DoubtfulKinds.Tables : DoubtfulKinds.None;
        }

        if (code.IndexOf("contype", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            // The code says which constraints it looks for.
            Add(DoubtfulKinds.PrimaryKeys, "'p'");
            Add(DoubtfulKinds.UniqueKeys, "'u'", "'x'");
            Add(DoubtfulKinds.ForeignKeys, "'f'");
            Add(DoubtfulKinds.Checks, "'c'");
        }

        if ((kinds & DoubtfulKinds.Constraints) == DoubtfulKinds.None)
        {
            Add(DoubtfulKinds.Constraints, "constraint", "primary key");
        }

        Add(DoubtfulKinds.Indexes, "index");
        Add(DoubtfulKinds.Triggers, "trigger", "rule");
        Add(DoubtfulKinds.Policies, "policy");
        Add(DoubtfulKinds.Views, "view");
        Add(DoubtfulKinds.Routines, "drop function", "replace function", "create function", "alter function", "procedure");
        Add(DoubtfulKinds.Types, "type ", "enum", "domain");
        Add(DoubtfulKinds.Sequences, "sequence");
        Add(DoubtfulKinds.Publications, "publication");
        Add(DoubtfulKinds.Others, "drop schema", "alter schema", "extension", "event trigger", "statistics ", "collation", "operator", "text search", "foreign ", "server", " cast ");
        if (code.IndexOf("alter table", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            Add(DoubtfulKinds.Tables, " type ", "rename", "set (", "inherit", "identity", "statistics", "storage", "compression", "cluster", "partition", "logged", "tablespace");
        }

        Add(DoubtfulKinds.Tables, "column", "add ", "set default", "drop default", "not null", "row level", "create table", "drop table", "set schema", "owner");

        // Of relations the words do not say which kind they are.
        Add(DoubtfulKinds.Tables | DoubtfulKinds.Views | DoubtfulKinds.Sequences, "grant", "revoke", "owner");
        Add(DoubtfulKinds.Routines, "on function", "on procedure", "on routine", "all functions", "all procedures", "all routines");
        return kinds == DoubtfulKinds.None ? DoubtfulKinds.All : kinds;
    }

    /// <summary>Whether code may change what privileges new objects get.</summary>
    public static bool SaysDefaultPrivileges(string code) => code.IndexOf("default privileges", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>An index, a trigger, a partition or a place in a publication that nobody knows goes unnoticed with the column or the table that it belongs to.</summary>
    private static bool AddsToWhatIsThere(string code) =>
        code.IndexOf("create", StringComparison.OrdinalIgnoreCase) >= 0
        && new[] { "index", "trigger", "policy", "rule", "partition", "publication" }.Any(word => code.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Code that only makes new objects leaves the older ones as they are.</summary>
    private static bool ChangesWhatIsThere(string code)
    {
        foreach (var word in new[] { "alter", "drop", "rename", "replace", "comment on", "grant", "revoke", "truncate", "reassign" })
        {
            if (code.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
