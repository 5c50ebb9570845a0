using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Sequences;

internal sealed partial class StatementGenerator
{
    private static readonly (string Kind, Func<StatementGenerator, string?> Write)[] TypeKinds =
    [
        ("CREATE TYPE AS ENUM", static g => $"CREATE TYPE {g.NewQualified("e")} AS ENUM ('new', 'open{g._number}', 'it''s done')"),
        ("ADD VALUE", static g => g.One<EnumType>(static t => !t.Labels.IsEmpty) is { } t ? $"ALTER TYPE {g.Name(t)} ADD VALUE {g.Either("", "IF NOT EXISTS ")}'value{g._number}'{g.Either("", $" BEFORE {Literal(t.Labels[0])}", $" AFTER {Literal(t.Labels[0])}")}" : null),
        ("RENAME VALUE", static g => g.One<EnumType>(static t => !t.Labels.IsEmpty) is { } t ? $"ALTER TYPE {g.Name(t)} RENAME VALUE {Literal(g.Any(t.Labels))} TO 'renamed{g._number}'" : null),
        ("CREATE TYPE AS", static g => $"CREATE TYPE {g.NewQualified("ct")} AS (x {g.NewType().Type}, y {g.NewType().Type})"),
        ("ALTER TYPE ATTRIBUTE", static g => g.One<CompositeType>(static t => !t.Columns.IsEmpty) is { } t ? $"ALTER TYPE {g.Name(t)} {g.Either($"ADD ATTRIBUTE z{g._number} integer", $"DROP ATTRIBUTE {Name(g.Any(t.Columns))}", $"RENAME ATTRIBUTE {Name(g.Any(t.Columns))} TO w{g._number}", $"ALTER ATTRIBUTE {Name(g.Any(t.Columns))} TYPE text")}" : null),
        ("CREATE TYPE AS RANGE", static g => $"CREATE TYPE {g.NewQualified("ra")} AS RANGE (SUBTYPE = {g.Either("integer", "text", "numeric")})"),
        ("CREATE DOMAIN", static g => $"CREATE DOMAIN {g.NewQualified("do")} AS {g.Either("integer", "bigint")}{g.Either("", " DEFAULT 1")}{g.Either("", " NOT NULL")}{g.Either("", " CHECK (VALUE > 0)", $" CONSTRAINT named{g._number} CHECK (VALUE <> 7)")}"),
        ("ALTER DOMAIN", static g => g.One<DomainType>() is { } d ? $"ALTER DOMAIN {g.Name(d)} {g.Either("SET DEFAULT 5", "DROP DEFAULT", "SET NOT NULL", "DROP NOT NULL", $"ADD CONSTRAINT more{g._number} CHECK (VALUE < 1000)", "ADD CHECK (VALUE <> 13)")}" : null),
        ("ALTER DOMAIN DROP CONSTRAINT", static g => g.One<DomainConstraint>() is { } c && g._catalog.Find(c.Domain) is { } d ? $"ALTER DOMAIN {g.Name(d)} {g.Either($"DROP CONSTRAINT {SqlIdentifier.Quote(c.Name)}", $"RENAME CONSTRAINT {SqlIdentifier.Quote(c.Name)} TO rd{g._number}")}" : null),
        ("ALTER TYPE RENAME", static g => g.AnyType() is { } t ? $"ALTER {(t is DomainType ? "DOMAIN" : "TYPE")} {g.Name(t)} RENAME TO {g.New("ty")}" : null),
        ("ALTER TYPE SET SCHEMA", static g => g.AnyType() is { } t ? $"ALTER {(t is DomainType ? "DOMAIN" : "TYPE")} {g.Name(t)} SET SCHEMA {g.Any(Schemas)}" : null),
        ("DROP TYPE", static g => g.AnyType() is { } t ? $"DROP {(t is DomainType ? "DOMAIN" : "TYPE")} {g.Name(t)}{g.Either("", " CASCADE")}" : null),
        ("COMMENT ON TYPE", static g => g.AnyType() is { } t ? $"COMMENT ON {(t is DomainType ? "DOMAIN" : "TYPE")} {g.Name(t)} IS {g.Text()}" : null),
        ("GRANT", static g => g.One<Relation>(static r => r is Table or View) is { } r ? $"GRANT {g.Either("SELECT", "INSERT, UPDATE", "ALL")} ON {g.Name(r)} TO {g.Either("case_reader", "case_writer WITH GRANT OPTION", "PUBLIC")}" : null),
        ("GRANT columns", static g => g.Column() is var (t, c) ? $"GRANT SELECT ({Name(c)}), UPDATE ({Name(c)}) ON {g.Name(t)} TO case_reader" : null),
        ("REVOKE", static g => g.One<Relation>(static r => r is Table or View) is { } r ? $"REVOKE {g.Either("SELECT", "ALL")} ON {g.Name(r)} FROM {g.Either("case_reader", "case_writer", "PUBLIC")}" : null),
        ("GRANT ON FUNCTION", static g => g.Routine() is { } r ? $"{g.Either($"GRANT EXECUTE ON ROUTINE {g.Signature(r)} TO case_reader", $"REVOKE ALL ON ROUTINE {g.Signature(r)} FROM PUBLIC")}" : null),
        ("GRANT ON SEQUENCE", static g => g.One<Sequence>() is { } s ? $"GRANT USAGE ON SEQUENCE {g.Name(s)} TO case_writer" : null),
        ("GRANT ON TYPE", static g => g.AnyType() is { } t ? $"{g.Either($"GRANT USAGE ON TYPE {g.Name(t)} TO case_reader", $"REVOKE USAGE ON TYPE {g.Name(t)} FROM PUBLIC")}" : null),
        ("GRANT ON SCHEMA", static g => $"GRANT {g.Either("USAGE", "CREATE", "ALL")} ON SCHEMA {g.Any(Schemas)} TO {g.Either("case_reader", "case_writer")}"),
        ("ALTER OWNER", static g => g.One<Relation>(static r => r is Table or View) is { } r ? $"ALTER TABLE {g.Name(r)} OWNER TO case_owner" : null),
        ("COMMENT ON SCHEMA", static g => $"COMMENT ON SCHEMA {g.Any(Schemas)} IS {g.Text()}"),
        ("CREATE COLLATION", static g => $"CREATE COLLATION {g.NewQualified("co")} FROM \"C\""),
        ("DO guarded", static g => $"DO $do$ BEGIN CREATE TYPE {g.NewQualified("e")} AS ENUM ('a', 'b'); EXCEPTION WHEN duplicate_object THEN NULL; END $do$"),
        ("CREATE TABLE AS", static g => g.ViewQuery() is { } q ? $"CREATE TABLE {g.NewQualified("ta")} AS {q}{g.Either("", " WITH NO DATA")}" : null),
    ];

    private static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private UserType? AnyType() => One<UserType>(static t => t is EnumType or CompositeType or DomainType or DefinedType { IsRange: true });
}
