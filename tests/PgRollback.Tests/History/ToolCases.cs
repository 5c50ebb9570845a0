namespace PgRollback.Tests.History;

/// <summary>The tools, each with its documented table.</summary>
public static class ToolCases
{
    public static IEnumerable<ToolCase> All =>
    [
        new(
            "flyway",
            ["V1__a", "V1_1__b", "V2__c"],
            """
            CREATE TABLE flyway_schema_history (
                installed_rank integer NOT NULL CONSTRAINT flyway_schema_history_pk PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL,
                checksum integer, installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(), execution_time integer NOT NULL, success boolean NOT NULL);
            INSERT INTO flyway_schema_history VALUES
                (1, '1', 'a', 'SQL', 'V1__a.sql', 11, 'deployer', now(), 5, true), (2, '1.1', 'b', 'SQL', 'sub/V1_1__b.sql', -7, 'deployer', now(), 5, true),
                (3, NULL, 'views', 'SQL', 'R__views.sql', 12, 'deployer', now(), 5, true), (4, '2', 'c', 'SQL', 'V2__c.sql', 13, 'deployer', now(), 5, true);
            """,
            "SELECT string_agg(script, ' ' ORDER BY installed_rank) FROM flyway_schema_history",
            "V1__a.sql sub/V1_1__b.sql R__views.sql V2__c.sql",
            "V1__a.sql sub/V1_1__b.sql R__views.sql",
            "V1__a.sql R__views.sql",
            "R__views.sql")
        {
            Fail = "UPDATE flyway_schema_history SET success = false WHERE installed_rank = 4",
            AddUnknown = "INSERT INTO flyway_schema_history VALUES (5, '3', 'd', 'SQL', 'V3__d.sql', 1, 'deployer', now(), 5, true)",
        },
        new(
            "golang-migrate",
            ["000001_a", "000002_b", "000010_c"],
            "CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL); INSERT INTO schema_migrations VALUES (10, false);",
            "SELECT string_agg(version || ' ' || dirty, ', ') FROM schema_migrations",
            "10 false",
            "2 false",
            "1 false",
            "")
        {
            Fail = "UPDATE schema_migrations SET dirty = true",
            AddUnknown = "UPDATE schema_migrations SET version = 11",
        },
        new(
            "evolve",
            ["V1__a", "V1_1__b", "V2__c"],
            """
            CREATE TABLE changelog (
                id serial PRIMARY KEY NOT NULL, type smallint, version varchar(50), description varchar(200) NOT NULL, name varchar(300) NOT NULL, checksum varchar(32), installed_by varchar(100) NOT NULL,
                installed_on timestamp NOT NULL DEFAULT now(), success boolean NOT NULL);
            INSERT INTO changelog (type, version, description, name, checksum, installed_by, success) VALUES
                (1, '0', 'Create new schema', 'public', '', '', true), (0, '1', 'a (3 ms)', 'V1__a.sql', 'x', 'deployer', true), (0, '1.1', 'b', 'V1_1__b.sql', 'x', 'deployer', false),
                (0, '1.1', 'b (1 ms)', 'V1_1__b.sql', 'x', 'deployer', true), (4, '', 'views', 'R__views.sql', 'x', 'deployer', true), (0, '2', 'c (1 ms)', 'V2__c.sql', 'x', 'deployer', true);
            """,
            "SELECT string_agg(name, ' ' ORDER BY id) FROM changelog WHERE success",
            "public V1__a.sql V1_1__b.sql R__views.sql V2__c.sql",
            "public V1__a.sql V1_1__b.sql R__views.sql",
            "public V1__a.sql R__views.sql",
            "public R__views.sql")
        {
            Fail = "UPDATE changelog SET success = false WHERE version = '2'",
            AddUnknown = "INSERT INTO changelog (type, version, description, name, checksum, installed_by, success) VALUES (0, '3', 'd', 'V3__d.sql', 'x', 'deployer', true)",
        },
        new(
            "dbup",
            ["Script0001 - a", "Script0002 - b", "Script0003 - c"],
            """
            CREATE TABLE schemaversions (schemaversionsid serial NOT NULL, scriptname varchar(255) NOT NULL, applied timestamp without time zone NOT NULL, CONSTRAINT "PK_schemaversions_Id" PRIMARY KEY (schemaversionsid));
            INSERT INTO schemaversions (scriptname, applied) VALUES ('Script0001 - a.sql', now()), ('Shop.Scripts.Script0002 - b.sql', now()), ('Script0003 - c.sql', now());
            """,
            "SELECT string_agg(scriptname, ', ' ORDER BY schemaversionsid) FROM schemaversions",
            "Script0001 - a.sql, Shop.Scripts.Script0002 - b.sql, Script0003 - c.sql",
            "Script0001 - a.sql, Shop.Scripts.Script0002 - b.sql",
            "Script0001 - a.sql",
            "")
        {
            AddUnknown = "INSERT INTO schemaversions (scriptname, applied) VALUES ('Script0004 - d.sql', now())",
        },
        new(
            "grate",
            ["0001_a", "0002_b", "0003_c"],
            """
            CREATE SCHEMA grate;
            CREATE TABLE grate."ScriptsRun" (
                id bigint GENERATED ALWAYS AS IDENTITY NOT NULL CONSTRAINT pk_scriptsrun_id PRIMARY KEY, version_id bigint, script_name varchar(255), text_of_script text, text_hash varchar(512), one_time_script boolean,
                entry_date timestamp, modified_date timestamp, entered_by varchar(50));
            CREATE TABLE grate."ScriptsRunErrors" (
                id bigint GENERATED ALWAYS AS IDENTITY NOT NULL PRIMARY KEY, repository_path varchar(255), version varchar(50), script_name varchar(255), text_of_script text, erroneous_part_of_script text, error_message text,
                entry_date timestamp, modified_date timestamp, entered_by varchar(50));
            CREATE TABLE grate."Version" (
                id bigint GENERATED ALWAYS AS IDENTITY NOT NULL PRIMARY KEY, repository_path varchar(255), version varchar(50), entry_date timestamp, modified_date timestamp, entered_by varchar(50), status varchar(50));
            INSERT INTO grate."Version" (version, entry_date, entered_by, status) VALUES ('1.0', now(), 'deployer', 'Finished');
            INSERT INTO grate."ScriptsRun" (version_id, script_name, text_of_script, one_time_script, entry_date, entered_by) VALUES
                (1, '0001_a.sql', 'CREATE TABLE a ();', true, now(), 'deployer'), (1, 'sub/0002_b.sql', 'CREATE TABLE b ();', true, now(), 'deployer'), (1, 'f.sql', 'SELECT 1', false, now(), 'deployer'),
                (1, '0003_c.sql', 'CREATE TABLE c ();', true, now(), 'deployer'), (1, 'g.sql', 'SELECT 1', false, now(), 'deployer');
            """,
            "SELECT string_agg(script_name, ' ' ORDER BY id) FROM grate.\"ScriptsRun\"",
            "0001_a.sql sub/0002_b.sql f.sql 0003_c.sql g.sql",
            "0001_a.sql sub/0002_b.sql f.sql g.sql",
            "0001_a.sql f.sql g.sql",
            "f.sql g.sql")
        {
            AddUnknown = "INSERT INTO grate.\"ScriptsRun\" (version_id, script_name, text_of_script, one_time_script, entry_date, entered_by) VALUES (1, '0004_d.sql', '', true, now(), 'deployer')",
        },
        new(
            "goose",
            ["00001_a", "00002_b", "00003_c"],
            """
            CREATE TABLE goose_db_version (id integer PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, version_id bigint NOT NULL, is_applied boolean NOT NULL, tstamp timestamp NOT NULL DEFAULT now());
            INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true), (2, true), (2, false), (2, true), (3, true);
            """,
            "SELECT string_agg(version_id::text, ' ' ORDER BY id) FROM goose_db_version",
            "0 1 2 2 2 3",
            "0 1 2 2 2",
            "0 1",
            "0")
        {
            AddUnknown = "INSERT INTO goose_db_version (version_id, is_applied) VALUES (4, true)",
        },
        new(
            "dbmate",
            ["20250101000001_a", "20250101000002_b", "20250101000003_c"],
            "CREATE TABLE schema_migrations (version varchar NOT NULL PRIMARY KEY); INSERT INTO schema_migrations VALUES ('20250101000001'), ('20250101000002'), ('20250101000003');",
            "SELECT string_agg(version, ' ' ORDER BY version) FROM schema_migrations",
            "20250101000001 20250101000002 20250101000003",
            "20250101000001 20250101000002",
            "20250101000001",
            "")
        {
            AddUnknown = "INSERT INTO schema_migrations VALUES ('20250101000004')",
        },
        new(
            "sqlx",
            ["20250101000001_a", "20250101000002_b", "20250101000003_c"],
            """
            CREATE TABLE _sqlx_migrations (
                version bigint PRIMARY KEY, description text NOT NULL, installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL, checksum bytea NOT NULL, execution_time bigint NOT NULL);
            INSERT INTO _sqlx_migrations VALUES (20250101000001, 'a', now(), true, '', 1), (20250101000002, 'b', now(), true, '', 1), (20250101000003, 'c', now(), true, '', 1);
            """,
            "SELECT string_agg(description, ' ' ORDER BY version) FROM _sqlx_migrations",
            "a b c",
            "a b",
            "a",
            "")
        {
            Fail = "UPDATE _sqlx_migrations SET success = false WHERE description = 'c'",
            AddUnknown = "INSERT INTO _sqlx_migrations VALUES (20250101000004, 'd', now(), true, '', 1)",
        },
        new(
            "diesel",
            ["2025-01-01-000001_a", "2025-01-01-000002_b", "2025-01-01-000003_c"],
            "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY NOT NULL, run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP); INSERT INTO __diesel_schema_migrations VALUES ('20250101000001'), ('20250101000002'), ('20250101000003');",
            "SELECT string_agg(version, ' ' ORDER BY version) FROM __diesel_schema_migrations",
            "20250101000001 20250101000002 20250101000003",
            "20250101000001 20250101000002",
            "20250101000001",
            "")
        {
            AddUnknown = "INSERT INTO __diesel_schema_migrations VALUES ('20250101000004')",
        },
        new(
            "efcore",
            ["20250101000001_A", "20250101000002_B", "20250101000003_C"],
            """
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) NOT NULL, "ProductVersion" varchar(32) NOT NULL, CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId"));
            INSERT INTO "__EFMigrationsHistory" VALUES ('20250101000001_A', '10.0.0'), ('20250101000002_B', '10.0.0'), ('20250101000003_C', '10.0.0');
            """,
            "SELECT string_agg(\"MigrationId\", ' ' ORDER BY 1) FROM \"__EFMigrationsHistory\"",
            "20250101000001_A 20250101000002_B 20250101000003_C",
            "20250101000001_A 20250101000002_B",
            "20250101000001_A",
            "")
        {
            AddUnknown = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('20250101000004_D', '10.0.0')",
        },
        new(
            "node-pg-migrate",
            ["1735000000001_a", "1735000000002_b", "1735000000003_c"],
            "CREATE TABLE pgmigrations (id serial PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL); INSERT INTO pgmigrations (name, run_on) VALUES ('1735000000001_a', now()), ('1735000000002_b', now()), ('1735000000003_c', now());",
            "SELECT string_agg(name, ' ' ORDER BY id) FROM pgmigrations",
            "1735000000001_a 1735000000002_b 1735000000003_c",
            "1735000000001_a 1735000000002_b",
            "1735000000001_a",
            "")
        {
            AddUnknown = "INSERT INTO pgmigrations (name, run_on) VALUES ('1735000000004_d', now())",
        },
        new(
            "fluentmigrator",
            ["20250101001_a", "20250101002_b", "20250101003_c"],
            """
            CREATE TABLE "VersionInfo" ("Version" bigint NOT NULL, "AppliedOn" timestamp, "Description" varchar(1024)); CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version");
            INSERT INTO "VersionInfo" VALUES (20250101001, now(), 'A'), (20250101002, now(), 'B'), (20250101003, now(), 'C');
            """,
            "SELECT string_agg(\"Description\", ' ' ORDER BY \"Version\") FROM \"VersionInfo\"",
            "A B C",
            "A B",
            "A",
            "")
        {
            AddUnknown = "INSERT INTO \"VersionInfo\" VALUES (20250101004, now(), 'D')",
        },
        new(
            "liquibase",
            ["001-a", "002-b", "003-c"],
            """
            CREATE TABLE databasechangelog (
                id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL, orderexecuted integer NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35),
                description varchar(255), comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255), labels varchar(255), deployment_id varchar(10));
            CREATE TABLE databasechangeloglock (id integer NOT NULL, locked boolean NOT NULL, lockgranted timestamp, lockedby varchar(255), CONSTRAINT databasechangeloglock_pkey PRIMARY KEY (id));
            INSERT INTO databasechangeloglock VALUES (1, false, NULL, NULL);
            INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype) VALUES
                ('1', 'me', 'db/001-a.sql', now(), 1, 'EXECUTED'), ('1', 'me', 'db/002-b.sql', now(), 2, 'EXECUTED'), ('2', 'me', 'db/002-b.sql', now(), 3, 'MARK_RAN'), ('1', 'you', 'db/003-c.sql', now(), 4, 'EXECUTED');
            """,
            "SELECT concat_ws('; ', string_agg(filename || ' ' || id, ', ' ORDER BY orderexecuted), (SELECT 'locked by ' || lockedby FROM databasechangeloglock WHERE locked)) FROM databasechangelog",
            "db/001-a.sql 1, db/002-b.sql 1, db/002-b.sql 2, db/003-c.sql 1",
            "db/001-a.sql 1, db/002-b.sql 1, db/002-b.sql 2",
            "db/001-a.sql 1",
            "")
        {
            Fail = "UPDATE databasechangelog SET exectype = 'FAILED' WHERE orderexecuted = 4",
            AddUnknown = "INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype) VALUES ('1', 'me', 'db/004-d.sql', now(), 5, 'EXECUTED')",
        },
    ];
}
