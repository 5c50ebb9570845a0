namespace PgRollback.Syntax;

/// <summary>ALTER TABLE, ALTER INDEX, ALTER VIEW, ALTER MATERIALIZED VIEW, ALTER SEQUENCE (owner, logged), ALTER FOREIGN TABLE, ALTER TYPE … ATTRIBUTE: one list of commands on one relation. Renames and SET SCHEMA are statements of their own.</summary>
public sealed record AlterTableStatement : Statement
{
    /// <summary>The word after ALTER: Table, Index, View, MaterializedView, Sequence, ForeignTable, or Type for a composite type.</summary>
    public required ObjectKind Kind { get; init; }

    public required QualifiedName Name { get; init; }

    public bool IfExists { get; init; }

    public bool Only { get; init; }

    public EquatableArray<AlterTableCommand> Commands { get; init; }

    public override string Tag => Kind switch
    {
        ObjectKind.Index => "ALTER INDEX",
        ObjectKind.View => "ALTER VIEW",
        ObjectKind.MaterializedView => "ALTER MATERIALIZED VIEW",
        ObjectKind.Sequence => "ALTER SEQUENCE",
        ObjectKind.ForeignTable => "ALTER FOREIGN TABLE",
        ObjectKind.Type => "ALTER TYPE",
        _ => "ALTER TABLE",
    };
}

/// <summary>One comma-separated action of ALTER TABLE.</summary>
public abstract record AlterTableCommand
{
    private TextSpan _span;

    public TextSpan Span { get => _span; init => _span = value; }

    internal void Place(TextSpan span) => _span = span;
}

public sealed record AddColumn(ColumnDefinition Column, bool IfNotExists) : AlterTableCommand;

public sealed record DropColumn(string Column, bool IfExists, bool Cascade) : AlterTableCommand;

public sealed record AlterColumnType(string Column, TypeName Type, QualifiedName? Collation, SqlFragment? Using) : AlterTableCommand;

public sealed record SetColumnDefault(string Column, SqlFragment Expression) : AlterTableCommand;

public sealed record DropColumnDefault(string Column) : AlterTableCommand;

public sealed record SetNotNull(string Column) : AlterTableCommand;

public sealed record DropNotNull(string Column) : AlterTableCommand;

/// <summary>ALTER COLUMN … SET EXPRESSION AS (…), 17 and later.</summary>
public sealed record SetColumnExpression(string Column, SqlFragment Expression) : AlterTableCommand;

public sealed record DropColumnExpression(string Column, bool IfExists) : AlterTableCommand;

public sealed record AddIdentity(string Column, bool Always, EquatableArray<SequenceOption> Options) : AlterTableCommand;

/// <summary>ALTER COLUMN … SET GENERATED … / SET sequence option / RESTART.</summary>
public sealed record SetIdentity(string Column, bool? Always, EquatableArray<SequenceOption> Options) : AlterTableCommand;

public sealed record DropIdentity(string Column, bool IfExists) : AlterTableCommand;

/// <summary>SET STATISTICS; the column is a number for an index. Null target: DEFAULT.</summary>
public sealed record SetColumnStatistics(string Column, int? Target) : AlterTableCommand;

public sealed record SetColumnOptions(string Column, EquatableArray<Option> Options) : AlterTableCommand;

public sealed record ResetColumnOptions(string Column, EquatableArray<Option> Options) : AlterTableCommand;

public sealed record SetColumnStorage(string Column, string Storage) : AlterTableCommand;

public sealed record SetColumnCompression(string Column, string Compression) : AlterTableCommand;

public sealed record AlterColumnForeignOptions(string Column, EquatableArray<Option> Options) : AlterTableCommand;

public sealed record AddConstraint(ConstraintDefinition Constraint) : AlterTableCommand;

public sealed record AlterConstraint(string Name, bool? Deferrable, bool? InitiallyDeferred, bool? Enforced, bool? Inherit) : AlterTableCommand;

public sealed record ValidateConstraint(string Name) : AlterTableCommand;

public sealed record DropConstraint(string Name, bool IfExists, bool Cascade) : AlterTableCommand;

public enum TriggerState
{
    Origin,
    Disabled,
    Replica,
    Always,
}

/// <summary>ENABLE / DISABLE [REPLICA | ALWAYS] TRIGGER name | ALL | USER.</summary>
public sealed record SetTriggerState(string Name, bool AllOrUser, TriggerState State) : AlterTableCommand;

public sealed record SetRuleState(string Name, TriggerState State) : AlterTableCommand;

/// <summary>ENABLE / DISABLE / FORCE / NO FORCE ROW LEVEL SECURITY; the one that is not spoken of is null.</summary>
public sealed record SetRowSecurity(bool? Enabled, bool? Forced) : AlterTableCommand;

public sealed record ClusterOn(string? Index) : AlterTableCommand;

/// <summary>SET WITHOUT OIDS: accepted and without effect.</summary>
public sealed record SetWithoutOids : AlterTableCommand;

public sealed record SetAccessMethod(string? AccessMethod) : AlterTableCommand;

public sealed record SetTablespace(string Tablespace) : AlterTableCommand;

/// <summary>SET LOGGED / UNLOGGED.</summary>
public sealed record SetLogged(bool Logged) : AlterTableCommand;

public sealed record SetOptions(EquatableArray<Option> Options) : AlterTableCommand;

public sealed record ResetOptions(EquatableArray<Option> Options) : AlterTableCommand;

public sealed record AddInherit(QualifiedName Parent) : AlterTableCommand;

public sealed record DropInherit(QualifiedName Parent) : AlterTableCommand;

public sealed record AttachPartition(QualifiedName Partition, SqlFragment? Bound) : AlterTableCommand;

public sealed record DetachPartition(QualifiedName Partition, bool Concurrently, bool Finalize) : AlterTableCommand;

public sealed record SetOfType(TypeName? Type) : AlterTableCommand;

/// <summary>OWNER TO; role as written, <c>CURRENT_USER</c> and the like in upper case.</summary>
public sealed record SetOwner(string Role) : AlterTableCommand;

public enum ReplicaIdentity
{
    Default,
    Full,
    Nothing,
    Index,
}

public sealed record SetReplicaIdentity(ReplicaIdentity Identity, string? Index) : AlterTableCommand;

public sealed record AlterForeignOptions(EquatableArray<Option> Options) : AlterTableCommand;

/// <summary>ALTER TYPE … ADD / DROP / ALTER ATTRIBUTE are the column commands above with this added.</summary>
public sealed record AttributeCommand(AlterTableCommand Command, bool Cascade) : AlterTableCommand;

/// <summary>A valid action whose content the model does not use (SPLIT/MERGE PARTITION of later servers and the like).</summary>
public sealed record OpaqueAlterTableCommand(SqlFragment Text) : AlterTableCommand;
