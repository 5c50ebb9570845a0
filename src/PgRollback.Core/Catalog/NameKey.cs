namespace PgRollback.Catalog;

/// <summary>The name spaces in which PostgreSQL keeps names unique (functions and operators: ambiguous on purpose).</summary>
public enum NameSpace
{
    Schema,
    Relation,
    Type,
    Routine,

    /// <summary>Routines once more, by name and input types: one of many overloads is found without a look at the others.</summary>
    Signature,
    Operator,
    Collation,
    Statistics,
    RelationConstraint,
    SchemaConstraint,
    DomainConstraint,
    Trigger,
    Rule,
    Policy,
    Extension,
    Publication,
    EventTrigger,
    Cast,
    DefaultAcl,
    Generic,
}

/// <summary>Where a name is looked up: in a schema, on a relation (<see cref="Parent"/>), or globally.</summary>
public readonly record struct NameKey(NameSpace Space, Oid Parent, string Name);
