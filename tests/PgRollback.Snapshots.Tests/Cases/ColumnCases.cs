namespace PgRollback.Snapshots.Tests.Cases;

using static DifferenceCase;

internal static class ColumnCases
{
    public static IEnumerable<DifferenceCase> All { get; } =
    [
        new("ALTER TABLE app.items ADD extra integer", "column app.items.extra", Added),
        new("ALTER TABLE app.items DROP note CASCADE", "column app.items.note", Removed),
        new("ALTER TABLE app.items RENAME note TO remark", "column app.items.remark", Added),
        new("ALTER TABLE app.loose ALTER value TYPE numeric(5, 1)", "column app.loose.value", "type"),
        new("ALTER TABLE app.others ALTER a TYPE bigint", "column app.others.a", "type"),
        new("ALTER TABLE app.others ALTER b TYPE text COLLATE \"C\"", "column app.others.b", "collation"),
        new("ALTER TABLE app.items ALTER tags SET NOT NULL", "column app.items.tags", "not null"),
        new("ALTER TABLE app.items ALTER code DROP NOT NULL", "column app.items.code", "not null"),
        new("ALTER TABLE app.items ALTER code SET DEFAULT 'some'", "column app.items.code", "default"),
        new("ALTER TABLE app.items ALTER changed DROP DEFAULT", "column app.items.changed", "default"),
        new("ALTER TABLE app.items ALTER doubled DROP EXPRESSION", "column app.items.doubled", "generated"),
        new("ALTER TABLE app.items ALTER doubled SET EXPRESSION AS (price * 3)", "column app.items.doubled", "generated as", From: 17),
        new("ALTER TABLE app.items ADD tripled numeric GENERATED ALWAYS AS (price * 3)", "column app.items.tripled", Added, From: 18),
        new("ALTER TABLE app.owners ALTER id SET GENERATED ALWAYS", "column app.owners.id", "identity"),
        new("ALTER TABLE app.owners ALTER id DROP IDENTITY", "sequence app.owners_id_seq", Removed),
        new("ALTER TABLE app.items ALTER note SET STORAGE EXTERNAL", "column app.items.note", "storage"),
        new("ALTER TABLE app.items ALTER note SET COMPRESSION pglz", "column app.items.note", "compression"),
        new("ALTER TABLE app.items ALTER note SET STATISTICS 500", "column app.items.note", "statistics target"),
        new("ALTER TABLE app.items ALTER note SET (n_distinct = 5)", "column app.items.note", "options"),
        new("GRANT UPDATE (note) ON app.items TO PUBLIC", "column app.items.note", "privileges"),
        new("COMMENT ON COLUMN app.items.note IS NULL", "column app.items.note", "comment"),
        new("ALTER TABLE app.children NO INHERIT app.parents", "column app.children.a", "inherited from"),
        new("ALTER TABLE app.children NO INHERIT app.parents", "column app.children.a", "is local"),
        new("ALTER FOREIGN TABLE app.elsewhere ALTER id OPTIONS (SET position '2')", "column app.elsewhere.id", "foreign options"),
        new("ALTER TYPE app.address ADD ATTRIBUTE city text", "column app.address.city", Added),
        new("ALTER TYPE app.address ALTER ATTRIBUTE number TYPE bigint", "column app.address.number", "type"),
        new("ALTER TYPE app.address DROP ATTRIBUTE street, ADD ATTRIBUTE street text", "column app.address.street", "ordinal"),
    ];
}
