using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What depends on an object, by how: a table's indexes are found without a look at the thousand foreign keys that refer to it.</summary>
internal enum DependentGroup
{
    /// <summary>An index of the table.</summary>
    Index,

    /// <summary>A constraint of the table.</summary>
    Constraint,

    /// <summary>A trigger of the table.</summary>
    Trigger,

    /// <summary>A child or a partition of the table.</summary>
    Child,

    /// <summary>Anything else.</summary>
    Other,

    /// <summary>A schema of the database: the list of all schemas, under no object.</summary>
    Schema,

    /// <summary>Default privileges: the list of all, under no object.</summary>
    DefaultAcl,

    /// <summary>An event trigger: the list of all, under no object.</summary>
    EventTrigger,
}

/// <summary>One group of the dependents of one object.</summary>
internal readonly record struct DependentKey(Oid Target, DependentGroup Group)
{
    /// <summary>All of those that an object can have.</summary>
    public const int Groups = (int)DependentGroup.Other + 1;

    /// <param name="dependent">The object.</param>
    /// <param name="target">What it has an edge to.</param>
    /// <param name="parents">Its <see cref="ParentsOf"/>.</param>
    public static DependentKey Of(DbObject dependent, Oid target, HashSet<Oid>? parents) => new(target, dependent switch
    {
        Index index when index.Table == target => DependentGroup.Index,
        TableConstraint constraint when constraint.Table == target => DependentGroup.Constraint,
        Trigger trigger when trigger.Table == target => DependentGroup.Trigger,
        Table table when table.PartitionOf == target || parents?.Contains(target) == true => DependentGroup.Child,
        Schema => DependentGroup.Schema,
        DefaultAcl when target.IsNone => DependentGroup.DefaultAcl,
        GenericObject { ObjectKind: ObjectKind.EventTrigger } when target.IsNone => DependentGroup.EventTrigger,
        _ => DependentGroup.Other,
    });

    /// <summary>What a table inherits from, which may be thousands; null for nothing.</summary>
    public static HashSet<Oid>? ParentsOf(DbObject value) => value is Table { Inherits.IsEmpty: false } table ? new HashSet<Oid>(table.Inherits) : null;

    /// <summary>What an object is a dependent of: its edges, and of schemas, default privileges and event triggers the database.</summary>
    public static IEnumerable<Oid> TargetsOf(DbObject value) => value switch
    {
        Schema => [Oid.None],
        DefaultAcl or GenericObject { ObjectKind: ObjectKind.EventTrigger } => value.Dependencies.Select(static d => d.Target).Prepend(Oid.None),
        _ => value.Dependencies.Select(static d => d.Target),
    };
}
