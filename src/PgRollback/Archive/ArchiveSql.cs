namespace PgRollback;

/// <summary>The schema in which rows and values are kept that a rollback or a migration would destroy, and its manifest.</summary>
internal static class ArchiveSql
{
    public const string Schema = "pgrollback_archive";

    public const string Manifest = $"{Schema}.manifest";

    public const string Exists = $"SELECT to_regclass('{Manifest}') IS NOT NULL";

    /// <summary>Makes the schema and its manifest where they are missing. Nobody but their owner gets at them, whatever default privileges say. IF NOT EXISTS would ask for the right to create even where everything is there.</summary>
    public const string Create = $"""
        DO $pgrollback$
        BEGIN
            IF to_regnamespace('{Schema}') IS NULL THEN
                CREATE SCHEMA {Schema};
                COMMENT ON SCHEMA {Schema} IS 'Rows and values that PgRollback keeps: see the manifest';
            END IF;
            IF to_regclass('{Manifest}') IS NULL THEN
                CREATE TABLE {Manifest} (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    origin text NOT NULL CHECK (origin IN ('rollback', 'deployment')),
                    stem text NOT NULL,
                    kind text NOT NULL CHECK (kind IN ('rows', 'values', 'sequence', 'changes')),
                    source_schema text NOT NULL,
                    source_name text NOT NULL,
                    source_column text,
                    key_columns text[],
                    archive_table text,
                    row_count bigint,
                    sequence_value bigint,
                    sequence_is_called boolean,
                    witness bigint,
                    source_columns jsonb,
                    archived_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                    archived_by text NOT NULL DEFAULT session_user,
                    restored_at timestamptz,
                    restored_by text
                );
            END IF;
        END $pgrollback$
        """;

    /// <summary>What one run needs on the server: functions that are gone with the session.</summary>
    public static IReadOnlyList<string> Functions { get; } = [ArchiveFunctions.Private, ArchiveFunctions.Key, ArchiveFunctions.Columns, ArchiveFunctions.Pairs, ArchiveFunctions.Disarm, ParkFunctions.Sequences, ParkFunctions.Park, ParkFunctions.Narrowed];
}
