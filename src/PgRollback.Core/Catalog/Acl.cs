namespace PgRollback.Catalog;

/// <summary>One privilege of one grantee; the grantor is left to the server.</summary>
public sealed record AclItem(string Grantee, string Privilege, bool GrantOption)
{
    /// <summary>Granted only where the grantee is there: a server may have neither.</summary>
    public bool IsGuarded { get; init; }

    public bool IsSame(AclItem other) => IsOf(other) && GrantOption == other.GrantOption;

    /// <summary>The same privilege of the same grantee.</summary>
    public bool IsOf(AclItem other) => string.Equals(Grantee, other.Grantee, StringComparison.Ordinal) && string.Equals(Privilege, other.Privilege, StringComparison.Ordinal);
}

/// <summary>Privileges as a difference to PostgreSQL's built-in default for the kind of object.</summary>
public sealed record Acl
{
    public static Acl Default { get; } = new();

    /// <summary>Granted beyond the default, sorted.</summary>
    public EquatableArray<AclItem> Granted { get; init; }

    /// <summary>Taken away from the default (from the owner, or from PUBLIC), sorted.</summary>
    public EquatableArray<AclItem> Revoked { get; init; }

    /// <summary>
    /// Of which the text does not tell whether they are granted, sorted: what default privileges of a role give or take, who may have made the object or not. None of them is among
    /// those granted or taken away.
    /// </summary>
    public EquatableArray<AclItem> Uncertain { get; init; }

    public bool IsDefault => Granted.IsEmpty && Revoked.IsEmpty && Uncertain.IsEmpty;

    public bool Grants(AclItem item) => Granted.Any(item.IsSame);

    /// <summary>The privileges where a role is not there.</summary>
    public Acl Without(string role) => new()
    {
        Granted = Granted.Where(i => !IsOf(i, role)).ToEquatableArray(),
        Revoked = Revoked.Where(i => !IsOf(i, role)).ToEquatableArray(),
        Uncertain = Uncertain.Where(i => !IsOf(i, role)).ToEquatableArray(),
    };

    /// <summary>
    /// After OWNER TO: what the earlier owner had is the new owner's, who has what was granted to him before besides. As an owner he has it by default, so it shows only where the
    /// earlier owner had lost it.
    /// </summary>
    internal Acl WithOwner(string was, string now)
    {
        if (IsDefault)
        {
            return this;
        }

        var had = new HashSet<string>(Granted.Where(i => IsOf(i, now)).Select(static i => i.Privilege), StringComparer.Ordinal);
        return new Acl
        {
            Granted = Granted.Where(i => !IsOf(i, now)).ToEquatableArray(),
            Revoked = Sorted(Revoked.Where(i => !IsOf(i, was) || !had.Contains(i.Privilege)).Select(i => IsOf(i, was) ? i with { Grantee = now } : i)),
            Uncertain = Uncertain.Where(i => !IsOf(i, now)).ToEquatableArray(),
        };
    }

    /// <summary>After OWNER TO, of a column: nobody has anything there by default, so what the earlier owner was granted is the new owner's.</summary>
    internal Acl WithGrantee(string was, string now) =>
        !Granted.Any(i => IsOf(i, was)) ? this : this with
        {
            Granted = Sorted(Granted
                .Select(i => IsOf(i, was) ? i with { Grantee = now } : i)
                .GroupBy(static i => (i.Grantee, i.Privilege))
                .Select(static g => g.First() with { GrantOption = g.Any(static i => i.GrantOption) })),
        };

    private static bool IsOf(AclItem item, string role) => string.Equals(item.Grantee, role, StringComparison.Ordinal);

    internal static EquatableArray<AclItem> Sorted(IEnumerable<AclItem> items) =>
        items.OrderBy(static i => i.Grantee, StringComparer.Ordinal).ThenBy(static i => i.Privilege, StringComparer.Ordinal).ToEquatableArray();

    public override string ToString() =>
        IsDefault ? "" : string.Join(", ", Granted.Select(static i => $"{i.Grantee}+{i.Privilege}{(i.GrantOption ? "*" : "")}").Concat(Revoked.Select(static i => $"{i.Grantee}-{i.Privilege}{(i.GrantOption ? "*" : "")}")).Concat(Uncertain.Select(static i => $"{i.Grantee}?{i.Privilege}{(i.GrantOption ? "*" : "")}")));
}
