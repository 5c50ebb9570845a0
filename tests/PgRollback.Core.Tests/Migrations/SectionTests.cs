using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Migrations;

public sealed class SectionTests
{
    [Theory]
    [InlineData("own mark", "CREATE TABLE a ();\n-- pgrollback: down\nDROP TABLE a;", "CREATE TABLE a ()", "DROP TABLE a")]
    [InlineData("own mark, no semicolon before it", "CREATE TABLE a ()\n-- pgrollback: down\nDROP TABLE a", "CREATE TABLE a ()", "DROP TABLE a")]
    [InlineData("own mark, empty", "CREATE TABLE a ();\n-- pgrollback: down\n", "CREATE TABLE a ()", "")]
    [InlineData("no mark", "CREATE TABLE a ();", "CREATE TABLE a ()", null)]
    [InlineData("goose", "-- +goose Up\nA;\nB;\n\n-- +goose Down\nC;\nD;", "A|B", "C|D")]
    [InlineData("goose, statements without semicolon", "-- +goose Up\n-- +goose StatementBegin\nA; B\n-- +goose StatementEnd\nC;\n-- +goose Down\n-- +goose StatementBegin\nD\n-- +goose StatementEnd\nE;", "A|B|C", "D|E")]
    [InlineData("goose, down first", "-- +goose Down\nC;\n-- +goose Up\nA;", "A", "C")]
    [InlineData("goose without down", "-- +goose Up\nA;", "A", null)]
    [InlineData("goose, lower case and spaces", "--+goose up\nA;\n--   +goose   down\nB;", "A", "B")]
    [InlineData("dbmate", "-- migrate:up\nA;\n-- migrate:down\nB;", "A", "B")]
    [InlineData("dbmate, empty down", "-- migrate:up\nA;\n-- migrate:down\n\n", "A", "")]
    [InlineData("dbmate, two pairs", "-- migrate:up\nA;\n-- migrate:down\nB;B2\n-- migrate:up\nC;\n-- migrate:down\nD;D2;\n", "A|C", "D|D2|B|B2")]
    [InlineData("sql-migrate", "-- +migrate Up\nA;\n-- +migrate StatementBegin\nB\n-- +migrate StatementEnd\n-- +migrate Down\nC;", "A|B", "C")]
    [InlineData("tern", "A;\n---- create above / drop below ----\nB;", "A", "B")]
    [InlineData("tern's mark with two dashes is a comment", "A;\n-- create above / drop below --\nB;", "A|B", null)]
    [InlineData("node-pg-migrate", "-- Up Migration\nA;\n-- Down Migration\nB;", "A", "B")]
    [InlineData("node-pg-migrate in lower case", "--up migration\nA;\n--down migration\nB;", "A", "B")]
    [InlineData("Atlas archive", "-- atlas:txtar\n\n-- checks.sql --\nSELECT 1;\n-- migration.sql --\nA;\n-- down.sql --\nB;\n", "A", "B")]
    [InlineData("member names without an archive", "A;\n-- down.sql --\nB;", "A|B", null)]
    [InlineData("Liquibase", "--liquibase formatted sql\n--changeset me:1\nA;\n--rollback B;\n--rollback C;\n--changeset me:2\nD;\n--rollback E;", "A|D", "E|B|C")]
    [InlineData("Liquibase without semicolons", "--liquibase formatted sql\n--changeset me:1\nA\n--rollback B\n--changeset me:2\nD\n--rollback E", "A|D", "E|B")]
    [InlineData("Liquibase, rollback over lines", "-- liquibase formatted sql\n-- changeset me:1\nA;\n-- rollback DROP\n-- rollback TABLE x;", "A", "DROP\n            TABLE x")]
    [InlineData("Liquibase, block", "--liquibase formatted sql\n--changeset me:1\nA;\n/* liquibase rollback\nB;\nC;\n*/", "A", "B|C")]
    [InlineData("Liquibase, not required", "--liquibase formatted sql\n--changeset me:1\nA;\n--rollback not required\n--changeset me:2\nB;\n--rollback C;", "A|B", "C")]
    [InlineData("Liquibase, all empty", "--liquibase formatted sql\n--changeset me:1\nA;\n--rollback empty", "A", "")]
    [InlineData("Liquibase, one without rollback", "--liquibase formatted sql\n--changeset me:1\nA;\n--rollback B;\n--changeset me:2\nC;", "A|C", null)]
    [InlineData("Liquibase, rollback by reference", "--liquibase formatted sql\n--changeset me:1\nA;\n--rollback changesetId:0 changesetAuthor:me", "A", null)]
    [InlineData("Liquibase, other database", "--liquibase formatted sql\n--changeset me:1 dbms:mysql\nA;\n--rollback B;\n--changeset me:2 dbms:\"h2, postgresql\"\nC;\n--rollback D;\n--changeset me:3 dbms:!postgresql\nE;", "C", "D")]
    [InlineData("Liquibase, delimiter", "--liquibase formatted sql\n--changeset me:1 endDelimiter:// rollbackEndDelimiter:/\nA\n//\nB //\n--rollback C\n--rollback /\n--rollback D /", "A|B", "C|D")]
    [InlineData("Play", "# --- !Ups\nA;\n\n# --- !Downs\nB;\n", "A", "B")]
    [InlineData("Play, other spellings", "-- Users of a shop\n\n-- !Ups\nA;\n# don't look back !Downs\nB;", "A", "B")]
    [InlineData("Play without down", "# Users\n\n# --- !Ups\n\nA;\n", "A", null)]
    [InlineData("Play, nothing before it or behind it", "  # --- !Ups\nA", "A", null)]
    [InlineData("Play, empty down", "#--- !Ups\nA;\n#--- !Downs\n", "A", "")]
    [InlineData("Play, no semicolon before the mark", "# --- !Ups\nA\n# --- !Downs\nB", "A", "B")]
    [InlineData("a word of Play in another file", "A;\n-- it goes !up\nB;", "A|B", null)]
    [InlineData("a heading of Liquibase in another file", "A;\n--rollback B;", "A", null)]
    [InlineData("mark inside a string", "A 'x\n-- +goose Down\n';\nB;", "A 'x\n-- +goose Down\n'|B", null)]
    [InlineData("mark inside a body", "A $$\n-- pgrollback: down\n$$;\nB;", "A $$\n-- pgrollback: down\n$$|B", null)]
    [InlineData("mark inside a block comment", "A;\n/*\n-- +goose Down\n*/ B;", "A|B", null)]
    [InlineData("mark behind a statement", "A; -- +goose Down\nB;", "A|B", null)]
    [InlineData("indented mark", "A;\n   -- +goose Down\nB;", "A", "B")]
    [InlineData("carriage returns", "-- migrate:up\r\nA;\r\n-- migrate:down\r\nB;\r\n", "A", "B")]
    [InlineData("byte order mark", "\uFEFF-- migrate:up\nA;\n-- migrate:down\nB;", "A", "B")]
    [InlineData("apostrophe in rows", "COPY t FROM stdin;\nit's\n\\.\n-- +goose Down\nB;", null, "B")]
    [InlineData("apostrophe in a command of psql", "\\echo it's\nA;\n-- +goose Down\nB;", null, "B")]
    public void A_file_has_two_directions(string convention, string text, string? up, string? down)
    {
        var file = MigrationFileReader.Read("20250131_x.sql", text);

        Assert.NotEmpty(convention);
        Assert.True(up is null || string.Equals(up, Texts(text, file.Up), StringComparison.Ordinal), Texts(text, file.Up));
        Assert.Equal(down, file.Down is { } statements ? Blanked(text, statements) : null);
        Assert.Equal(down is null, file.DownText is null);
    }

    [Theory]
    [InlineData("-- +goose NO TRANSACTION\n-- +goose Up\nA;\n-- +goose Down\nB;", true, true)]
    [InlineData("-- migrate:up transaction:false\nA;\n-- migrate:down\nB;", true, false)]
    [InlineData("-- migrate:up\nA;\n-- migrate:down transaction:false\nB;", false, true)]
    [InlineData("-- +migrate Up notransaction\nA;\n-- +migrate Down\nB;", true, false)]
    [InlineData("---- tern: disable-tx ----\nA;\n---- create above / drop below ----\nB;", true, false)]
    [InlineData("A;\n---- create above / drop below ----\n---- tern: disable-tx ----\nB;", false, true)]
    [InlineData("-- atlas:txmode none\n\nA;", true, true)]
    [InlineData("-- atlas:txmode file\n\nA;", false, false)]
    [InlineData("-- morph:nontransactional\nA;", true, true)]
    [InlineData("-- no-transaction\nA;", true, true)]
    [InlineData("-- NO_TRANSACTION\nA;", true, true)]
    [InlineData("--liquibase formatted sql\n--changeset me:1 runInTransaction:false\nA;", true, true)]
    [InlineData("-- pgrollback: no-transaction\nA;\n-- pgrollback: down\nB;", true, false)]
    [InlineData("A;\n-- pgrollback: down\n-- pgrollback: no-transaction\nB;", false, true)]
    [InlineData("-- no transaction is needed here\nA;", false, false)]
    public void Marks_say_whether_a_transaction_is_used(string text, bool up, bool down)
    {
        var file = MigrationFileReader.Read("20250131_x.sql", text);

        Assert.Equal((up, down), (file.UpWithoutTransaction, file.DownWithoutTransaction));
    }

    [Fact]
    public void A_rollback_file_is_all_way_back()
    {
        var file = MigrationFileReader.Read("0001_x.down.sql", "-- Down Migration\nA;\nB;");

        Assert.Empty(file.Up);
        Assert.Equal(2, file.Down!.Value.Count);
        Assert.Equal("-- Down Migration\nA;\nB;", file.DownText);
    }

    [Fact]
    public void An_empty_rollback_file_is_an_empty_way_back()
    {
        var file = MigrationFileReader.Read("0001_x.down.sql", "-- nothing\n");

        Assert.NotNull(file.Down);
        Assert.Empty(file.Down.Value);
    }

    [Fact]
    public void A_name_with_a_direction_leaves_headings_alone()
    {
        var file = MigrationFileReader.Read("0001_x.up.sql", "A;\n-- Down migration comes in the other file\nB;");

        Assert.Equal(2, file.Up.Count);
        Assert.Null(file.Down);
    }

    [Fact]
    public void The_way_back_starts_at_its_mark()
    {
        const string Text = "A;\n  -- pgrollback: down\nB;";

        var file = MigrationFileReader.Read("0001_x.sql", Text);

        Assert.Equal("-- pgrollback: down", Text.Substring(file.DownSpan.Start, file.DownSpan.Length));
        Assert.Equal("B;", file.DownText);
    }

    [Fact]
    public void The_text_of_the_way_back_runs_the_last_pair_first()
    {
        var file = MigrationFileReader.Read("0001_x.sql", "--liquibase formatted sql\n--changeset me:1\nA;\n--rollback B\n--changeset me:2\nD;\n--rollback E;\n--rollback F;");

        Assert.Equal("E;\nF;\nB", file.DownText);
    }

    [Fact]
    public void An_evolution_of_Play_is_read_as_Play_sends_it()
    {
        var (up, down) = MigrationFileReader.Texts("1.sql", "# --- !Ups\nA $$ x;; y;; \n  w\n$$ z;\nB;\n# --- !Downs\nC 'u;;v';;");

        Assert.Equal("          \nA $$ x; y;\nw\n$$      z;\nB;\n", up);
        Assert.Equal("C 'u;v' ;", down.Trim());
    }

    private static string Texts(string text, EquatableArray<Statement> statements) => string.Join('|', statements.Select(s => text.Substring(s.Span.Start, s.Span.Length)));

    /// <summary>Rollback lines of Liquibase have their marks in between: those are blank to the reader.</summary>
    private static string Blanked(string text, EquatableArray<Statement> statements) =>
        string.Join('|', statements.Select(s => text.Substring(s.Span.Start, s.Span.Length).Replace("-- rollback", "           ", StringComparison.Ordinal)));
}
