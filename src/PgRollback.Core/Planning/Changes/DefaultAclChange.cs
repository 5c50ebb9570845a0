using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>ALTER DEFAULT PRIVILEGES back.</summary>
internal static class DefaultAclChange
{
    public static void Apply(ChangeContext context, DefaultAcl target) =>
        Change(context, target, (context.Working.Find(target.Oid) as DefaultAcl)?.Granted ?? Acl.Default, target.Granted);

    public static void Drop(ChangeContext context, DefaultAcl value) => Change(context, value, value.Granted, Acl.Default);

    public static void Create(ChangeContext context, DefaultAcl value) => Change(context, value, Acl.Default, value.Granted);

    private static void Change(ChangeContext context, DefaultAcl value, Acl now, Acl wanted)
    {
        var prefix = "ALTER DEFAULT PRIVILEGES"
            + (value.Role is GrantReplay.OwnerName ? "" : " FOR ROLE " + SqlIdentifier.QuoteRole(value.Role))
            + (value.Schema.IsNone ? "" : " IN SCHEMA " + context.Name(value.Schema));
        var kind = value.ObjectClass.ToUpperInvariant() + "S";
        foreach (var item in now.Granted.Where(i => !wanted.Grants(i)))
        {
            Revoke(item);
        }

        foreach (var item in wanted.Revoked.Where(i => !now.Revoked.Contains(i)))
        {
            Revoke(item);
        }

        foreach (var item in now.Revoked.Where(i => !wanted.Revoked.Contains(i)))
        {
            Grant(item);
        }

        foreach (var item in wanted.Granted.Where(i => !now.Grants(i)))
        {
            Grant(item);
        }

        void Revoke(AclItem item) => Run("Revoke", item, $"{prefix} REVOKE {item.Privilege} ON {kind} FROM {SqlIdentifier.QuoteRole(item.Grantee)}");

        void Grant(AclItem item) => Run("Grant", item, $"{prefix} GRANT {item.Privilege} ON {kind} TO {SqlIdentifier.QuoteRole(item.Grantee)}{(item.GrantOption ? " WITH GRANT OPTION" : "")}");

        void Run(string verb, AclItem item, string sql)
        {
            var text = GrantSql.Guarded(item, sql);
            context.RunOn(context.From, verb, value, value.Oid, text, step => step with { Variants = GrantSql.Variants(item, text) });
        }
    }
}
