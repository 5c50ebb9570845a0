using System.Collections.Concurrent;
using Npgsql;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Snapshots;
using PgRollback.Syntax;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.CaseTests;

/// <summary>A database in which a case is played. Roles belong to the server: case_reader, case_writer and case_owner are always there.</summary>
internal sealed class CaseDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, Lazy<Task>> Roles = new();
    private readonly TestDatabase _database;

    private CaseDatabase(TestDatabase database) => _database = database;

    public static async Task<CaseDatabase> CreateAsync(int major)
    {
        var database = await TestDatabase.CreateAsync(major);
        await Roles.GetOrAdd(major, _ => new Lazy<Task>(() => database.ExecuteAsync("CREATE ROLE case_reader; CREATE ROLE case_writer; CREATE ROLE case_owner"))).Value;
        return new CaseDatabase(database);
    }

    /// <summary>A connection of its own, not from a pool.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public Task<CatalogSnapshot> SnapshotAsync() => CatalogSnapshot.TakeAsync(_database.DataSource);

    /// <summary>Runs the forward statements of a file one by one, in a connection of their own.</summary>
    public Task RunAsync(MigrationFile file, string text) =>
        RunAsync(Statements(file.Up, text), transaction: !file.UpWithoutTransaction && !HasNoTransaction(file) && !file.Up.Any(static statement => statement is TransactionStatement));

    public Task RunHandwrittenAsync(MigrationFile file) =>
        RunAsync(Statements(SqlReader.Read(file.DownText!).Statements, file.DownText!), transaction: !file.DownWithoutTransaction);

    /// <summary>As the runner and every script do it, bodies of functions unread.</summary>
    public Task RunAsync(RollbackPlan plan, int major) =>
        RunAsync(plan.Steps.Select(step => CaseText.SqlOf(step, major)).Where(static sql => sql.Length > 0).Prepend("SET check_function_bodies = off"), plan.IsTransactional);

    /// <summary>Tables with all their rows as text, columns in the order of their names.</summary>
    public async Task<SortedDictionary<string, string>> RowsAsync()
    {
        const string Tables = """
            SELECT c.oid::regclass::text, (SELECT 'SELECT coalesce(string_agg(r, E''\n'' ORDER BY r COLLATE "C"), '''') FROM (SELECT row(' || string_agg(quote_ident(attname), ', ' ORDER BY attname) || ')::text AS r FROM ONLY ' || c.oid::regclass || ') AS x'
                FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped)
            FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'r' AND nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
            """;
        var queries = new Dictionary<string, string>(StringComparer.Ordinal);
        await using (var command = _database.DataSource.CreateCommand(Tables))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                queries.Add(reader.GetString(0), reader.IsDBNull(1) ? "SELECT ''" : reader.GetString(1));
            }
        }

        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var query in queries)
        {
            rows.Add(query.Key, await _database.ScalarAsync<string>(query.Value) ?? "");
        }

        return rows;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static bool HasNoTransaction(MigrationFile file) => file.Directives.Any(static directive => directive.Name == DirectiveNames.NoTransaction);

    private static IEnumerable<string> Statements(IEnumerable<Statement> statements, string text) =>
        statements.Select(statement => text.Substring(statement.Span.Start, statement.Span.Length));

    private async Task RunAsync(IEnumerable<string> statements, bool transaction)
    {
        // Not from the pool: settings and temporary tables end with the script.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var started = transaction ? await connection.BeginTransactionAsync() : null;
        foreach (var sql in statements)
        {
            // As a batch command: an NpgsqlCommand is cut at the semicolons of BEGIN ATOMIC.
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(sql) } };
            try
            {
                await batch.ExecuteNonQueryAsync();
            }
            catch (PostgresException refusal)
            {
                throw new StatementRefusedException($"{refusal.MessageText} ({refusal.SqlState}) {refusal.Detail}\nin: {sql}", refusal);
            }
        }

        if (started is not null)
        {
            await started.CommitAsync();
        }
    }
}
