using PgRollback.Catalog;
using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Queries;

public class SystemTablesTests
{
    private const string Schema = """
        CREATE SCHEMA a;
        CREATE SCHEMA b;
        CREATE EXTENSION citext;
        CREATE TYPE a.mood AS ENUM ('sad', 'happy');
        CREATE TYPE b.mood AS ENUM ('happy');
        CREATE TYPE a.pair AS (one int, two text);
        CREATE TYPE a.span AS RANGE (SUBTYPE = float8);
        CREATE DOMAIN b.positive AS int CHECK (VALUE > 0);
        CREATE TABLE a.t (id int PRIMARY KEY, n int DEFAULT 1 CONSTRAINT n_is_there NOT NULL, m a.mood, CONSTRAINT taken CHECK (n > 0));
        CREATE TABLE b.t (id int REFERENCES a.t, moods a.mood[], CONSTRAINT taken UNIQUE (id));
        CREATE TABLE t (id bigserial, id_not_null int NOT NULL, CONSTRAINT t_x_not_null CHECK (id > 0));
        CREATE TEMPORARY TABLE t (x int NOT NULL);
        CREATE INDEX ON t (x);
        CREATE VIEW a.v AS SELECT id FROM a.t;
        CREATE MATERIALIZED VIEW b.v AS SELECT id FROM a.t;
        CREATE SEQUENCE b.s;
        CREATE FUNCTION a.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION a.f(text) RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION b.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE PUBLICATION p FOR TABLE a.t;
        DROP SCHEMA b CASCADE;
        CREATE SCHEMA b;
        CREATE TABLE b.t (id int REFERENCES a.t);
        ALTER TABLE b.t RENAME TO u;
        """;

    private static readonly ReplayResult Replay = MigrationReplay.Run(DatabaseCatalog.Empty, "schema.sql", SqlReader.Read(Schema).Statements);

    private static CatalogReader Catalog => Replay.Editor;

    public static TheoryData<string> Names =>
    [
        .. new[] { "namespace", "class", "attribute", "attrdef", "type", "enum", "constraint", "indexes", "tables", "views", "matviews", "sequences", "extension", "proc", "publication" }
            .Select(static name => "pg_catalog.pg_" + name),
        .. new[] { "schemata", "tables", "views", "columns", "table_constraints", "key_column_usage", "constraint_column_usage", "sequences", "routines" }
            .Select(static name => "information_schema." + name),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_that_are_written_for_one_value_are_those_that_have_it_among_all_rows(string name)
    {
        var all = Table(name);
        Assert.NotEmpty(all.Rows);
        Assert.All(all.Rows, r => Assert.Equal(all.Columns.Count, r.Values.Length));
        for (var column = 0; column < all.Columns.Count; column++)
        {
            var values = all.Rows.Select(r => r.Values[column]).Append(Datum.Of("nothing")).Where(static v => v.Kind is DatumKind.Text or DatumKind.Object).Distinct();
            var isRoutine = all.Columns[column] is "proname" or "routine_name";
            Assert.All(values, value => Assert.Equal(
                all.Where(column, value).Where(row => IsMeant(row, column, value) && !(isRoutine && IsServersOwn(row) && !BuiltInFunctions.IsInPgProc(value.Text))).Select(Text),
                Table(name).Where(column, value).Where(row => IsMeant(row, column, value)).Select(Text)));
        }
    }

    [Fact]
    public void The_schema_is_replayed() => Assert.Empty(Replay.Failures);

    [Fact]
    public void Every_schema_is_listed_and_none_that_is_gone() =>
        Assert.Equal(Catalog.All.OfType<Schema>().Select(static s => s.Oid).Order(), Catalog.Schemas.Select(static s => s.Oid).Order());

    [Fact]
    public void A_relation_is_found_by_what_stands_for_it()
    {
        var tables = new SystemTables(Catalog, SearchPath.Default, []);
        Assert.All(Catalog.All.OfType<Relation>(), r => Assert.Same(r, tables.RelationOf(tables.Object(r))));
        Assert.Null(tables.RelationOf(Datum.OfObject("pg_catalog", "pg_catalog")));
    }

    /// <summary>An object of the model is none of the server's own, whose oids are not known.</summary>
    private static bool IsMeant(VirtualRow row, int column, Datum value) => !row.Values[column].IsUnknown || value.Kind != DatumKind.Object || SystemTables.FindObject(Catalog, value) is null;

    /// <summary>A row that stands for all functions of the server, whose names are known when one is asked for.</summary>
    private static bool IsServersOwn(VirtualRow row) => row.IsUncertain && row.Values.Any(static v => v.Text is "pg_catalog" or "information_schema");

    private static VirtualTable Table(string name) => new SystemTables(Catalog, SearchPath.Default, []).Find(name.Split('.')[0], name.Split('.')[1])!;

    private static string Text(VirtualRow row) => string.Join(" | ", row.Values.Select(static v => $"{v.Kind} {v.Text} {v.Key}")) + (row.IsUncertain ? " ?" : "");
}
