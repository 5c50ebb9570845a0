namespace PgRollback.Catalog;

/// <summary>Major versions of the servers on which a migration runs.</summary>
public readonly record struct ServerRange(int Min, int Max)
{
    /// <summary>The first version in which NOT NULL is a constraint with a name, which children inherit.</summary>
    public const int NamedNotNull = 18;

    public static ServerRange Default { get; } = new(15, 18);

    /// <summary>Whether they do what PostgreSQL does from a version on; null where some do and some do not.</summary>
    public bool? AreFrom(int version) => Min >= version ? true : Max < version ? false : null;
}
