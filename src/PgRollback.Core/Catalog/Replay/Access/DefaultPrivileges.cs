using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>ALTER DEFAULT PRIVILEGES, and what it gives to every object made later.</summary>
internal static class DefaultPrivileges
{
    public static void Alter(ReplaySession session, AlterDefaultPrivilegesStatement statement)
    {
        foreach (var role in statement.Roles.IsEmpty ? [session.CurrentRole ?? GrantReplay.OwnerName] : statement.Roles)
        {
            if (statement.Schemas.IsEmpty)
            {
                CheckOwner(session, statement);
                Change(session, statement.Action, role, Oid.None);
            }

            foreach (var name in statement.Schemas)
            {
                var schema = session.Editor.FindSchema(name) ?? throw new ReplayException(ReplayError.UndefinedObject, $"schema \"{name}\" does not exist");
                Change(session, statement.Action, role, schema.Oid);
            }
        }
    }

    /// <summary>A new object with the privileges that its schema and owner give it.</summary>
    public static T Apply<T>(ReplaySession session, T value)
        where T : DbObject => Apply(session.Editor, value);

    /// <summary>Whether an object has the privileges that it would be made with now.</summary>
    public static bool AreThoseOf(CatalogReader catalog, DbObject value) => Apply(catalog, value with { Acl = Acl.Default }).Acl == value.Acl;

    private static T Apply<T>(CatalogReader catalog, T value)
        where T : DbObject
    {
        var kind = Class(value);
        if (kind is null)
        {
            return value;
        }

        var role = value.Owner ?? GrantReplay.OwnerName;
        var acl = value.Acl;
        foreach (var schema in value.SchemaOid.IsNone ? [Oid.None] : new[] { Oid.None, value.SchemaOid })
        {
            if (catalog.Find<DefaultAcl>(new NameKey(NameSpace.DefaultAcl, schema, DefaultAcl.KeyName(role, kind))) is { } defaults)
            {
                // An owner has everything without a word.
                acl = new Acl
                {
                    Granted = Acl.Sorted(acl.Granted.Concat(defaults.Granted.Granted.Where(i => !string.Equals(i.Grantee, role, StringComparison.Ordinal))).GroupBy(static i => (i.Grantee, i.Privilege)).Select(static g => g.First())),
                    Revoked = Acl.Sorted(acl.Revoked.Concat(defaults.Granted.Revoked).Distinct()),
                };
            }
        }

        acl = value.Owner is null ? WithUncertain(catalog, value, kind, acl) : acl;
        return acl == value.Acl ? value : (T)(value with { Acl = acl });
    }

    /// <summary>Whoever deploys may be a role that has default privileges of its own.</summary>
    private static Acl WithUncertain(CatalogReader catalog, DbObject value, string kind, Acl acl)
    {
        List<AclItem>? items = null;
        foreach (var defaults in catalog.DefaultAcls)
        {
            if (!string.Equals(defaults.Role, GrantReplay.OwnerName, StringComparison.Ordinal) && string.Equals(defaults.ObjectClass, kind, StringComparison.Ordinal) && (defaults.Schema.IsNone || defaults.Schema == value.SchemaOid))
            {
                (items ??= []).AddRange(defaults.Granted.Granted.Where(i => !acl.Granted.Any(i.IsOf) && !string.Equals(i.Grantee, defaults.Role, StringComparison.Ordinal)));
                items.AddRange(defaults.Granted.Revoked.Where(i => !acl.Revoked.Any(i.IsOf)));
            }
        }

        return items is null ? acl : acl with { Uncertain = Acl.Sorted(items.GroupBy(static i => (i.Grantee, i.Privilege)).Select(static g => g.First())) };
    }

    /// <summary>Whoever deploys may be the superuser of initdb, who has everything by default.</summary>
    private static void CheckOwner(ReplaySession session, AlterDefaultPrivilegesStatement statement)
    {
        if (statement.Roles.IsEmpty && session.CurrentRole is null && statement.Action.Grantees.Contains(GrantReplay.Superuser))
        {
            session.AddGap(GapKind.NotModelled, $"ALTER DEFAULT PRIVILEGES for {GrantReplay.Superuser}, who may be the role that they are of, is not part of the model");
        }
    }

    /// <summary>A role that is named, and whoever deploys, may be one: what either has, the other has then, and loses with it.</summary>
    private static void CheckOthers(ReplaySession session, GrantStatement action, DefaultAcl value, IReadOnlyCollection<string> privileges)
    {
        var isOwner = string.Equals(value.Role, GrantReplay.OwnerName, StringComparison.Ordinal);
        foreach (var other in session.Editor.DefaultAcls)
        {
            if (isOwner != string.Equals(other.Role, GrantReplay.OwnerName, StringComparison.Ordinal) && other.Schema == value.Schema && string.Equals(other.ObjectClass, value.ObjectClass, StringComparison.Ordinal)
                && other.Granted.Granted.Concat(other.Granted.Revoked).FirstOrDefault(i => privileges.Contains(i.Privilege) && action.Grantees.Contains(i.Grantee)) is { } item)
            {
                session.AddGap(GapKind.NotModelled, $"ALTER DEFAULT PRIVILEGES of {item.Privilege} for {item.Grantee}: whoever deploys may be {(isOwner ? other.Role : value.Role)}, whose default privileges and the deployer's are then the same");
                return;
            }
        }
    }

    private static void Change(ReplaySession session, GrantStatement action, string role, Oid schema)
    {
        var kind = action.Kind switch
        {
            ObjectKind.Sequence => "sequence",
            ObjectKind.Function or ObjectKind.Routine => "function",
            ObjectKind.Type => "type",
            ObjectKind.Schema => "schema",
            ObjectKind.Table => "table",
            _ => null,
        };
        if (kind is null)
        {
            session.AddGap(GapKind.NotModelled, $"ALTER DEFAULT PRIVILEGES … ON {ObjectKindNames.CommandTag(action.Kind)} is not part of the model");
            return;
        }

        var key = DefaultAcl.KeyName(role, kind);
        var existing = session.Editor.Find<DefaultAcl>(new NameKey(NameSpace.DefaultAcl, schema, key));
        var value = existing ?? new DefaultAcl { Oid = session.Editor.NewOid(), Name = key, Role = role, Schema = schema, ObjectClass = kind, Owner = role, Origin = session.Provenance };
        IReadOnlyCollection<string> names = action.Privileges.IsEmpty ? [.. GrantReplay.AllPrivileges(kind)] : action.Privileges.SelectMany(p => p.Name is "ALL" ? GrantReplay.AllPrivileges(kind) : [p.Name]).ToList();
        CheckOthers(session, action, value, names);

        // Per schema there is nothing to revoke from: only what was granted there, be it to the role itself, can be taken away.
        value = value with { Granted = GrantReplay.Change(session, value, schema.IsNone ? kind : GrantReplay.NoDefaults, value.Granted, action, names) };
        if (value.Granted.IsDefault)
        {
            session.Editor.Remove(value.Oid);
        }
        else
        {
            session.Editor.Put(value);
        }
    }

    private static string? Class(DbObject value) => value switch
    {
        Table or View => "table",
        Sequence => "sequence",
        Routine => "function",
        UserType => "type",
        Schema => "schema",
        _ => null,
    };
}
