using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Generators.Tests.Diagnostics;

/// <summary>For each rule a case that fires and one that stays silent.</summary>
internal static class RuleCases
{
    private const string Users = "CREATE TABLE users (\n    id integer PRIMARY KEY,\n    name text,\n    email text\n);\n";

    public static readonly RuleCase[] All =
    [
        .. Files(), .. Sql(), .. Derivation(), .. Handwritten(), .. Rows(), .. Directives(), .. Verification(), .. Calls(), .. Hooks(),
    ];

    private static RuleCase[] Files() =>
    [
        Fires("PGR1001", ["users.sql", Users], "users.sql(1,1)"),
        Silent("PGR1001", "20250131_users.sql", Users),
        Fires("PGR1002", ["1_a.sql", "CREATE TABLE a ();", "1_b.sql", "CREATE TABLE b ();"], "1_a.sql(1,1)", "1_b.sql(1,1)"),
        Silent("PGR1002", "1_a.sql", "CREATE TABLE a ();", "2_b.sql", "CREATE TABLE b ();"),
        Fires("PGR1003", ["20250131_a.sql", "CREATE TABLE a ();", "202501311200_b.sql", "CREATE TABLE b ();"], "202501311200_b.sql(1,1)"),
        Silent("PGR1003", "20250131_a.sql", "CREATE TABLE a ();", "202502011200_b.sql", "CREATE TABLE b ();"),
        Fires("PGR1004", ["1_a.up.sql", "CREATE TABLE a ();", "2_b.down.sql", "DROP TABLE b;"], "2_b.down.sql(1,1)"),
        Silent("PGR1004", "1_a.up.sql", "CREATE TABLE a ();", "1_a.down.sql", "DROP TABLE a;"),
        Fires("PGR1005", ["1_a.sql", "-- pgrollback: name Same\nCREATE TABLE a ();", "2_b.sql", "-- pgrollback: name Same\nCREATE TABLE b ();"], "1_a.sql(1,1)", "2_b.sql(1,1)"),
        Silent("PGR1005", "1_a.sql", "-- pgrollback: name One\nCREATE TABLE a ();", "2_b.sql", "-- pgrollback: name Other\nCREATE TABLE b ();"),
        Fires("PGR1006", ["1_f.sql", "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$\r\n SELECT 1\r\n$$;"], "1_f.sql(1,53)"),
        Silent("PGR1006", "1_f.sql", "CREATE FUNCTION f()\r\nRETURNS integer LANGUAGE sql AS $$\n SELECT 1\n$$;\r\n"),
        Fires("PGR1007", ["1_a.sql", "-- pgrollback: name __arglist\nCREATE TABLE a ();"], "1_a.sql(1,1)"),
        Silent("PGR1007", "1_a.sql", "-- pgrollback: name _arglist\nCREATE TABLE a ();"),
        Fires("PGR1008", ["1_a.sql", "CREATE TABLE a ();\nCREATE TABLE caf\ufffd ();"], "1_a.sql(2,17)"),
        Silent("PGR1008", "1_a.sql", "CREATE TABLE a ();\nCREATE TABLE caf\u00e9 ();"),
        Fires("PGR1009", ["1_a.sql", "-- The table comes here.\n"], "1_a.sql(1,1)"),
        Silent("PGR1009", "1_a.sql", "-- The table.\nCREATE TABLE a ();\n"),
        Fires("PGR1010", ["1/1_a.sql", "CREATE TABLE a ();", "2/1_a.sql", "-- pgrollback: name Other\nCREATE TABLE b ();"], "1_a.sql(1,1)", "1_a.sql(1,1)"),
        Silent("PGR1010", "1/1_a.sql", "CREATE TABLE a ();", "2/2_a.sql", "-- pgrollback: name Other\nCREATE TABLE b ();"),
    ];

    private static RuleCase[] Sql() =>
    [
        Fires("PGR2001", ["1_a.sql", "CREATE TABLE a ();\n\nCREATE TABLE b (id integer,);\n"], "1_a.sql(3,28)"),
        Silent("PGR2001", "1_a.sql", "CREATE TABLE a ();\n\nCREATE TABLE b (id integer);\n"),
        Fires("PGR2002", ["1_users.sql", Users, "2_b.sql", "-- one column more\nALTER TABLE usres ADD COLUMN age integer;\n"], "2_b.sql(2,1)"),
        Silent("PGR2002", "1_users.sql", Users, "2_b.sql", "ALTER TABLE users ADD COLUMN age integer;\n"),
        Fires("PGR2003", ["1_s.sql", "\n  CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p;\n"], "1_s.sql(2,3)"),
        Silent("PGR2003", "1_s.sql", "-- pgrollback: irreversible the other side is not ours\nCREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p;\n"),
    ];

    private static RuleCase[] Derivation() =>
    [
        Fires("PGR3001", ["1_a.sql", "CREATE TABLE a ();\n\nDO $$ BEGIN EXECUTE 'CREATE TABLE ' || current_setting('x.name'); END $$;\n"], "1_a.sql(3,1)"),
        Silent("PGR3001", "1_a.sql", "CREATE TABLE a ();\n\nDO $$ BEGIN EXECUTE 'CREATE TABLE ' || current_setting('x.name'); END $$;\n-- pgrollback: down\nDROP TABLE b;\nDROP TABLE a;\n"),
        Fires("PGR3003", ["1_users.sql", Users, "2_b.sql", "-- pgrollback: accept-data-loss nobody reads it\nALTER TABLE users DROP COLUMN name;\n"], "2_b.sql(2,1)"),
        Silent("PGR3003", "1_users.sql", Users, "2_b.sql", "-- pgrollback: accept-data-loss nobody reads it\nALTER TABLE users DROP COLUMN email;\n"),
    ];

    private static RuleCase[] Handwritten() =>
    [
        Fires("PGR4001", ["1_a.up.sql", "CREATE TABLE a ();\nCREATE TABLE b ();\n", "1_a.down.sql", "DROP TABLE b;\n"], "1_a.up.sql(1,1)"),
        Silent("PGR4001", "1_a.up.sql", "CREATE TABLE a ();\nCREATE TABLE b ();\n", "1_a.down.sql", "DROP TABLE b;\nDROP TABLE a;\n"),
        Fires("PGR4002", ["1_f.sql", "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;\n", "2_b.up.sql", "CREATE TABLE b ();\n", "2_b.down.sql", "DROP FUNCTION f();\nDROP TABLE b;\n"], "2_b.down.sql(1,15)"),
        Silent("PGR4002", "1_users.sql", Users, "2_b.up.sql", "CREATE TABLE b ();\n", "2_b.down.sql", "DROP TABLE b;\n"),
        Fires("PGR4003", ["1_f.sql", "CREATE FUNCTION f(a integer, b text) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;\n-- pgrollback: down\nDROP FUNCTION IF EXISTS f(integer);\n"], "1_f.sql(3,25)"),
        Silent("PGR4003", "1_f.sql", "CREATE FUNCTION f(a integer, b text) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;\n-- pgrollback: down\nDROP FUNCTION IF EXISTS f(int, text);\n"),
        Fires("PGR4004", ["1_users.sql", Users, "2_b.sql", "ALTER TABLE users ALTER COLUMN name SET DEFAULT 'x';\nALTER TABLE users ADD COLUMN age integer;\n-- pgrollback: down\nALTER TABLE users DROP COLUMN age;\n"], "2_b.sql(1,1)"),
        Silent("PGR4004", "1_users.sql", Users, "2_b.sql", "ALTER TABLE users ALTER COLUMN name SET DEFAULT 'x';\n-- pgrollback: down\nALTER TABLE users ALTER COLUMN name DROP DEFAULT;\n"),
        Fires("PGR4005", ["1_a.sql", "CREATE TABLE a (id integer);\nCREATE VIEW v AS SELECT id FROM a;\n-- pgrollback: down\nDROP TABLE a;\nDROP VIEW v;\n"], "1_a.sql(4,1)"),
        Silent("PGR4005", "1_a.sql", "CREATE TABLE a (id integer);\nCREATE VIEW v AS SELECT id FROM a;\n-- pgrollback: down\nDROP VIEW v;\nDROP TABLE a;\n"),
        Fires("PGR4006", ["1_a.sql", "CREATE TABLE a ();\n-- pgrollback: down\nDO $$ BEGIN EXECUTE 'DROP TABLE ' || current_setting('x.name'); END $$;\n"], "1_a.sql(2,1)"),
        Silent("PGR4006", "1_a.sql", "CREATE TABLE a ();\n-- pgrollback: down\nDROP TABLE a;\n"),
        Fires("PGR4007", ["1_users.sql", Users, "2_b.sql", "ALTER TABLE users DROP COLUMN name;\n-- pgrollback: down\nALTER TABLE users ADD COLUMN name text;\n"], "2_b.sql(3,1)"),
        Silent("PGR4007", "1_users.sql", Users, "2_b.sql", "ALTER TABLE users DROP COLUMN email;\n-- pgrollback: down\nALTER TABLE users ADD COLUMN email text;\n"),
    ];

    private static RuleCase[] Rows() =>
    [
        Fires("PGR5001", ["1_users.sql", "-- people\n" + Users], "1_users.sql(2,1)"),
        Silent("PGR5001", "1_f.sql", "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;\n"),
        Fires("PGR5002", ["1_users.sql", Users, "2_b.sql", "\nUPDATE users SET name = lower(name);\n"], "2_b.sql(2,1)"),
        Silent("PGR5002", "1_users.sql", Users, "2_b.sql", "-- pgrollback: accept-data-loss the case of names means nothing\nUPDATE users SET name = lower(name);\n"),
        Fires("PGR5003", ["1_users.sql", Users, "2_b.sql", "ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0);\n", "3_c.sql", "ALTER TABLE users\n    DROP CONSTRAINT c;\n"], "3_c.sql(1,1)"),
        Silent("PGR5003", "1_users.sql", Users, "2_b.sql", "ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0);\n"),
    ];

    private static RuleCase[] Directives() =>
    [
        Fires("PGR6001", ["1_a.sql", "CREATE TABLE a ();\n  -- pgrollback: irreversable typo\n"], "1_a.sql(2,3)"),
        Silent("PGR6001", "1_a.sql", "-- pgrollback is a tool\nCREATE TABLE a ();\n"),
        Fires("PGR6002", ["1_a.sql", "-- pgrollback: irreversible\nCREATE TABLE a ();\n"], "1_a.sql(1,1)"),
        Silent("PGR6002", "1_a.sql", "-- pgrollback: irreversible the rows are gone\nDO $$ BEGIN PERFORM purge(); END $$;\n"),
        Fires("PGR6003", ["1_a.sql", "-- pgrollback: accept-data-loss there were rows once\nCREATE TABLE a ();\n"], "1_a.sql(1,1)"),
        Silent("PGR6003", "1_a.sql", "-- pgrollback: irreversible the rows are gone\nDO $$ BEGIN EXECUTE current_setting('x.command'); END $$;\n"),
        Fires("PGR6004", ["1_f.sql", "-- pgrollback: ignore PGR5001 nothing is lost\nCREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;\n"], "1_f.sql(1,1)"),
        Silent("PGR6004", "1_users.sql", "-- pgrollback: ignore PGR5001 a cache\n" + Users),
    ];

    private static RuleCase[] Verification() =>
    [
        Fires("PGR7001", ["1_a.sql", "\n" + Table, "pgrollback.lock", ""], "1_a.sql(2,1)"),
        Silent("PGR7001", "1_a.sql", Table),
        Fires("PGR7002", ["1_a.sql", Table, "pgrollback.lock", Lock("exact", "0")], "1_a.sql(1,1)"),
        Silent("PGR7002", "1_a.sql", Table, "pgrollback.lock", Lock("exact")),
        Fires("PGR7003", ["1_a.sql", Table, "pgrollback.lock", Lock("differs")], "1_a.sql(1,1)"),
        Silent("PGR7003", "1_a.sql", Table, "pgrollback.lock", Lock("differs", "0")),
    ];

    // The statements begin in line 14 of the file that they are put into.
    private static RuleCase[] Calls() =>
    [
        Fires("PGR8001", ["Deploy.cs", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop);"], "Deploy.cs(14,54)"),
        Fires("PGR8001", ["Deploy.cs", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop, new RollbackOptions { Reason = null });"], "Deploy.cs(14,54)"),
        Silent("PGR8001", "Deploy.cs", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Refuse);"),
        Silent("PGR8001", "Deploy.cs", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Drop, new RollbackOptions { Reason = \"a cache\" });"),
        Fires("PGR8002", ["Deploy.cs", "_ = Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Refuse);"], "Deploy.cs(14,13)"),
        Silent("PGR8002", "Deploy.cs", "await Rollbacks.Last(1).RunAsync(dataSource, RowLoss.Refuse);"),
        Fires("PGR8003", [.. Purge, "Deploy.cs", "_ = Rollbacks.DownTo(Rollbacks.M1_A);"], "Deploy.cs(14,13)"),
        Silent("PGR8003", [.. Purge, "Deploy.cs", "_ = Rollbacks.DownTo(Rollbacks.M2_Purge);"]),
        Fires("PGR8004", ["Deploy.cs", "_ = Rollbacks.DownTo(Rollbacks.M20250302_CustomerEmail);"], "Deploy.cs(14,13)"),
        Silent("PGR8004", "Deploy.cs", "_ = Rollbacks.DownTo(Rollbacks.M20250301_Customers);"),
        Fires("PGR8005", ["Deploy.cs", "_ = new RollbackSet(Rollbacks.M20250302_CustomerEmail, Rollbacks.M20250301_Customers);"], "Deploy.cs(14,64)"),
        Silent("PGR8005", "Deploy.cs", "_ = new RollbackSet(Rollbacks.M20250301_Customers, Rollbacks.M20250302_CustomerEmail);"),
        Fires("PGR8006", ["Deploy.cs", "_ = Rollbacks.All[\"20250303\"];"], "Deploy.cs(14,27)"),
        Silent("PGR8006", "Deploy.cs", "_ = Rollbacks.All[\"20250302\"];"),
        Fires("PGR8007", ["Deploy.cs", "_ = Rollbacks.All[\"20250302\"];"], "Deploy.cs(14,13)"),
        Silent("PGR8007", "Deploy.cs", "_ = Rollbacks.M20250302_CustomerEmail;"),
    ];

    private const string Table = "CREATE TABLE a (id integer);\n";

    private static string[] Purge =>
    [
        "1_a.sql", Table,
        "2_purge.sql", "-- pgrollback: irreversible the rows are gone\nDO $$ BEGIN EXECUTE current_setting('x.command'); END $$;\n",
        "3_b.sql", "CREATE TABLE b (id integer);\n",
    ];

    /// <summary>A lock file with an entry for the table.</summary>
    private static string Lock(string verdict, string? rollbackChecksum = null)
    {
        var migration = MigrationSetAnalyzer.Analyze([MigrationFileReader.Read("1_a.sql", Table)], AnalysisOptions.Default).Migrations[0];
        var entry = new VerificationEntry("1_a", migration.File.Checksum, rollbackChecksum ?? VerificationCheck.ChecksumOf(migration), "derived", 18, verdict);
        return VerificationLock.Empty.With([entry]).ToText();
    }

    private static RuleCase[] Hooks() =>
    [
        Fires("PGR9001", ["1_f.sql", "CREATE FUNCTION check_fk_health() RETURNS SETOF text LANGUAGE sql AS $$ SELECT '' $$;\n", "hooks/verify.sql", "SELECT 1;\nSELECT * FROM check_fk_health();\n"], "verify.sql(2,15)"),
        Fires("PGR9001", ["1_users.sql", Users, "hooks/clear-caches.sql", "DELETE FROM public.users;\n"], "clear-caches.sql(1,13)"),
        Silent("PGR9001", "1_users.sql", Users, "hooks/maintenance-on.sql", "UPDATE users SET name = 'x';\n", "hooks/verify.sql", "SELECT users FROM pg_class AS users WHERE false;\n"),
    ];

    private static RuleCase Fires(string rule, string[] files, params string[] places) => new(rule, files, [.. places.Select(place => $"{place}: {rule}")]);

    private static RuleCase Silent(string rule, params string[] files) => new(rule, files, []);
}
