using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace PgRollback;

/// <summary>One database of many. Its name is all that is ever shown of it: a connection string holds secrets.</summary>
public sealed class DatabaseTarget
{
    private readonly NpgsqlDataSource? _dataSource;
    private readonly string? _connectionString;

    /// <summary>A database that is connected to when its turn comes, and left when it is done.</summary>
    /// <param name="connectionString">Npgsql connection string.</param>
    /// <param name="name">What to call it; null for host and database, such as <c>db1/shop</c>.</param>
    /// <exception cref="ArgumentException">The connection string is not in Npgsql's format, or names no host or no database.</exception>
    public DatabaseTarget(string connectionString, string? name = null)
        : this(Parse(connectionString), name) =>
        _connectionString = connectionString;

    /// <summary>A database whose connections belong to the caller.</summary>
    /// <param name="dataSource">The database; not disposed. Its pool holds on to its connections: with many databases on one server, mind <c>max_connections</c>.</param>
    /// <param name="name">What to call it; null for host and database, such as <c>db1/shop</c>.</param>
    /// <exception cref="ArgumentException">Its connection string names no host or no database.</exception>
    public DatabaseTarget(NpgsqlDataSource dataSource, string? name = null)
        : this(Parse(dataSource?.ConnectionString ?? throw new ArgumentNullException(nameof(dataSource))), name) =>
        _dataSource = dataSource;

    private DatabaseTarget(NpgsqlConnectionStringBuilder settings, string? name)
    {
        Address = AddressOf(settings);
        Name = name ?? Address;
        ArgumentException.ThrowIfNullOrWhiteSpace(Name, nameof(name));
    }

    /// <summary>What reports, logs and messages call it.</summary>
    public string Name { get; }

    /// <summary>Host, port unless it is PostgreSQL's own, and database.</summary>
    internal string Address { get; }

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;

    /// <summary>Runs something on it. A connection pool of ours ends with that, so that there are no more connections than runs need.</summary>
    internal async Task<T> UseAsync<T>(Func<NpgsqlDataSource, Task<T>> run)
    {
        if (_dataSource is { } theirs)
        {
            return await run(theirs).ConfigureAwait(false);
        }

        var dataSource = NpgsqlDataSource.Create(_connectionString!);
        await using (dataSource.ConfigureAwait(false))
        {
            return await run(dataSource).ConfigureAwait(false);
        }
    }

    /// <summary>Settings that go over others: a list need not repeat what its databases have in common, nor hold a password.</summary>
    /// <exception cref="ArgumentException">One of them is not in Npgsql's format.</exception>
    internal static string Merge(string? common, string own)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(common);
            var overriding = new DbConnectionStringBuilder { ConnectionString = own };
            foreach (string keyword in overriding.Keys)
            {
                // By Npgsql's indexer, which knows that Server and Host are one.
                settings[keyword] = overriding[keyword];
            }

            return settings.ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            throw Malformed(nameof(own));
        }
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            throw Malformed(nameof(connectionString));
        }
    }

    /// <summary>Without the cause: its message may quote from the string.</summary>
    private static ArgumentException Malformed(string parameter) => new("A connection string is not in Npgsql's format: Host=…;Database=…;Username=…;Password=….", parameter);

    private static string AddressOf(NpgsqlConnectionStringBuilder settings)
    {
        if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
        {
            throw new ArgumentException($"A connection string names no {(string.IsNullOrEmpty(settings.Host) ? "host" : "database")}.", nameof(settings));
        }

        // Names of hosts are the same in either case, names of databases are not.
        var host = settings.Host.ToLowerInvariant();
        return settings.Port == NpgsqlConnection.DefaultPort
            ? $"{host}/{settings.Database}"
            : string.Create(CultureInfo.InvariantCulture, $"{host}:{settings.Port}/{settings.Database}");
    }
}
