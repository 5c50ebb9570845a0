using System.Text;
using Npgsql;
using PgRollback.Snapshots.Catalogs;

namespace PgRollback.Snapshots;

using Properties = IReadOnlyDictionary<string, string>;

/// <summary>
/// The whole schema of a database, as its server's system catalogs state it: for each object an address, such as
/// <c>function public.f(uuid, text)</c>, and its properties. Everything is resolved to names and deparsed by the server; there is no oid in it.
/// Two snapshots compare when they come from servers of the same version.
/// </summary>
public sealed class CatalogSnapshot
{
    private readonly SortedList<string, SortedList<string, string>> _objects;

    internal CatalogSnapshot(SortedList<string, SortedList<string, string>> objects)
    {
        _objects = objects;
        Objects = new ObjectView(objects);
    }

    /// <summary>Address → property → value, both ordered by code unit. A property that does not apply is absent.</summary>
    public IReadOnlyDictionary<string, Properties> Objects { get; }

    /// <summary>Reads the catalogs of the connection's database in one round trip.</summary>
    /// <param name="connection">Open, and not in use. In a transaction it sees what that did; its settings are left as they were.</param>
    /// <param name="options">What to read beyond the schema.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="PostgresException">The server refused a query, for example in a transaction that has failed.</exception>
    public static Task<CatalogSnapshot> TakeAsync(NpgsqlConnection connection, SnapshotOptions? options = null, CancellationToken cancellationToken = default) =>
        SnapshotReader.ReadAsync(connection, options ?? new SnapshotOptions(), cancellationToken);

    /// <summary>Reads the catalogs on a connection of its own.</summary>
    /// <exception cref="NpgsqlException">There is no connection, or the server refused a query.</exception>
    public static async Task<CatalogSnapshot> TakeAsync(NpgsqlDataSource dataSource, SnapshotOptions? options = null, CancellationToken cancellationToken = default)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await TakeAsync(connection, options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What differs, ordered by object and property.</summary>
    public static SnapshotComparison Compare(CatalogSnapshot before, CatalogSnapshot after)
    {
        var differences = new List<CatalogDifference>();
        foreach (var (address, earlier, later) in Align(before._objects, after._objects))
        {
            if (earlier is null || later is null)
            {
                differences.Add(new CatalogDifference(address, earlier is null ? DifferenceKind.Added : DifferenceKind.Removed, Property: null, Before: null, After: null));
                continue;
            }

            foreach (var (property, was, @is) in Align(earlier, later))
            {
                if (!string.Equals(was, @is, StringComparison.Ordinal))
                {
                    differences.Add(new CatalogDifference(address, DifferenceKind.Changed, property, was, @is));
                }
            }
        }

        return SnapshotComparison.Of(differences);
    }

    /// <summary>The snapshot as text: an object per line, its properties indented below.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (address, properties) in _objects)
        {
            text.Append(address).Append('\n');
            foreach (var (property, value) in properties)
            {
                text.Append("    ").Append(property).Append(": ").Append(value.ReplaceLineEndings("\n        ")).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Merges two sorted lists by their keys.</summary>
    private static IEnumerable<(string Key, T? Before, T? After)> Align<T>(SortedList<string, T> before, SortedList<string, T> after)
        where T : class
    {
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            var order = i == before.Count ? 1 : j == after.Count ? -1 : string.CompareOrdinal(before.Keys[i], after.Keys[j]);
            yield return (
                order <= 0 ? before.Keys[i] : after.Keys[j],
                order <= 0 ? before.Values[i++] : null,
                order >= 0 ? after.Values[j++] : null);
        }
    }
}
