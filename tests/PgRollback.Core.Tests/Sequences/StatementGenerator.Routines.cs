using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

internal sealed partial class StatementGenerator
{
    private static readonly (string Kind, Func<StatementGenerator, string?> Write)[] RoutineKinds =
    [
        ("CREATE FUNCTION sql", static g => $"CREATE FUNCTION {g.NewQualified("f")}({g.Either("", "a integer", "a integer, b text DEFAULT 'x'", "VARIADIC a text[]")}) RETURNS {g.Either("integer", "bigint")} LANGUAGE sql {g.Either("", "IMMUTABLE", "STABLE STRICT", "SECURITY DEFINER SET search_path = app")} AS $$ SELECT {g._random.Next(9)} $$"),
        ("CREATE FUNCTION BEGIN ATOMIC", static g => g.OneTable() is { } t ? $"CREATE FUNCTION {g.NewQualified("fa")}() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM {g.Name(t)}; END" : null),
        ("CREATE FUNCTION plpgsql", static g => $"CREATE FUNCTION {g.NewQualified("fp")}(INOUT a integer, OUT b text) LANGUAGE plpgsql AS $$ BEGIN b := 'b{g._number}'; END $$"),
        ("CREATE FUNCTION trigger", static g => $"CREATE FUNCTION {g.NewQualified("ft")}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"),
        ("CREATE FUNCTION SETOF", static g => g.OneTable() is { } t ? $"CREATE FUNCTION {g.NewQualified("fs")}() RETURNS SETOF {g.Name(t)} LANGUAGE sql STABLE ROWS 10 AS $$ SELECT * FROM {g.Name(t)} $$" : null),
        ("CREATE OR REPLACE FUNCTION", static g => g.Routine(static r => r.Returns?.IsBuiltIn("trigger") == true) is { } r ? $"CREATE OR REPLACE FUNCTION {g.Name(r)}() RETURNS trigger LANGUAGE plpgsql {g.Either("", "SECURITY DEFINER", "COST 50")} AS $$ BEGIN RETURN OLD; -- {g._number}\n END $$" : null),
        ("CREATE PROCEDURE", static g => $"CREATE PROCEDURE {g.NewQualified("pr")}(a integer) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$"),
        ("CREATE AGGREGATE", static g => $"CREATE AGGREGATE {g.NewQualified("ag")}(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')"),
        ("ALTER FUNCTION", static g => g.Routine(static r => r.RoutineKind == RoutineKind.Function) is { } r ? $"ALTER FUNCTION {g.Signature(r)} {g.Either("IMMUTABLE", "STABLE", "VOLATILE", "STRICT", "SECURITY DEFINER", "PARALLEL SAFE", "SET work_mem = '8MB'", "RESET ALL", "COST 7")}" : null),
        ("ALTER FUNCTION RENAME", static g => g.Routine() is { } r ? $"ALTER ROUTINE {g.Signature(r)} RENAME TO {g.New("rf")}" : null),
        ("ALTER FUNCTION SET SCHEMA", static g => g.Routine() is { } r ? $"ALTER ROUTINE {g.Signature(r)} SET SCHEMA {g.Any(Schemas)}" : null),
        ("DROP FUNCTION", static g => g.Routine() is { } r ? $"DROP ROUTINE {g.Signature(r)}{g.Either("", "", " CASCADE")}" : null),
        ("COMMENT ON FUNCTION", static g => g.Routine() is { } r ? $"COMMENT ON ROUTINE {g.Signature(r)} IS {g.Text()}" : null),
        ("CREATE TRIGGER", static g => g.CreateTrigger()),
        ("CREATE TRIGGER more", static g => g.CreateTrigger()),
        ("CREATE CONSTRAINT TRIGGER", static g => g.PlainTable() is { } t && g.TriggerFunction() is { } f ? $"CREATE CONSTRAINT TRIGGER {g.New("ct")} AFTER {g.Either("INSERT", "UPDATE OR DELETE")} ON {g.Name(t)}{g.Either("", " DEFERRABLE INITIALLY DEFERRED")} FOR EACH ROW EXECUTE FUNCTION {g.Name(f)}()" : null),
        ("DROP TRIGGER", static g => g.One<Trigger>() is { } t ? $"DROP TRIGGER {SqlIdentifier.Quote(t.Name)} ON {g.Name(g._catalog.Find(t.Table)!)}" : null),
        ("ALTER TRIGGER RENAME", static g => g.One<Trigger>() is { } t ? $"ALTER TRIGGER {SqlIdentifier.Quote(t.Name)} ON {g.Name(g._catalog.Find(t.Table)!)} RENAME TO {g.New("rt")}" : null),
        ("ENABLE TRIGGER", static g => g.One<Trigger>(t => g._catalog.Find(t.Table) is Table) is { } t ? $"ALTER TABLE {g.Name(g._catalog.Find(t.Table)!)} {g.Either("DISABLE", "ENABLE", "ENABLE ALWAYS", "ENABLE REPLICA")} TRIGGER {SqlIdentifier.Quote(t.Name)}" : null),
        ("COMMENT ON TRIGGER", static g => g.One<Trigger>() is { } t ? $"COMMENT ON TRIGGER {SqlIdentifier.Quote(t.Name)} ON {g.Name(g._catalog.Find(t.Table)!)} IS {g.Text()}" : null),
        ("CREATE RULE", static g => g.OneTable(static t => t.PartitionOf.IsNone) is { } t ? $"CREATE {g.Either("", "OR REPLACE ")}RULE {g.New("ru")} AS ON {g.Either("INSERT", "UPDATE", "DELETE")} TO {g.Name(t)} DO {g.Either("INSTEAD NOTHING", "ALSO NOTIFY changed", "ALSO SELECT 1")}" : null),
        ("DROP RULE", static g => g.One<Rule>() is { } r ? $"DROP RULE {SqlIdentifier.Quote(r.Name)} ON {g.Name(g._catalog.Find(r.Table)!)}" : null),
        ("CREATE POLICY", static g => g.OneTable() is { } t ? $"CREATE POLICY {g.New("po")} ON {g.Name(t)}{g.Either("", " AS RESTRICTIVE")}{g.Either("", " FOR SELECT", " FOR DELETE")}{g.Either("", " TO case_reader")} USING ({g.Condition(t)})" : null),
        ("ALTER POLICY", static g => g.One<Policy>() is { } p && g._catalog.Find(p.Table) is Table t ? $"ALTER POLICY {SqlIdentifier.Quote(p.Name)} ON {g.Name(t)} {g.Either($"USING ({g.Condition(t)})", "TO case_writer", $"RENAME TO {g.New("rp")}")}" : null),
        ("DROP POLICY", static g => g.One<Policy>() is { } p ? $"DROP POLICY {SqlIdentifier.Quote(p.Name)} ON {g.Name(g._catalog.Find(p.Table)!)}" : null),
    ];

    private Routine? Routine(Func<Routine, bool>? which = null) => One(which);

    private Routine? TriggerFunction() => Routine(static r => r.Returns?.IsBuiltIn("trigger") == true);

    private string Signature(Routine routine) => $"{Name(routine)}({routine.IdentityArguments(_catalog)})";

    private string? CreateTrigger()
    {
        if (OneTable() is not { } table || TriggerFunction() is not { } function)
        {
            return null;
        }

        var column = OneColumn(table);
        var (when, row) = (Either("BEFORE", "AFTER"), Either("ROW", "ROW", "STATEMENT"));
        var events = Either("INSERT", "UPDATE", "INSERT OR UPDATE OR DELETE", column is null ? "DELETE" : $"UPDATE OF {Name(column)}");
        var condition = row == "ROW" && events == "UPDATE" && Chance(40) ? $" WHEN (OLD.* IS DISTINCT FROM NEW.*{(column is null ? "" : $" OR NEW.{Name(column)} IS NULL")})" : "";
        return $"CREATE {(Chance(10) ? "OR REPLACE " : "")}TRIGGER {New("tr")} {when} {events} ON {Name(table)} FOR EACH {row}{condition} EXECUTE FUNCTION {Name(function)}({Either("", "'argument'")})";
    }
}
