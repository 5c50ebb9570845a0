namespace PgRollback.Catalog;

/// <summary>One privilege of one grantee; the grantor is left to the server.</summary>
public sealed record AclItem(string Grantee, string Privilege, bool GrantOption);

/// <summary>Privileges as a difference to PostgreSQL's built-in default for the kind of object.</summary>
public sealed record Acl
{
    public static Acl Default { get; } = new();

    /// <summary>Granted beyond the default, sorted.</summary>
    public EquatableArray<AclItem> Granted { get; init; }

    /// <summary>Taken away from the default (from the owner, or from PUBLIC), sorted.</summary>
    public EquatableArray<AclItem> Revoked { get; init; }

    public bool IsDefault => Granted.IsEmpty && Revoked.IsEmpty;

    public override string ToString() =>
        IsDefault ? "" : string.Join(", ", Granted.Select(static i => $"{i.Grantee}+{i.Privilege}{(i.GrantOption ? "*" : "")}").Concat(Revoked.Select(static i => $"{i.Grantee}-{i.Privilege}{(i.GrantOption ? "*" : "")}")));
}
