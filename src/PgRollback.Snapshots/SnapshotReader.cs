using Npgsql;
using PgRollback.Snapshots.Catalogs;

namespace PgRollback.Snapshots;

/// <summary>Sends all queries at once and gathers their rows into objects.</summary>
internal sealed class SnapshotReader
{
    private const int KeyColumns = 4;
    private readonly Dictionary<string, SortedList<string, string>> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly List<(string Key, string Property, string Value)> _attached = [];

    public static async Task<CatalogSnapshot> ReadAsync(NpgsqlConnection connection, SnapshotOptions options, CancellationToken cancellationToken)
    {
        var isSuperuser = connection.PostgresParameters.TryGetValue("is_superuser", out var value) && string.Equals(value, "on", StringComparison.Ordinal);
        var queries = CatalogQueries.All(new SnapshotServer(connection.PostgreSqlVersion.Major, isSuperuser, options.SequenceValues, options.ClusterWide));
        var sql = string.Join(";\n", queries.Select(query => query.Sql).Prepend(SessionSettings.Set).Append(SessionSettings.Restore));

        // Text, as the server writes it, is what is compared.
        var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        await using (command.ConfigureAwait(false))
        {
            if (options.Prepare)
            {
                await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
            }

            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                var reader = new SnapshotReader();
                while (await rows.NextResultAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (rows.FieldCount >= KeyColumns)
                    {
                        await reader.ReadAsync(rows, cancellationToken).ConfigureAwait(false);
                    }
                }

                return reader.Finish();
            }
        }
    }

    private async Task ReadAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var properties = Enumerable.Range(KeyColumns, rows.FieldCount - KeyColumns)
            .Select(column => (Name: rows.GetName(column), Column: column, IsBoolean: string.Equals(rows.GetDataTypeName(column), "boolean", StringComparison.Ordinal)))
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .ToArray();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var key = rows.IsDBNull(0) ? null : $"{rows.GetString(0)}/{rows.GetString(1)}/{rows.GetString(2)}";
            var address = rows.IsDBNull(KeyColumns - 1) ? null : rows.GetString(KeyColumns - 1);
            var target = address is null ? null : Object(address);
            if (key is not null && address is not null)
            {
                _addresses.TryAdd(key, address);
            }

            foreach (var (name, column, isBoolean) in properties)
            {
                if (rows.IsDBNull(column))
                {
                    continue;
                }

                var value = rows.GetString(column);
                value = isBoolean ? (string.Equals(value, "t", StringComparison.Ordinal) ? "true" : "false") : value;
                if (target is not null)
                {
                    Add(target, name, value);
                }
                else
                {
                    _attached.Add((key!, name, value));
                }
            }
        }
    }

    /// <summary>A comment on something that is no object of the snapshot, such as a member of an extension, is left out with it.</summary>
    private CatalogSnapshot Finish()
    {
        foreach (var (key, property, value) in _attached)
        {
            if (_addresses.TryGetValue(key, out var address))
            {
                Add(Object(address), property, value);
            }
        }

        // In order, so that each is appended.
        var sorted = new SortedList<string, SortedList<string, string>>(_objects.Count, StringComparer.Ordinal);
        foreach (var (address, properties) in _objects.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            sorted.Add(address, properties);
        }

        return new CatalogSnapshot(sorted);
    }

    private SortedList<string, string> Object(string address)
    {
        if (!_objects.TryGetValue(address, out var properties))
        {
            _objects.Add(address, properties = new SortedList<string, string>(StringComparer.Ordinal));
        }

        return properties;
    }

    /// <summary>Two objects with one address would hide each other: their values stand side by side.</summary>
    private static void Add(SortedList<string, string> properties, string name, string value)
    {
        if (!properties.TryGetValue(name, out var other))
        {
            properties.Add(name, value);
        }
        else if (!string.Equals(other, value, StringComparison.Ordinal))
        {
            var both = new[] { other, value };
            Array.Sort(both, StringComparer.Ordinal);
            properties[name] = string.Join(" | ", both);
        }
    }
}
