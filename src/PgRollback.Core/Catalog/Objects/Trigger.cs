using PgRollback.Syntax;

namespace PgRollback.Catalog;

public sealed record Trigger : DbObject
{
    public required Oid Table { get; init; }

    public bool IsConstraint { get; init; }

    /// <summary>Name of the constraint of a constraint trigger, where a rename of the trigger left it behind.</summary>
    public string? ConstraintName { get; init; }

    public required string Timing { get; init; }

    public EquatableArray<string> Events { get; init; }

    /// <summary>UPDATE OF columns by number.</summary>
    public EquatableArray<int> UpdateColumns { get; init; }

    public Oid ReferencedTable { get; init; }

    public bool Deferrable { get; init; }

    public bool InitiallyDeferred { get; init; }

    public string? OldTable { get; init; }

    public string? NewTable { get; init; }

    public bool ForEachRow { get; init; }

    public Expression? When { get; init; }

    /// <summary>The function; None for one outside the model (<see cref="FunctionName"/>).</summary>
    public Oid Function { get; init; }

    public required QualifiedName FunctionName { get; init; }

    public EquatableArray<string> Arguments { get; init; }

    public TriggerState State { get; init; }

    /// <summary>Trigger of the partitioned table that this one was cloned from.</summary>
    public Oid PartitionOf { get; init; }

    /// <param name="command">INSERT, UPDATE, DELETE or TRUNCATE.</param>
    internal bool FiresOn(string command) => State != TriggerState.Disabled && Events.Contains(command);

    public override ObjectKind Kind => ObjectKind.Trigger;

    public override Oid ParentOid => Table;

    public override IEnumerable<NameKey> Keys => [new NameKey(NameSpace.Trigger, Table, Name)];

    public override IEnumerable<Dependency> Dependencies
    {
        get
        {
            yield return new Dependency(Table, 0, DependencyType.Auto);
            foreach (var column in UpdateColumns)
            {
                yield return new Dependency(Table, column, DependencyType.Normal);
            }

            if (!Function.IsNone)
            {
                yield return new Dependency(Function, 0, DependencyType.Normal);
            }

            if (!ReferencedTable.IsNone)
            {
                yield return new Dependency(ReferencedTable, 0, DependencyType.Auto);
            }

            if (When is not null)
            {
                foreach (var dependency in When.Dependencies(DependencyType.Normal))
                {
                    yield return dependency;
                }
            }

            if (!PartitionOf.IsNone)
            {
                yield return new Dependency(PartitionOf, 0, DependencyType.Internal);
            }
        }
    }

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        var table = writer.Catalog.Find(Table) as IHasColumns;
        writer.Write("constraint", IsConstraint);
        writer.Write("timing", Timing);
        writer.Write("events", string.Join(" OR ", Events));
        writer.Write("update of", string.Join(", ", UpdateColumns.Select(n => table?.FindColumn(n)?.Name)));
        writer.Write("from", ReferencedTable);
        writer.Write("deferrable", Deferrable);
        writer.Write("initially deferred", InitiallyDeferred);
        writer.Write("old table", OldTable);
        writer.Write("new table", NewTable);
        writer.Write("for each", ForEachRow ? "row" : "statement");
        writer.Write("when", When);
        writer.Write("function", Function.IsNone ? FunctionName.ToString() : writer.Catalog.QualifiedName(Function));
        writer.Write("arguments", string.Join(", ", Arguments.Select(static a => "'" + a + "'")));
        writer.Write("state", State == TriggerState.Origin ? null : State.ToString());
        writer.Write("partition of", PartitionOf);
    }
}
