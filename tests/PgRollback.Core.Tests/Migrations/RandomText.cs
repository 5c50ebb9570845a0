using System.Text;

namespace PgRollback.Core.Tests.Migrations;

/// <summary>Names and texts made of what these readers look for, in any order.</summary>
internal static class RandomText
{
    private static readonly string[] NameParts =
    [
        "20250131", "120000", "1", "0001", "2023-01-02", "-030405", "_", "-", ".", " ", "__", "V", "U", "R", "B", "v", "x", "users", "up", "down", "do", "undo", "rollback",
        "mysql", "postgres", "migration", "/", "\\", "ü", "😀", "\ud800", "用", "class", "2fa", "T", "Z", ".sql", ".up.sql", ".down.sql", "", "\0", "+", "'", "\"", "a", "verify/", "deploy/",
    ];

    private static readonly string[] TextParts =
    [
        "-- pgrollback: down\n", "-- pgrollback: irreversible", " reason\n", "-- pgrollback: ignore PGR5002", "-- +goose Up\n", "-- +goose Down\n", "-- +goose StatementBegin\n",
        "-- +goose StatementEnd\n", "-- migrate:up\n", "-- migrate:down transaction:false\n", "-- +migrate Up notransaction\n", "-- +migrate Down\n", "---- create above / drop below ----\n",
        "-- Up Migration\n", "-- Down Migration\n", "--liquibase formatted sql\n", "--changeset a:1 endDelimiter:// dbms:mysql\n", "--changeset b:2 splitStatements:false\n", "--rollback DROP TABLE t\n",
        "--rollback empty\n", "/* liquibase rollback\nDROP TABLE t; */\n", "-- atlas:txtar\n", "-- migration.sql --\n", "-- down.sql --\n", "-- checks.sql --\n", "CREATE TABLE t (a int)", ";", "\n", "\r\n",
        "'", "$$", "$a$", "/*", "*/", "\"", "E'\\'", "COPY t FROM stdin;\n1\tit's\n\\.\n", "\\restrict it's\n", "SELECT 1", "--", "-", " ", "\uFEFF", "\0", "\ud83d", "//", "DO $$ BEGIN END $$",
    ];

    public static string Name(Random random) => Join(random, NameParts, 8);

    public static string Text(Random random) => Join(random, TextParts, 25);

    private static string Join(Random random, string[] parts, int maximum)
    {
        var text = new StringBuilder();
        for (var count = random.Next(maximum); count >= 0; count--)
        {
            text.Append(parts[random.Next(parts.Length)]);
        }

        return text.ToString();
    }
}
