using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>ALTER DEFAULT PRIVILEGES, and what it gives to every object made later.</summary>
internal static class DefaultPrivileges
{
    public static void Alter(ReplaySession session, AlterDefaultPrivilegesStatement statement)
    {
        foreach (var role in statement.Roles.IsEmpty ? [session.CurrentRole ?? GrantReplay.OwnerName] : statement.Roles)
        {
            foreach (var schema in statement.Schemas.IsEmpty ? [""] : statement.Schemas)
            {
                Change(session, statement.Action, role, schema);
            }
        }
    }

    /// <summary>A new object with the privileges that its schema and owner give it.</summary>
    public static T Apply<T>(ReplaySession session, T value)
        where T : DbObject
    {
        var kind = Class(value);
        if (kind is null)
        {
            return value;
        }

        var role = value.Owner ?? GrantReplay.OwnerName;
        var acl = value.Acl;
        foreach (var schema in new[] { "", session.Editor.SchemaName(value.SchemaOid) })
        {
            if (session.Editor.Find<DefaultAcl>(new NameKey(NameSpace.DefaultAcl, Oid.None, DefaultAcl.Key(role, schema, kind))) is { } defaults)
            {
                acl = new Acl
                {
                    Granted = acl.Granted.Concat(defaults.Granted.Granted).GroupBy(static i => (i.Grantee, i.Privilege)).Select(static g => g.First()).OrderBy(static i => i.Grantee, StringComparer.Ordinal).ThenBy(static i => i.Privilege, StringComparer.Ordinal).ToEquatableArray(),
                    Revoked = acl.Revoked.Concat(defaults.Granted.Revoked).Distinct().OrderBy(static i => i.Grantee, StringComparer.Ordinal).ThenBy(static i => i.Privilege, StringComparer.Ordinal).ToEquatableArray(),
                };
            }
        }

        return acl == value.Acl ? value : (T)(value with { Acl = acl });
    }

    private static void Change(ReplaySession session, GrantStatement action, string role, string schema)
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

        var key = DefaultAcl.Key(role, schema, kind);
        var existing = session.Editor.Find<DefaultAcl>(new NameKey(NameSpace.DefaultAcl, Oid.None, key));
        var value = existing ?? new DefaultAcl { Oid = session.Editor.NewOid(), Name = key, Role = role, SchemaName = schema, ObjectClass = kind, Owner = role, Origin = session.Provenance };
        var names = action.Privileges.IsEmpty ? GrantReplay.AllPrivileges(kind) : action.Privileges.SelectMany(p => p.Name is "ALL" ? GrantReplay.AllPrivileges(kind) : [p.Name]);

        // Per schema there is nothing to revoke from: only what was granted there can be taken away.
        var granted = GrantReplay.Change(session, value, schema.Length == 0 ? kind : "none", value.Granted, action, names);
        value = value with { Granted = schema.Length == 0 ? granted : granted with { Revoked = default } };
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
