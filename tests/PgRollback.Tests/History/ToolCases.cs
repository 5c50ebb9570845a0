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
    ];
}
