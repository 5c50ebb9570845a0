namespace PgRollback.Syntax;

/// <summary>DROP of any kind, also DROP OWNED BY (kind Role, <see cref="IsOwned"/>).</summary>
public sealed record DropStatement : Statement
{
    public required ObjectKind Kind { get; init; }

    public EquatableArray<ObjectReference> Objects { get; init; }

    public bool IfExists { get; init; }

    public bool Cascade { get; init; }

    public bool Concurrently { get; init; }

    public bool IsOwned { get; init; }

    public override string Tag => IsOwned ? "DROP OWNED" : "DROP " + ObjectKindNames.CommandTag(Kind);
}

/// <summary>ALTER … RENAME [COLUMN | CONSTRAINT | ATTRIBUTE | VALUE is <see cref="RenameEnumValueStatement"/>] TO.</summary>
public sealed record RenameStatement : Statement
{
    /// <summary>
    /// What gets the new name: a relation (<c>ALTER TABLE t RENAME TO u</c>: kind Table), a column (kind Column, SubName the old name),
    /// an attribute of a composite type (kind Attribute), a constraint (TableConstraint, DomainConstraint), a trigger, policy, rule, …
    /// </summary>
    public required ObjectReference Object { get; init; }

    /// <summary>The word after ALTER where it differs from the object's kind: <c>ALTER VIEW v RENAME COLUMN</c> has View here.</summary>
    public ObjectKind RelationKind { get; init; }

    public required string NewName { get; init; }

    public bool IfExists { get; init; }

    /// <summary>ONLY, or RENAME of an attribute without CASCADE.</summary>
    public bool Only { get; init; }

    public bool Cascade { get; init; }

    public override string Tag => "ALTER " + ObjectKindNames.CommandTag(RelationKind == ObjectKind.None ? Object.Kind : RelationKind);
}

/// <summary>ALTER … OWNER TO (of a relation it is an <see cref="AlterTableStatement"/> with <see cref="SetOwner"/>).</summary>
public sealed record AlterOwnerStatement(ObjectReference Object, string NewOwner) : Statement
{
    public override string Tag => "ALTER " + ObjectKindNames.CommandTag(Object.Kind);
}

/// <summary>ALTER … SET SCHEMA.</summary>
public sealed record AlterObjectSchemaStatement(ObjectReference Object, string NewSchema, bool IfExists) : Statement
{
    public override string Tag => "ALTER " + ObjectKindNames.CommandTag(Object.Kind);
}

/// <summary>ALTER … [NO] DEPENDS ON EXTENSION.</summary>
public sealed record AlterObjectDependsStatement(ObjectReference Object, string Extension, bool Remove) : Statement
{
    public override string Tag => "ALTER " + ObjectKindNames.CommandTag(Object.Kind);
}

/// <summary>COMMENT ON … IS; null takes the comment away.</summary>
public sealed record CommentStatement(ObjectReference Object, string? Comment) : Statement
{
    public override string Tag => "COMMENT";
}

public sealed record SecurityLabelStatement(ObjectReference Object, string? Provider, string? Label) : Statement
{
    public override string Tag => "SECURITY LABEL";
}

/// <summary>GRANT and REVOKE of privileges.</summary>
public sealed record GrantStatement : Statement
{
    public required bool IsGrant { get; init; }

    /// <summary>Empty: ALL [PRIVILEGES].</summary>
    public EquatableArray<Privilege> Privileges { get; init; }

    /// <summary>The kind after ON; Table when none is written. ALL … IN SCHEMA: see <see cref="AllInSchema"/>.</summary>
    public required ObjectKind Kind { get; init; }

    public EquatableArray<ObjectReference> Objects { get; init; }

    /// <summary>ON ALL TABLES | SEQUENCES | FUNCTIONS | … IN SCHEMA: the objects are schemas.</summary>
    public bool AllInSchema { get; init; }

    /// <summary>Role names; <c>PUBLIC</c>, <c>CURRENT_USER</c>, <c>CURRENT_ROLE</c>, <c>SESSION_USER</c> in upper case (a role named so is quoted in lower case).</summary>
    public EquatableArray<string> Grantees { get; init; }

    /// <summary>WITH GRANT OPTION; for REVOKE: GRANT OPTION FOR.</summary>
    public bool GrantOption { get; init; }

    public string? GrantedBy { get; init; }

    public bool Cascade { get; init; }

    public override string Tag => IsGrant ? "GRANT" : "REVOKE";
}

/// <summary>A privilege in upper case, with the columns it is confined to.</summary>
public sealed record Privilege(string Name, EquatableArray<string> Columns);

/// <summary>GRANT / REVOKE of roles to roles.</summary>
public sealed record GrantRoleStatement : Statement
{
    public required bool IsGrant { get; init; }

    public EquatableArray<string> Roles { get; init; }

    public EquatableArray<string> Grantees { get; init; }

    public EquatableArray<Option> Options { get; init; }

    public string? GrantedBy { get; init; }

    public bool Cascade { get; init; }

    public override string Tag => IsGrant ? "GRANT ROLE" : "REVOKE ROLE";
}

public sealed record AlterDefaultPrivilegesStatement : Statement
{
    /// <summary>FOR ROLE; empty: the current one.</summary>
    public EquatableArray<string> Roles { get; init; }

    public EquatableArray<string> Schemas { get; init; }

    /// <summary>Its kind says the class of objects; it has no objects.</summary>
    public required GrantStatement Action { get; init; }

    public override string Tag => "ALTER DEFAULT PRIVILEGES";
}
