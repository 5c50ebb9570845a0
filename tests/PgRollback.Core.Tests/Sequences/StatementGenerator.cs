using System.Globalization;
using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

/// <summary>Writes random statements about what the model says is there. What it writes may be refused: a server decides that.</summary>
/// <param name="random">The source of all choices.</param>
/// <param name="catalog">What is there.</param>
/// <param name="number">How many statements were written before: part of new names.</param>
internal sealed partial class StatementGenerator(Random random, DatabaseCatalog catalog, int number)
{
    // Static fields of several files have no order among themselves.
    private static readonly Lazy<IReadOnlyList<(string Kind, Func<StatementGenerator, string?> Write)>> AllKinds = new(GatherKinds);

    private readonly Random _random = random;
    private readonly DatabaseCatalog _catalog = catalog;
    private readonly int _number = number;

    /// <summary>Schemas in which everything is made.</summary>
    public static IReadOnlyList<string> Schemas { get; } = ["app", "other"];

    /// <summary>All kinds of statements, by name.</summary>
    public static IReadOnlyList<(string Kind, Func<StatementGenerator, string?> Write)> Kinds => AllKinds.Value;

    /// <summary>
    /// A statement of any kind, or of the one that this sequence is for, so that rare ones come often enough, or of one that makes what it needs. All follows from the seed, so that a
    /// sequence can be run again alone.
    /// </summary>
    /// <returns>Null when there is nothing to write one about.</returns>
    public static (string Kind, string Sql)? Next(Random random, DatabaseCatalog catalog, int number, int seed)
    {
        var generator = new StatementGenerator(random, catalog, number);
        var (kind, write) = Kinds[random.Next(3) < 2 ? seed % Kinds.Count : random.Next(Kinds.Count)];
        return Needs.TryGetValue(kind, out var needs) && random.Next(8) == 0 ? generator.Write(generator.Any(needs)) : generator.Write(kind, write);
    }

    private (string Kind, string Sql)? Write(string kind) => Write(kind, Kinds.First(k => k.Kind == kind).Write);

    private (string Kind, string Sql)? Write(string kind, Func<StatementGenerator, string?> write) =>
        write(this) is { } sql ? (kind, sql)
        : Needs.TryGetValue(kind, out var needs) ? Write(Any(needs))
        : null;

    /// <summary>What has to be there for a kind of statement to have an object, where that is rare: one of these makes it, or what they need themselves.</summary>
    private static readonly Dictionary<string, string[]> Needs = new(StringComparer.Ordinal)
    {
        ["CREATE TABLE PARTITION OF"] = ["CREATE TABLE PARTITION BY"],
        ["ALTER TABLE DETACH PARTITION"] = ["CREATE TABLE PARTITION OF"],
        ["CREATE TABLE PARTITION OF PARTITION BY"] = ["CREATE TABLE PARTITION BY"],
        ["CREATE TABLE to attach"] = ["CREATE TABLE PARTITION BY"],
        ["CREATE TABLE to attach with indexes"] = ["CREATE INDEX on partitioned", "ADD KEY to partitioned"],
        ["ADD KEY to partitioned"] = ["CREATE TABLE PARTITION BY"],
        ["CREATE INDEX on partitioned"] = ["CREATE TABLE PARTITION BY"],
        ["ADD FOREIGN KEY to partitioned"] = ["CREATE TABLE PARTITION BY", "CREATE TABLE"],
        ["ADD KEY before ATTACH"] = ["CREATE TABLE to attach", "ADD KEY to partitioned"],
        ["CREATE INDEX before ATTACH"] = ["CREATE TABLE to attach", "CREATE INDEX on partitioned"],
        ["ADD FOREIGN KEY before ATTACH"] = ["CREATE TABLE to attach", "ADD FOREIGN KEY to partitioned"],
        ["ATTACH PARTITION"] = ["CREATE TABLE to attach", "ADD KEY before ATTACH", "CREATE INDEX before ATTACH", "ADD FOREIGN KEY before ATTACH"],
        ["ATTACH PARTITION more"] = ["CREATE TABLE to attach with indexes", "CREATE TABLE to attach with indexes", "ADD KEY before ATTACH"],
        ["CREATE INDEX ON ONLY"] = ["CREATE TABLE PARTITION OF"],
        ["ADD KEY ONLY"] = ["CREATE TABLE PARTITION OF"],
        ["CREATE INDEX for a part"] = ["CREATE INDEX ON ONLY", "ADD KEY ONLY"],
        ["ALTER INDEX ATTACH PARTITION"] = ["CREATE INDEX for a part"],
        ["CREATE TABLE INHERITS"] = ["CREATE TABLE"],
        ["ALTER TABLE INHERIT"] = ["CREATE TABLE INHERITS"],
        ["ALTER TABLE CLUSTER ON"] = ["CREATE INDEX"],
        ["ADD GENERATED AS IDENTITY"] = ["SET NOT NULL", "CREATE TABLE PARTITION BY"],
        ["ADD COLUMN IDENTITY"] = ["CREATE TABLE"],
        ["DROP IDENTITY"] = ["ADD COLUMN IDENTITY"],
        ["ADD COLUMN GENERATED"] = ["CREATE TABLE"],
        ["DROP EXPRESSION"] = ["ADD COLUMN GENERATED"],
        ["DROP NOT NULL"] = ["SET NOT NULL"],
        ["SET NOT NULL"] = ["CREATE TABLE"],
        ["CREATE INDEX"] = ["CREATE TABLE"],
        ["DROP INDEX"] = ["CREATE INDEX"],
        ["CREATE UNIQUE INDEX"] = ["CREATE TABLE"],
        ["ADD USING INDEX"] = ["CREATE UNIQUE INDEX"],
        ["ADD CHECK NOT VALID"] = ["CREATE TABLE"],
        ["VALIDATE CONSTRAINT"] = ["ADD CHECK NOT VALID"],
        ["ADD PRIMARY KEY"] = ["CREATE TABLE"],
        ["ADD FOREIGN KEY"] = ["ADD PRIMARY KEY", "ADD UNIQUE"],
        ["ADD COLUMN REFERENCES"] = ["ADD PRIMARY KEY"],
        ["ALTER CONSTRAINT"] = ["ADD FOREIGN KEY", "ADD COLUMN REFERENCES"],
        ["CREATE OR REPLACE FUNCTION"] = ["CREATE FUNCTION trigger"],
        ["ALTER FUNCTION"] = ["CREATE FUNCTION sql", "CREATE FUNCTION SETOF"],
        ["GRANT ON FUNCTION"] = ["CREATE FUNCTION plpgsql"],
        ["DROP FUNCTION"] = ["CREATE PROCEDURE", "CREATE AGGREGATE"],
        ["CREATE FUNCTION SETOF"] = ["CREATE TABLE"],
        ["CREATE TRIGGER"] = ["CREATE FUNCTION trigger", "CREATE TABLE"],
        ["CREATE TRIGGER more"] = ["CREATE FUNCTION trigger", "CREATE TABLE"],
        ["CREATE CONSTRAINT TRIGGER"] = ["CREATE FUNCTION trigger", "CREATE TABLE"],
        ["DROP TRIGGER"] = ["CREATE TRIGGER"],
        ["ALTER TRIGGER RENAME"] = ["CREATE TRIGGER"],
        ["ENABLE TRIGGER"] = ["CREATE TRIGGER"],
        ["COMMENT ON TRIGGER"] = ["CREATE TRIGGER"],
        ["CREATE RULE"] = ["CREATE TABLE"],
        ["DROP RULE"] = ["CREATE RULE"],
        ["CREATE POLICY"] = ["CREATE TABLE"],
        ["ALTER POLICY"] = ["CREATE POLICY"],
        ["DROP POLICY"] = ["CREATE POLICY"],
        ["CREATE VIEW"] = ["CREATE TABLE"],
        ["CREATE MATERIALIZED VIEW"] = ["CREATE TABLE"],
        ["CREATE OR REPLACE VIEW"] = ["CREATE VIEW"],
        ["DROP VIEW"] = ["CREATE VIEW"],
        ["DROP MATERIALIZED VIEW"] = ["CREATE MATERIALIZED VIEW"],
        ["ALTER VIEW RENAME"] = ["CREATE VIEW"],
        ["ALTER VIEW RENAME COLUMN"] = ["CREATE VIEW"],
        ["ALTER VIEW ALTER COLUMN"] = ["CREATE VIEW"],
        ["ALTER VIEW SET (…)"] = ["CREATE VIEW"],
        ["ALTER VIEW SET SCHEMA"] = ["CREATE VIEW", "CREATE MATERIALIZED VIEW"],
        ["DROP TYPE"] = ["CREATE TYPE AS", "CREATE TYPE AS RANGE", "CREATE DOMAIN"],
        ["ADD VALUE"] = ["CREATE TYPE AS ENUM"],
        ["RENAME VALUE"] = ["CREATE TYPE AS ENUM"],
        ["ALTER TYPE ATTRIBUTE"] = ["CREATE TYPE AS"],
        ["ALTER DOMAIN DROP CONSTRAINT"] = ["CREATE DOMAIN", "ALTER DOMAIN"],
        ["ALTER DOMAIN"] = ["CREATE DOMAIN"],
        ["DROP SEQUENCE"] = ["CREATE SEQUENCE"],
        ["ALTER SEQUENCE OWNED BY"] = ["CREATE SEQUENCE", "CREATE TABLE"],
        ["INSERT"] = ["CREATE TABLE"],
        ["UPDATE"] = ["INSERT"],
        ["CREATE PUBLICATION"] = ["CREATE TABLE"],
        ["ALTER PUBLICATION"] = ["CREATE PUBLICATION"],
        ["DROP PUBLICATION"] = ["CREATE PUBLICATION"],
        ["COMMENT ON PUBLICATION"] = ["CREATE PUBLICATION"],
    };

    private static readonly (string Type, string[] Values)[] Types =
    [
        ("integer", ["0", "-1", "1 + 2", "length('four')"]),
        ("bigint", ["0", "1000", "9999999999"]),
        ("smallint", ["1"]),
        ("text", ["'x'", "''", "'it''s'", "lower('A')", "'a' || 'b'"]),
        ("varchar(20)", ["'v'", "'w'::varchar"]),
        ("char(3)", ["'abc'"]),
        ("boolean", ["true", "false", "1 > 2"]),
        ("numeric(10, 2)", ["0", "1.5"]),
        ("numeric", ["0.25"]),
        ("double precision", ["0", "1.5e3", "random()"]),
        ("timestamptz", ["now()", "CURRENT_TIMESTAMP", "'2020-01-01 00:00:00+00'"]),
        ("timestamp", ["'2020-01-01'", "now()"]),
        ("date", ["CURRENT_DATE", "'2020-01-01'"]),
        ("interval", ["'1 day'", "interval '2 hours'"]),
        ("uuid", ["gen_random_uuid()"]),
        ("jsonb", ["'{}'", "'[]'::jsonb", "jsonb_build_object('a', 1)"]),
        ("integer[]", ["'{}'", "ARRAY[1, 2]"]),
        ("text[]", ["ARRAY[]::text[]", "'{a,b}'"]),
        ("bytea", ["'\\x00'"]),
        ("inet", ["'127.0.0.1'"]),
    ];

    private static readonly string[] OddNames = ["Mixed Case", "select", "ünïcödé", "with\"quote", "a_name_that_is_as_long_as_a_name_can_be_and_then_some_more_bytes_long"];

    private string? New(string prefix) => _random.Next(25) == 0 ? SqlIdentifier.Quote(SqlIdentifier.Truncate(Any(OddNames) + _number.ToString(CultureInfo.InvariantCulture), 63)) : prefix + _number.ToString(CultureInfo.InvariantCulture);

    private string NewQualified(string prefix) => SqlIdentifier.Quote(Any(Schemas)) + "." + New(prefix);

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Either(params string[] texts) => Any(texts);

    /// <summary>One of the objects of a kind; null when there is none.</summary>
    private T? One<T>(Func<T, bool>? which = null)
        where T : DbObject
    {
        var found = _catalog.InOrder.OfType<T>().Where(o => o.Extension.IsNone && (o is Publication || Schemas.Contains(_catalog.SchemaName(SchemaOf(o)))) && which?.Invoke(o) != false).ToList();

        // Work goes on mostly on what is new.
        return found.Count == 0 ? null : Chance(50) ? found[found.Count - 1 - _random.Next(Math.Min(3, found.Count))] : Any(found);
    }

    private Oid SchemaOf(DbObject value) => value.ParentOid.IsNone ? value.SchemaOid : _catalog.Find(value.ParentOid)?.SchemaOid ?? value.SchemaOid;

    private Table? OneTable(Func<Table, bool>? which = null) => One<Table>(t => !t.IsForeign && which?.Invoke(t) != false);

    /// <summary>A table that is neither partitioned nor a partition.</summary>
    private Table? PlainTable(Func<Table, bool>? which = null) => OneTable(t => t.PartitionKey is null && t.PartitionOf.IsNone && which?.Invoke(t) != false);

    private Column? OneColumn(IHasColumns relation, Func<Column, bool>? which = null)
    {
        var found = relation.Columns.Where(c => which?.Invoke(c) != false).ToList();
        return found.Count == 0 ? null : Any(found);
    }

    private string Name(DbObject value) => _catalog.QualifiedName(value);

    private static string Name(Column column) => SqlIdentifier.Quote(column.Name);

    private string TypeOf(Column column) => column.Type!.ToSql(_catalog);

    /// <summary>A type of PostgreSQL's or, now and then, one that was made here, with a value of it.</summary>
    private (string Type, string Value) NewType()
    {
        if (Chance(15) && One<EnumType>() is { } type)
        {
            return (Name(type), "'" + Any(type.Labels).Replace("'", "''", StringComparison.Ordinal) + "'");
        }

        if (Chance(10) && One<DomainType>() is { } domain)
        {
            return (Name(domain), "NULL");
        }

        if (Chance(4) && One<CompositeType>() is { } composite)
        {
            return (Name(composite), "NULL");
        }

        var (name, values) = Any(Types);
        return (name, Any(values));
    }

    private static bool IsNumber(Column column) => column.Type is { IsArray: false, BuiltIn.Name: "int4" or "int8" or "int2" or "numeric" or "float8" };

    private static bool IsText(Column column) => column.Type is { IsArray: false, BuiltIn.Name: "text" or "varchar" };

    /// <summary>Whether btree can order it, and it can be a key.</summary>
    private static bool IsOrdered(Column column) => column.Generated == GeneratedKind.None && column.Type?.BuiltIn?.Name is not (null or "json" or "xml" or "point");

    /// <summary>A condition on a row of the relation, with a prefix for its columns.</summary>
    private string Condition(IHasColumns relation, string prefix = "")
    {
        var column = OneColumn(relation, c => IsNumber(c) || IsText(c) || _catalog.Find(c.Type?.Type ?? Oid.None) is EnumType) ?? OneColumn(relation);
        if (column is null)
        {
            return "true";
        }

        var name = prefix + Name(column);
        return column switch
        {
            _ when Chance(20) => $"{name} IS NOT NULL",
            _ when column.Type is { IsArray: false } type && _catalog.Find(type.Type) is EnumType values => $"{name} <> {Literal(Any(values.Labels))}",
            _ when IsNumber(column) => Either($"{name} > 0", $"{name} BETWEEN -10 AND 1000", $"{name} IN (1, 2, 3)", $"({name} + 1) * 2 <> 7", $"coalesce({name}, 0) >= 0", $"NOT {name} = 5", $"{name} < 10 OR {name} > 20"),
            _ when IsText(column) => Either($"{name} <> ''", $"{name} LIKE 'a%'", $"length({name}) < 100", $"lower({name}) = {name}", $"{name} = ANY (ARRAY['a', 'b'])", $"{name} ~ '^[a-z]+$'", $"{name} IN ('a', 'b')"),
            _ => $"{name} IS DISTINCT FROM NULL",
        };
    }

    private static IReadOnlyList<(string Kind, Func<StatementGenerator, string?> Write)> GatherKinds() => [.. TableKinds, .. PartitionKinds, .. ColumnKinds, .. ConstraintKinds, .. ViewKinds, .. RoutineKinds, .. TypeKinds, .. PublicationKinds];
}
