using Npgsql;

namespace PgRollback;

/// <summary>A query, and what a row of it is.</summary>
internal sealed record RowQuery<T>(string Sql, NpgsqlParameter[] Parameters, Func<NpgsqlDataReader, T> Read);
