namespace PgRollback.Catalog;

/// <summary>search_path of the replaying session: names as set, resolved against the schemas that exist.</summary>
public sealed record SearchPath
{
    /// <summary>What a new session has: <c>"$user", public</c>.</summary>
    public static SearchPath Default { get; } = new() { Schemas = ["$user", "public"] };

    public required EquatableArray<string> Schemas { get; init; }

    /// <summary>Schema of the session's temporary objects, searched first; None until the first is made.</summary>
    public Oid Temporary { get; init; }

    /// <summary>Schemas in search order; those that do not exist are passed over, as PostgreSQL does.</summary>
    public IEnumerable<Oid> Resolve(CatalogReader catalog)
    {
        if (!Temporary.IsNone)
        {
            yield return Temporary;
        }

        foreach (var name in Schemas)
        {
            if (catalog.FindSchema(name) is { } schema)
            {
                yield return schema.Oid;
            }
        }
    }

    public Oid ResolveSchema(CatalogReader catalog, string name) =>
        string.Equals(name, "pg_temp", StringComparison.Ordinal) ? Temporary : catalog.FindSchema(name)?.Oid ?? Oid.None;

    /// <summary>Where an unqualified CREATE puts things: the first schema that exists, or None.</summary>
    public Oid CreationSchema(CatalogReader catalog)
    {
        foreach (var name in Schemas)
        {
            if (catalog.FindSchema(name) is { } schema)
            {
                return schema.Oid;
            }
        }

        return Oid.None;
    }
}
