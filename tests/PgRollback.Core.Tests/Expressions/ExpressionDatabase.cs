using Npgsql;
using PgRollback.Catalog;
using PgRollback.Syntax;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>A server with the schema that the cases use; every case works in a transaction that is rolled back.</summary>
public sealed class ExpressionDatabase : IAsyncLifetime
{
    private readonly List<TestDatabase> _databases = [];

    public static SearchPath Path { get; } = new() { Schemas = ["app", "util", "public"] };

    public async Task InitializeAsync()
    {
        foreach (var version in ServerVersions.Available)
        {
            _databases.Add(await TestDatabase.CreateAsync(version, CaseFile.ReadText("schema.sql")));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var database in _databases)
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>A session on each version of the server that the machine has, one after the other.</summary>
    internal async IAsyncEnumerable<Session> OpenAllAsync()
    {
        foreach (var database in _databases)
        {
            await using var session = await OpenAsync(database);
            yield return session;
        }
    }

    private static async Task<Session> OpenAsync(TestDatabase database)
    {
        var connection = await database.DataSource.OpenConnectionAsync();
        var session = new Session(connection);
        await session.ExecuteAsync("BEGIN; SET LOCAL search_path = app, util, public");
        await session.ReadCatalogAsync();
        return session;
    }

    internal sealed class Session(NpgsqlConnection connection) : IAsyncDisposable
    {
        public DatabaseCatalog Catalog { get; private set; } = DatabaseCatalog.Empty;

        public int Version => connection.PostgreSqlVersion.Major;

        public async Task ReadCatalogAsync() => Catalog = await ServerCatalog.ReadAsync(connection);

        public async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        /// <summary>One statement with semicolons in it, at which the driver would split it.</summary>
        public Task ExecuteWholeAsync(string sql) => ExecuteAsync($"DO $do$ BEGIN EXECUTE $sql${sql}$sql$; END $do$");

        public async Task<List<string>> ListAsync(string sql)
        {
            var list = new List<string>();
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                list.Add(reader.GetString(0));
            }

            return list;
        }

        /// <summary>The output columns of a query as the server names them.</summary>
        public async Task<List<string>> ColumnNamesAsync(string query)
        {
            await using var command = new NpgsqlCommand(query, connection);
            await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SchemaOnly);
            return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        }

        public Task<SortedSet<string>> EdgesAsync(string condition) => ServerDependencies.ReadAsync(connection, condition);

        public string Names(SortedSet<string> edges) => string.Join("\n", edges.Select(e => ServerDependencies.Name(Catalog, e)).Order(StringComparer.Ordinal));

        /// <summary>A type by its name in SQL, as the catalog has it.</summary>
        public async Task<TypeReference> TypeAsync(string name)
        {
            await ExecuteAsync($"SAVEPOINT t; CREATE FUNCTION public.type_probe() RETURNS {name} LANGUAGE sql AS 'SELECT NULL::{name}'");
            var catalog = await ServerCatalog.ReadAsync(connection);
            await ExecuteAsync("ROLLBACK TO SAVEPOINT t");
            var type = catalog.FindRoutines(new QualifiedName("public", "type_probe"), Path).Single().Returns!;
            var open = name.IndexOf('(', StringComparison.Ordinal);
            return open < 0 ? type : type with { Modifiers = name[(open + 1)..^1] };
        }

        public async Task RenameAllAsync()
        {
            await ExecuteAsync("SET search_path = ''");
            await ExecuteAsync(CaseFile.ReadText("rename.sql"));
            await ReadCatalogAsync();
        }

        /// <summary>A view made of this text is, to PostgreSQL, the view v.</summary>
        public async Task AssertSameViewAsync(string columns, string sql)
        {
            await ExecuteAsync("SAVEPOINT s");
            try
            {
                await ExecuteAsync($"CREATE VIEW public.other {columns} AS " + sql);
            }
            catch (PostgresException e)
            {
                Assert.Fail($"{e.SqlState} {e.MessageText}\n{sql}");
            }

            const string Definition = "SELECT pg_get_viewdef(oid) FROM pg_class WHERE relname = '{0}'";
            const string Types = "SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid WHERE relname = '{0}' AND attnum > 0 ORDER BY attnum";
            var expected = await ListAsync(Definition.Replace("{0}", "v", StringComparison.Ordinal));
            var actual = await ListAsync(Definition.Replace("{0}", "other", StringComparison.Ordinal));
            Assert.True(string.Equals(expected[0], actual[0], StringComparison.Ordinal), $"{Version} expected:\n{expected[0]}\nactual:\n{actual[0]}\nsql:\n{sql}");
            Assert.Equal(await ListAsync(Types.Replace("{0}", "v", StringComparison.Ordinal)), await ListAsync(Types.Replace("{0}", "other", StringComparison.Ordinal)));
            await ExecuteAsync("ROLLBACK TO SAVEPOINT s");
        }

        public async ValueTask DisposeAsync()
        {
            await ExecuteAsync("ROLLBACK");
            await connection.DisposeAsync();
        }
    }
}
