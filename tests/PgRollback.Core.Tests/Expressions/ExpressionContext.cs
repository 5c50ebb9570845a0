using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Expressions;

/// <summary>A place where PostgreSQL keeps an expression: how to put one there, whose edges it has, how the server prints it.</summary>
/// <param name="Create">SQL that makes the object {name} on {table} with {sql}; {type} and {signature} are what stands before the colon of the case's title.</param>
/// <param name="Object">Condition on pg_depend that picks the object {name}.</param>
/// <param name="Deparse">Query that prints it.</param>
internal sealed record ExpressionContext(string File, string Create, string Object, string Deparse, Func<ContextCase, Expression> Resolve)
{
    public static IReadOnlyDictionary<string, ExpressionContext> All { get; } = new ExpressionContext[]
    {
        new("checks", "ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({sql}) NOT VALID",
            "d.classid = 'pg_constraint'::regclass AND d.objid = (SELECT oid FROM pg_constraint WHERE conname = '{name}')",
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '{name}'", Plain),
        new("indexes", "CREATE INDEX {name} ON {table} ({sql})",
            "d.classid = 'pg_class'::regclass AND d.objid = (SELECT oid FROM pg_class WHERE relname = '{name}')",
            "SELECT pg_get_indexdef(oid, 1, false) FROM pg_class WHERE relname = '{name}'", Plain),
        new("checks", "CREATE INDEX {name} ON {table} ((1)) WHERE {sql}",
            "d.classid = 'pg_class'::regclass AND d.objid = (SELECT oid FROM pg_class WHERE relname = '{name}')",
            "SELECT coalesce(pg_get_expr(indpred, indrelid), '') FROM pg_index WHERE indexrelid = (SELECT oid FROM pg_class WHERE relname = '{name}')", Plain),
        new("policies", "CREATE POLICY {name} ON {table} USING ({sql})",
            "d.classid = 'pg_policy'::regclass AND d.objid = (SELECT oid FROM pg_policy WHERE polname = '{name}')",
            "SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = '{name}'", Plain),
        new("checks", "CREATE POLICY {name} ON {table} WITH CHECK ({sql})",
            "d.classid = 'pg_policy'::regclass AND d.objid = (SELECT oid FROM pg_policy WHERE polname = '{name}')",
            "SELECT pg_get_expr(polwithcheck, polrelid) FROM pg_policy WHERE polname = '{name}'", Plain),
        new("defaults", "ALTER TABLE {table} ADD COLUMN {name} {type}; ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT {sql}",
            "d.classid = 'pg_attrdef'::regclass AND d.deptype = 'n' AND d.objid = (SELECT f.oid FROM pg_attrdef f JOIN pg_attribute a ON attrelid = adrelid AND attnum = adnum WHERE attname = '{name}')",
            "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef f JOIN pg_attribute a ON attrelid = adrelid AND attnum = adnum WHERE attname = '{name}'",
            static c => c.Resolver.ResolveExpression(c.Sql, relation: null, c.Type)),
        new("generated", "ALTER TABLE {table} ADD COLUMN {name} {type} GENERATED ALWAYS AS ({sql}) STORED",
            "d.classid = 'pg_attrdef'::regclass AND d.refobjsubid <> (SELECT attnum FROM pg_attribute WHERE attname = '{name}') AND d.objid = (SELECT f.oid FROM pg_attrdef f JOIN pg_attribute a ON attrelid = adrelid AND attnum = adnum WHERE attname = '{name}')",
            "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef f JOIN pg_attribute a ON attrelid = adrelid AND attnum = adnum WHERE attname = '{name}'",
            static c => c.Resolver.ResolveExpression(c.Sql, c.Table, c.Type)),
        new("triggers", "CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({sql}) EXECUTE FUNCTION public.fire()",
            "d.classid = 'pg_trigger'::regclass AND d.refobjid <> 'public.fire'::regproc AND d.objid = (SELECT oid FROM pg_trigger WHERE tgname = '{name}')",
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = '{name}'", static c => c.Resolver.ResolveTriggerCondition(c.Sql, c.Table)),
        new("rules", "CREATE RULE {name} AS {sql}",
            "d.classid = 'pg_rewrite'::regclass AND d.objid = (SELECT oid FROM pg_rewrite WHERE rulename = '{name}')",
            "SELECT pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename = '{name}'", static c => c.Resolver.ResolveRule(c.Sql, c.RuleTable())),
        new("domains", "CREATE DOMAIN public.{name}_domain AS {type} CONSTRAINT {name} CHECK ({sql})",
            "d.classid = 'pg_constraint'::regclass AND d.deptype = 'n' AND d.objid = (SELECT oid FROM pg_constraint WHERE conname = '{name}')",
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '{name}'", static c => c.Resolver.ResolveDomainExpression(c.Sql, c.Type!)),
    }.Select(static c => (Key: c.File + " " + c.Create.Split(' ')[1].ToLowerInvariant(), Value: c)).ToDictionary(static p => p.Key, static p => p.Value, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Cases => CaseFile.Read(File + ".sql");

    private static Expression Plain(ContextCase c) => c.Resolver.ResolveExpression(c.Sql, c.Table);
}

/// <summary>One expression, and what the resolver needs besides it.</summary>
internal sealed record ContextCase(DatabaseCatalog Catalog, string Title, SqlFragment Sql)
{
    public ExpressionResolver Resolver => new(Catalog, ExpressionDatabase.Path);

    public IHasColumns Table => Relation("users");

    /// <summary>The type before the colon of the title.</summary>
    public string TypeName => Title.Contains(':', StringComparison.Ordinal) ? Title[..Title.IndexOf(':', StringComparison.Ordinal)] : "";

    public TypeReference? Type { get; init; }

    public IHasColumns RuleTable() => Relation(Sql.Text.Contains("TO settings", StringComparison.Ordinal) ? "settings" : Sql.Text.Contains("TO active_users", StringComparison.Ordinal) ? "active_users" : "users");

    private IHasColumns Relation(string name) => (IHasColumns)Catalog.FindRelation(new QualifiedName(Schema: null, name), ExpressionDatabase.Path)!;
}
