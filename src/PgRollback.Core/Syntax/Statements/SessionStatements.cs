namespace PgRollback.Syntax;

/// <summary>SET [SESSION | LOCAL] name = value, SET TIME ZONE, SET ROLE, SET SESSION AUTHORIZATION, RESET; also ALTER SYSTEM is not one (it is opaque).</summary>
public sealed record SetStatement : Statement
{
    /// <summary>In lower case: <c>search_path</c>, <c>role</c>, <c>session_authorization</c>, <c>timezone</c>, <c>all</c> for RESET ALL.</summary>
    public required string Name { get; init; }

    /// <summary>Values: strings unquoted, others as written; empty for DEFAULT and RESET.</summary>
    public EquatableArray<string> Values { get; init; }

    public bool Local { get; init; }

    public bool IsReset { get; init; }

    public override string Tag => IsReset ? "RESET" : "SET";
}

public enum TransactionAction
{
    Begin,
    Start,
    Commit,
    Rollback,
    Savepoint,
    Release,
    RollbackTo,
    Prepare,
    CommitPrepared,
    RollbackPrepared,
}

public sealed record TransactionStatement : Statement
{
    public required TransactionAction Action { get; init; }

    public string? Name { get; init; }

    public override string Tag => Action switch
    {
        TransactionAction.Begin => "BEGIN",
        TransactionAction.Start => "START TRANSACTION",
        TransactionAction.Commit => "COMMIT",
        TransactionAction.Savepoint => "SAVEPOINT",
        TransactionAction.Release => "RELEASE",
        TransactionAction.Prepare => "PREPARE TRANSACTION",
        TransactionAction.CommitPrepared => "COMMIT PREPARED",
        TransactionAction.RollbackPrepared => "ROLLBACK PREPARED",
        _ => "ROLLBACK",
    };
}

/// <summary>SET CONSTRAINTS, SHOW, LISTEN, NOTIFY, PREPARE, EXECUTE, DEALLOCATE, DECLARE, FETCH, CLOSE, EXPLAIN, LOCK and the like: nothing stays behind, but of EXECUTE and EXPLAIN ANALYZE.</summary>
public sealed record SessionStatement(string CommandTag) : Statement
{
    public override string Tag => CommandTag;
}

/// <summary>ALTER ROLE / DATABASE … SET / RESET.</summary>
public sealed record AlterSettingStatement : Statement
{
    /// <summary>Role or Database; ALTER ROLE ALL has an empty name.</summary>
    public required ObjectReference Object { get; init; }

    /// <summary>ALTER ROLE … IN DATABASE.</summary>
    public string? InDatabase { get; init; }

    public required ConfigurationSetting Setting { get; init; }

    public override string Tag => "ALTER " + ObjectKindNames.CommandTag(Object.Kind);
}
