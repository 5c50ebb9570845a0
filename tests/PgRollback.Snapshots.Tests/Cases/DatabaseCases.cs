namespace PgRollback.Snapshots.Tests.Cases;

using static DifferenceCase;

internal static class DatabaseCases
{
    public static IEnumerable<DifferenceCase> All { get; } =
    [
        new("ALTER FOREIGN DATA WRAPPER wrapper OPTIONS (SET debug 'false')", "foreign-data wrapper wrapper", "options"),
        new("GRANT USAGE ON FOREIGN DATA WRAPPER wrapper TO PUBLIC", "foreign-data wrapper wrapper", "privileges"),
        new("ALTER FOREIGN DATA WRAPPER wrapper VALIDATOR postgresql_fdw_validator", "foreign-data wrapper wrapper", "validator"),
        new("COMMENT ON FOREIGN DATA WRAPPER wrapper IS 'none'", "foreign-data wrapper wrapper", "comment"),
        new("ALTER SERVER remote VERSION '2'", "server remote", "version"),
        new("ALTER SERVER remote OPTIONS (SET host 'b')", "server remote", "options"),
        new("ALTER SERVER remote OWNER TO pg_monitor", "server remote", "owner") { First = "GRANT USAGE ON FOREIGN DATA WRAPPER wrapper TO pg_monitor" },
        new("COMMENT ON SERVER remote IS 'far'", "server remote", "comment"),
        new("ALTER USER MAPPING FOR PUBLIC SERVER remote OPTIONS (SET \"user\" 'y')", "user mapping for public on server remote", "options"),
        new("CREATE USER MAPPING FOR postgres SERVER remote", "user mapping for postgres on server remote", Added),
        new("ALTER FOREIGN TABLE app.elsewhere OPTIONS (SET name 'z')", "foreign table app.elsewhere", "foreign options"),
        new("CREATE SERVER other FOREIGN DATA WRAPPER wrapper; DROP FOREIGN TABLE app.elsewhere; CREATE FOREIGN TABLE app.elsewhere (id integer OPTIONS (position '1')) SERVER other OPTIONS (name 'y')", "foreign table app.elsewhere", "server"),

        new("ALTER PUBLICATION changes SET (publish = 'insert')", "publication changes", "update"),
        new("ALTER PUBLICATION changes SET (publish_via_partition_root = true)", "publication changes", "via root"),
        new("ALTER PUBLICATION changes SET (publish_generated_columns = stored)", "publication changes", "generated columns", From: 18),
        new("ALTER PUBLICATION changes ADD TABLE app.others", "table app.others in publication changes", Added),
        new("ALTER PUBLICATION changes SET TABLE app.owners (id) WHERE (id > 0)", "table app.owners in publication changes", "columns"),
        new("ALTER PUBLICATION changes SET TABLE app.owners (id, name) WHERE (id > 1)", "table app.owners in publication changes", "where"),
        new("CREATE PUBLICATION whole FOR TABLES IN SCHEMA app", "schema app in publication whole", Added),
        new("CREATE PUBLICATION everything FOR ALL TABLES", "publication everything", Added),
        new("COMMENT ON PUBLICATION changes IS 'out'", "publication changes", "comment"),
        new("CREATE SUBSCRIPTION feed CONNECTION 'host=nowhere' PUBLICATION a WITH (connect = false, slot_name = NONE)", "subscription feed", Added),
        new("ALTER SUBSCRIPTION feed SET (synchronous_commit = local)", "subscription feed", "synchronous commit") { First = Subscription },
        new("ALTER SUBSCRIPTION feed CONNECTION 'host=elsewhere'", "subscription feed", "connection") { First = Subscription },
        new("ALTER SUBSCRIPTION feed SET (disable_on_error = true)", "subscription feed", "disable on error") { First = Subscription },
        new("ALTER SUBSCRIPTION feed SET (run_as_owner = true)", "subscription feed", "run as owner", From: 16) { First = Subscription },
        new("ALTER SUBSCRIPTION feed SET PUBLICATION b WITH (refresh = false)", "subscription feed", "publications") { First = Subscription },
        new("COMMENT ON SUBSCRIPTION feed IS 'in'", "subscription feed", "comment") { First = Subscription },

        new("ALTER EXTENSION plpgsql ADD TABLE app.others", "member table app.others of extension plpgsql", Added),
        new("ALTER EXTENSION plpgsql ADD FUNCTION app.add(integer, integer)", "function app.add(integer, integer)", Removed),
        new("ALTER EXTENSION plpgsql ADD TYPE app.address", "column app.address.street", Removed),
        new("ALTER EXTENSION plpgsql ADD TABLE app.items", "index app.items_note_idx", Removed),
        new("ALTER EXTENSION plpgsql ADD TABLE app.items", "trigger items_touch on app.items", Removed),
        new("ALTER EXTENSION plpgsql ADD TABLE app.items", "policy items_own on app.items", Removed),
        new("COMMENT ON EXTENSION plpgsql IS 'mine'", "extension plpgsql", "comment"),
        new("UPDATE pg_extension SET extversion = '2.0' WHERE extname = 'plpgsql'", "extension plpgsql", "version"),
        new("UPDATE pg_extension SET extconfig = ARRAY['app.others'::regclass::oid], extcondition = ARRAY['WHERE a > 0'] WHERE extname = 'plpgsql'", "extension plpgsql", "configuration"),

        new("ALTER DEFAULT PRIVILEGES IN SCHEMA granted GRANT INSERT ON TABLES TO PUBLIC", "default privileges of postgres in schema granted on tables", "privileges"),
        new("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC", "default privileges of postgres on functions", Added),
        new("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app', current_database()); END $$", "settings in the database", Added),
        new("DO $$ BEGIN EXECUTE format('ALTER ROLE postgres IN DATABASE %I SET work_mem = %L', current_database(), '8MB'); END $$", "settings of role postgres in the database", Added),
        new("DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), 'mine'); END $$", "database", "comment"),
        new("DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO PUBLIC', current_database()); END $$", "database", "privileges"),
        new("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT 50', current_database()); END $$", "database", "connection limit"),

        new("SELECT lo_create(4343)", "large object 4343", Added),
        new("GRANT SELECT ON LARGE OBJECT 4242 TO PUBLIC", "large object 4242", "privileges"),
        new("COMMENT ON LARGE OBJECT 4242 IS 'blob'", "large object 4242", "comment"),

        // No provider of labels comes with the server, so the row is written by hand.
        new("INSERT INTO pg_seclabel VALUES ('app.items'::regclass, 'pg_class'::regclass, 0, 'test', 'secret')", "table app.items", "security label"),

        new("CREATE ROLE snapshot_tests_role", "role snapshot_tests_role", Added),
        new("ALTER ROLE snapshot_tests_role CREATEDB", "role snapshot_tests_role", "createdb") { First = "CREATE ROLE snapshot_tests_role" },
        new("GRANT pg_monitor TO snapshot_tests_role", "membership of snapshot_tests_role in pg_monitor by postgres", Added) { First = "CREATE ROLE snapshot_tests_role" },
    ];

    private const string Subscription = "CREATE SUBSCRIPTION feed CONNECTION 'host=nowhere' PUBLICATION a WITH (connect = false, slot_name = NONE)";
}
