using System.Security.Cryptography;
using Npgsql;
using PgRollback.Syntax;

namespace PgRollback.Tool.Verification;

/// <summary>Databases on the user's server that are there for one run only; all of them are dropped at the end, and so are the roles that migrations make, which are the whole server's.</summary>
internal sealed class ThrowawayDatabases : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _builder;
    private readonly NpgsqlConnection _administration;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roles;

    private ThrowawayDatabases(NpgsqlConnectionStringBuilder builder, NpgsqlConnection administration, HashSet<string> roles)
    {
        _builder = builder;
        _administration = administration;
        _roles = roles;
    }

    /// <summary>Whether a role may be one of the migrations': others may be making some meanwhile.</summary>
    public Func<string, bool> IsOwnRole { get; set; } = static _ => false;

    public int MajorVersion => _administration.PostgreSqlVersion.Major;

    public static async Task<ThrowawayDatabases> OpenAsync(NpgsqlConnectionStringBuilder builder, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(builder, cancellationToken).ConfigureAwait(false);
        return new ThrowawayDatabases(builder, connection, await RolesAsync(connection).ConfigureAwait(false));
    }

    /// <summary>An empty database and a connection to it.</summary>
    public async Task<NpgsqlConnection> CreateAsync(CancellationToken cancellationToken)
    {
        var name = NewName();
        await ExecuteAsync(_administration, $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'", cancellationToken).ConfigureAwait(false);
        return await ConnectAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A copy of a connection's database. The connection itself may stay open: the server only minds others.</summary>
    public async Task<NpgsqlConnection> CopyAsync(NpgsqlConnection original, CancellationToken cancellationToken)
    {
        var name = NewName();
        await ExecuteAsync(original, $"CREATE DATABASE {name} TEMPLATE {original.Database}", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(original, CopySettings(name), cancellationToken).ConfigureAwait(false);
        return await ConnectAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Owner, comment, limit, privileges and ALTER DATABASE … SET stay with the original. Lists are stored as they are written; any other value is one constant.</summary>
    private static string CopySettings(string copy) => $"""
        DO $copy$
        DECLARE setting text;
        BEGIN
            FOR setting IN
                SELECT format('ALTER DATABASE {copy} OWNER TO %I', pg_get_userbyid(datdba)) FROM pg_catalog.pg_database WHERE datname = current_database()
                UNION ALL
                SELECT format('ALTER DATABASE {copy} CONNECTION LIMIT %s', datconnlimit) FROM pg_catalog.pg_database WHERE datname = current_database() AND datconnlimit <> -1
                UNION ALL
                SELECT format('COMMENT ON DATABASE {copy} IS %L', shobj_description(oid, 'pg_database'))
                FROM pg_catalog.pg_database WHERE datname = current_database() AND shobj_description(oid, 'pg_database') IS NOT NULL
                UNION ALL
                SELECT format('REVOKE ALL ON DATABASE {copy} FROM PUBLIC, %I', pg_get_userbyid(datdba)) FROM pg_catalog.pg_database WHERE datname = current_database() AND datacl IS NOT NULL
                UNION ALL
                SELECT format('GRANT %s ON DATABASE {copy} TO ', a.privilege_type) || CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(a.grantee)) END
                    || CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
                FROM pg_catalog.pg_database CROSS JOIN LATERAL aclexplode(datacl) AS a WHERE datname = current_database()
                UNION ALL
                SELECT CASE WHEN s.setrole = 0 THEN 'ALTER DATABASE {copy}' ELSE format('ALTER ROLE %I IN DATABASE {copy}', pg_get_userbyid(s.setrole)) END
                    || format(' SET %I TO ', c.name)
                    || CASE WHEN c.name IN ('search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries') THEN coalesce(nullif(c.value, ''), quote_literal('')) ELSE quote_literal(c.value) END
                FROM pg_catalog.pg_db_role_setting s
                CROSS JOIN unnest(s.setconfig) AS u (line)
                CROSS JOIN LATERAL (SELECT split_part(u.line, '=', 1), substr(u.line, strpos(u.line, '=') + 1)) AS c (name, value)
                WHERE s.setdatabase = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
            LOOP
                EXECUTE setting;
            END LOOP;
        END $copy$
        """;

    /// <summary>Closes a connection that came from here and drops its database.</summary>
    public async Task DropAsync(NpgsqlConnection connection)
    {
        var name = connection.Database;
        await connection.DisposeAsync().ConfigureAwait(false);
        await DropAsync(name).ConfigureAwait(false);
    }

    /// <summary>Drops the roles that migrations made, so that they can be made again. While a database stands that needs one, it stays.</summary>
    public async Task DropRolesAsync()
    {
        var left = await RolesAsync(_administration).ConfigureAwait(false);
        left.ExceptWith(_roles);
        foreach (var role in left.Where(IsOwnRole))
        {
            try
            {
                await ExecuteAsync(_administration, $"DROP ROLE IF EXISTS {SqlIdentifier.Quote(role)}", CancellationToken.None).ConfigureAwait(false);
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DependentObjectsStillExist or PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.InsufficientPrivilege)
            {
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names.ToList())
        {
            await DropAsync(name).ConfigureAwait(false);
        }

        await DropRolesAsync().ConfigureAwait(false);
        await _administration.DisposeAsync().ConfigureAwait(false);
    }

    private async Task DropAsync(string name)
    {
        await ExecuteAsync(_administration, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None).ConfigureAwait(false);
        _names.Remove(name);
    }

    private string NewName()
    {
        var name = "pgrollback_verify_" + Convert.ToHexString(RandomNumberGenerator.GetBytes(8)).ToLowerInvariant();
        _names.Add(name);
        return name;
    }

    private Task<NpgsqlConnection> ConnectAsync(string name, CancellationToken cancellationToken) =>
        ConnectAsync(new NpgsqlConnectionStringBuilder(_builder.ConnectionString) { Database = name }, cancellationToken);

    /// <summary>Which types there are changes with every migration, and is of no interest: loading them takes longer than opening the connection.</summary>
    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlConnectionStringBuilder builder, CancellationToken cancellationToken)
    {
        var source = new NpgsqlDataSourceBuilder(builder.ConnectionString);
        source.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
#pragma warning disable CA2000, MA0042 // Without a pool it holds nothing; the connection lives longer than this method.
        return await source.Build().OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
#pragma warning restore CA2000, MA0042
    }

    private static async Task<HashSet<string>> RolesAsync(NpgsqlConnection connection)
    {
        var roles = new HashSet<string>(StringComparer.Ordinal);
        var command = new NpgsqlCommand("SELECT rolname::text FROM pg_catalog.pg_roles", connection);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    roles.Add(reader.GetString(0));
                }
            }
        }

        return roles;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
