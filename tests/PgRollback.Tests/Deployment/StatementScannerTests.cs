namespace PgRollback.Tests.Deployment;

public sealed class StatementScannerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("-- nothing; here\n/* ; */", "")]
    [InlineData("a; b ;c", "a|b |c")]
    [InlineData("SELECT ';', E'\\';', \"x;\"\"y\"; b", "SELECT ';', E'\\';', \"x;\"\"y\"|b")]
    [InlineData("SELECT 'it''s;'; b", "SELECT 'it''s;'|b")]
    [InlineData("SELECT '\\'; b", "SELECT '\\'|b")]
    [InlineData("a /* ; /* ; */ ; */ ; b -- ; c\n; d", "a /* ; /* ; */ ; */ |b -- ; c\n|d")]
    [InlineData("DO $$ ; $x$ ; $$; DO $a1$ ; $$ ; $a1$; c", "DO $$ ; $x$ ; $$|DO $a1$ ; $$ ; $a1$|c")]
    [InlineData("SELECT $1; SELECT a$b$; c$b$ FROM t", "SELECT $1|SELECT a$b$|c$b$ FROM t")]
    [InlineData("CREATE RULE r AS ON DELETE TO t DO (a; b); c", "CREATE RULE r AS ON DELETE TO t DO (a; b)|c")]
    [InlineData("CREATE OR REPLACE FUNCTION f() BEGIN ATOMIC a; SELECT CASE WHEN 1 THEN 2 END; b; END; c", "CREATE OR REPLACE FUNCTION f() BEGIN ATOMIC a; SELECT CASE WHEN 1 THEN 2 END; b; END|c")]
    [InlineData("create procedure p() begin atomic a; end; BEGIN; b; END", "create procedure p() begin atomic a; end|BEGIN|b|END")]
    [InlineData("\\restrict it's;\n  \\set x ;\na; \\echo\nb", "a|\\echo\nb")]
    [InlineData("\\i file\na;\n\\unrestrict it's", "\\i file\na")]
    [InlineData("SELECT 'never closed; b", "SELECT 'never closed; b")]
    public void Statements_end_where_psql_ends_them(string text, string statements)
    {
        var spans = StatementScanner.Scan(text).Statements;

        Assert.Equal(statements, string.Join('|', spans.Select(span => text[span.Start..span.End])));
    }

    [Theory]
    [InlineData("COPY t FROM stdin;\n1;'\t$$\n\\.\nb", "COPY t FROM stdin [1;'\t$$\n]|b")]
    [InlineData("copy s.\"T\" (a, b) from stdin (FORMAT csv); -- rows\r\n1\r\n\\.\r\nb", "copy s.\"T\" (a, b) from stdin (FORMAT csv) [1\r\n]|b")]
    [InlineData("COPY t FROM STDIN;\n\\.", "COPY t FROM STDIN []")]
    [InlineData("COPY t FROM STDIN;\n\\.x\n\\.\nCOPY u FROM STDIN;\n2\n\\.\n", "COPY t FROM STDIN [\\.x\n]|COPY u FROM STDIN [2\n]")]
    [InlineData("a;\n-- pgrollback: down\nCOPY t FROM STDIN;\n;b;\n\\.\n", "a")]
    [InlineData("COPY t FROM STDIN;\nb;\nc", "COPY t FROM STDIN without rows|b|c")]
    [InlineData("COPY t FROM STDIN; b;\n1\n\\.\n", "COPY t FROM STDIN without rows|b|1\n\\.\n")]
    [InlineData("COPY t FROM 'stdin';\nb;\n\\.", "COPY t FROM 'stdin'|b")]
    [InlineData("COPY (SELECT 1 FROM stdin) TO STDOUT;\nb", "COPY (SELECT 1 FROM stdin) TO STDOUT|b")]
    public void Rows_behind_COPY_are_no_statements(string text, string statements) => Assert.Equal(statements, string.Join('|', StatementScanner.Scan(text).Statements.Select(span =>
        text[span.Start..span.End] + (span.Rows is { } rows ? $" [{text[rows]}]" : span.ReadsStdin ? " without rows" : ""))));

    [Theory]
    [InlineData("a;\n-- pgrollback: down\nb;", "a", false)]
    [InlineData("-- migrate:up\na;\n-- migrate:down\nb;", "a", false)]
    [InlineData("-- migrate:down\nb;\n-- migrate:up transaction:false\na;", "a", true)]
    [InlineData("-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\na;\n-- +goose StatementEnd\n-- +goose Down\nb", "a", true)]
    [InlineData("-- +migrate Up notransaction\na;\n-- +migrate Down\nb;", "a", true)]
    [InlineData("a;\n---- create above / drop below ----\nb;", "a", false)]
    [InlineData("-- Up Migration\na;\n-- Down Migration\nb;", "a", false)]
    [InlineData("-- no-transaction\na;", "a", true)]
    [InlineData("-- pgrollback: no-transaction\na; b", "a|b", true)]
    [InlineData("DO $$\n-- pgrollback: down\n$$; b", "DO $$\n-- pgrollback: down\n$$|b", false)]
    [InlineData("a; -- pgrollback: down\nb", "a|b", false)]
    public void The_way_back_in_a_file_is_left_out(string text, string statements, bool withoutTransaction)
    {
        var (spans, found) = StatementScanner.Scan(text);

        Assert.Equal(statements, string.Join('|', spans.Select(span => text[span.Start..span.End])));
        Assert.Equal(withoutTransaction, found);
    }

    /// <summary>PostgreSQL's own list is that of PreventInTransactionBlock.</summary>
    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (a)", true)]
    [InlineData("create unique /* ! */ index concurrently if not exists i on t (a)", true)]
    [InlineData("DROP INDEX CONCURRENTLY i", true)]
    [InlineData("REINDEX INDEX CONCURRENTLY i", true)]
    [InlineData("REINDEX (CONCURRENTLY) TABLE t", true)]
    [InlineData("REINDEX DATABASE d", true)]
    [InlineData("VACUUM (ANALYZE) t", true)]
    [InlineData("ALTER SYSTEM SET work_mem = '1MB'", true)]
    [InlineData("CREATE DATABASE d", true)]
    [InlineData("ALTER TABLE ONLY a.b DETACH PARTITION c CONCURRENTLY", true)]
    [InlineData("ALTER TABLE a DETACH PARTITION c", false)]
    [InlineData("REINDEX TABLE t", false)]
    [InlineData("CREATE INDEX i ON t (a)", false)]
    [InlineData("CREATE INDEX \"CONCURRENTLY\" ON t (a)", false)]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY v", false)]
    [InlineData("ALTER TYPE e ADD VALUE 'x'", false)]
    public void What_runs_in_no_transaction_is_known(string statement, bool runsAlone) =>
        Assert.Equal(runsAlone, Assert.Single(StatementScanner.Scan($"{statement};").Statements).RunsAlone);
}
