using PgRollback.Catalog;
using PgRollback.Catalog.Expressions;
using PgRollback.Testing;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>The lists of pg_catalog's functions, operators and casts against the servers.</summary>
public sealed class BuiltInListTests
{
    private const string TypeNames = "t AS (SELECT oid, CASE WHEN typsubscript = 'array_subscript_handler'::regproc THEN (SELECT typname FROM pg_type e WHERE e.oid = t.typelem) || '[]' ELSE typname END AS n FROM pg_type t)";

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task A_listed_function_gives_what_the_server_says(int version)
    {
        const string Sql = $"""
            WITH {TypeNames}
            SELECT proname || '(' || coalesce((SELECT string_agg(n, ',' ORDER BY i) FROM unnest(proargtypes::oid[]) WITH ORDINALITY u (o, i) JOIN t ON t.oid = o), '') || ')' || (SELECT n FROM t WHERE oid = prorettype)
            FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
            """;
        var server = await ReadAsync(version, Sql);
        var names = server.Select(static s => s[..s.IndexOf('(', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var listed = BuiltInFunctions.List.Names.Where(names.Contains).SelectMany(n => BuiltInFunctions.List.Find(n).Select(s => (Name: n, Signature: s))).ToArray();

        var arguments = server.Select(static s => s[..(s.IndexOf(')', StringComparison.Ordinal) + 1)]).ToHashSet(StringComparer.Ordinal);
        var wrong = listed
            .Where(l => l.Signature.Result is not null && arguments.Contains(Arguments(l.Name, l.Signature)) && !server.Contains(Arguments(l.Name, l.Signature) + Text(l.Signature.Result)))
            .Select(l => Arguments(l.Name, l.Signature));
        Assert.Empty(wrong);

        // What is missing are helpers of the server that no query calls.
        Assert.True(listed.Length > 1300, $"{listed.Length} functions");
        foreach (var name in new[] { "count", "sum", "max", "now", "lower", "nextval", "jsonb_build_object", "generate_series", "date_trunc", "to_char", "string_agg" })
        {
            Assert.True(BuiltInFunctions.List.Contains(name), name);
        }
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task Every_name_in_pg_proc_is_known(int version) =>
        Assert.DoesNotContain(await ReadAsync(version, "SELECT DISTINCT proname FROM pg_proc WHERE oid < 16384"), static n => !BuiltInFunctions.IsInPgProc(n));

    [Fact]
    public void No_name_is_in_both_lists() =>
        Assert.DoesNotContain(HelperFunctionList.Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), BuiltInFunctions.List.Contains);

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public async Task The_operators_are_the_servers(int version)
    {
        const string Sql = $"""
            WITH {TypeNames}
            SELECT oprname || '(' || coalesce((SELECT n FROM t WHERE oid = oprleft), '') || ',' || (SELECT n FROM t WHERE oid = oprright) || ')' || (SELECT n FROM t WHERE oid = oprresult)
            FROM pg_operator WHERE oprnamespace = 'pg_catalog'::regnamespace AND oprresult <> 0
            """;
        var listed = BuiltInOperators.List.Names.SelectMany(static n => BuiltInOperators.List.Find(n).Select(s => Arguments(n, s) + Text(s.Result)));
        Assert.Equal((await ReadAsync(version, Sql)).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public Task The_implicit_casts_are_the_servers(int version) => CompareCastsAsync(version, "i", CastList.Text);

    [Theory]
    [MemberData(nameof(ServerVersions.Rows), MemberType = typeof(ServerVersions))]
    public Task The_assignment_casts_are_the_servers(int version) => CompareCastsAsync(version, "a", CastList.Assignment);

    private static async Task CompareCastsAsync(int version, string context, string list)
    {
        var sql = $"WITH {TypeNames} SELECT a.n || '>' || b.n FROM pg_cast JOIN t a ON a.oid = castsource JOIN t b ON b.oid = casttarget WHERE castcontext = '{context}' AND pg_cast.oid < 16384";
        var listed = list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((await ReadAsync(version, sql)).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static string Arguments(string name, Signature signature) => $"{name}({string.Join(',', signature.Arguments.Select(Text))})";

    private static string Text(TypeReference? type) => type is null ? "" : type.BuiltIn!.Name + (type.IsArray ? "[]" : "");

    private static async Task<HashSet<string>> ReadAsync(int version, string sql)
    {
        var server = await TestServer.GetAsync(version);
        await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
