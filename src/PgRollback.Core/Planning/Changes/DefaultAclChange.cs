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
            + (value.Role is GrantReplay.OwnerName ? "" : " FOR ROLE " + RoleSql.Of(value.Role))
            + (value.SchemaName.Length == 0 ? "" : " IN SCHEMA " + SqlIdentifier.Quote(value.SchemaName));
        var kind = value.ObjectClass.ToUpperInvariant() + "S";
        foreach (var item in now.Granted.Where(i => !wanted.Grants(i)))
        {
            context.RunOn(context.From, "Revoke", value, value.Oid, RoleSql.Guarded(item, $"{prefix} REVOKE {item.Privilege} ON {kind} FROM {RoleSql.Of(item.Grantee)}"));
        }

        foreach (var item in wanted.Revoked.Where(i => !now.Revoked.Contains(i)))
        {
            context.RunOn(context.From, "Revoke", value, value.Oid, RoleSql.Guarded(item, $"{prefix} REVOKE {item.Privilege} ON {kind} FROM {RoleSql.Of(item.Grantee)}"));
        }

        foreach (var item in now.Revoked.Where(i => !wanted.Revoked.Contains(i)))
        {
            context.RunOn(context.From, "Grant", value, value.Oid, RoleSql.Guarded(item, $"{prefix} GRANT {item.Privilege} ON {kind} TO {RoleSql.Of(item.Grantee)}"));
        }

        foreach (var item in wanted.Granted.Where(i => !now.Grants(i)))
        {
            context.RunOn(context.From, "Grant", value, value.Oid, RoleSql.Guarded(item, $"{prefix} GRANT {item.Privilege} ON {kind} TO {RoleSql.Of(item.Grantee)}{(item.GrantOption ? " WITH GRANT OPTION" : "")}"));
        }
    }
}
