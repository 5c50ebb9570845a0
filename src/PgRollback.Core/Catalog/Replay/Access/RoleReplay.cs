using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>CREATE and DROP ROLE. A role belongs to all databases of a server, and the schema is the same with it and without: one that the migration made goes again, one that it drops does not come back.</summary>
internal static class RoleReplay
{
    public static void Create(ReplaySession session, CreateObjectStatement statement)
    {
        if (session.DuplicateGuards > 0)
        {
            Keep(session, statement.Object.Name.Name);
            return;
        }

        Note(session, statement.Object.Name.Name, statement.Tag, isMade: true);
    }

    /// <summary>Roles that the migration made and did not drop again, in order: none of them was there before, or the statement would have failed.</summary>
    public static List<string> NewRoles(ReplaySession session)
    {
        var roles = new List<string>();
        foreach (var effect in session.Gaps.Select(static gap => gap.Role).OfType<RoleEffect>())
        {
            if (effect.IsMade)
            {
                roles.Add(effect.Role);
            }
            else
            {
                roles.Remove(effect.Role);
            }
        }

        return roles;
    }

    /// <summary>Whether a statement is about nothing but what goes with a role that the migration made: its attributes, settings, comment and memberships.</summary>
    public static bool GoesWithNewRole(ReplaySession session, Statement statement) => statement switch
    {
        AlterObjectStatement { Object: { Kind: ObjectKind.Role } role } => IsNew(session, role.Name.Name),
        AlterSettingStatement { Object: { Kind: ObjectKind.Role } role } => IsNew(session, role.Name.Name),
        CommentStatement { Object: { Kind: ObjectKind.Role } role } => IsNew(session, role.Name.Name),
        GrantRoleStatement grant => grant.Roles.All(role => IsNew(session, role)) || grant.Grantees.All(role => IsNew(session, role)),
        _ => false,
    };

    private static bool IsNew(ReplaySession session, string role) => NewRoles(session).Contains(role);

    /// <summary>A text that makes roles and does nothing else.</summary>
    public static bool IsCreation(string text) =>
        SqlReader.Read(text).Statements is { Count: > 0 } statements && statements.All(static s => s is CreateObjectStatement { Object.Kind: ObjectKind.Role });

    /// <summary>Roles that code makes where they are not there yet: it may run again with them, and other databases may use them by then, so they stay.</summary>
    public static void KeepThoseOf(ReplaySession session, IEnumerable<BlockNode> code)
    {
        foreach (var node in code)
        {
            switch (node)
            {
                case StatementNode sql:
                    KeepThoseOf(session, sql.Text);
                    break;
                case ExecuteNode execute when DynamicText.Of(execute.Expression) is { } text:
                    KeepThoseOf(session, text);
                    break;
                case IfNode or NestedNode:
                    KeepThoseOf(session, node.Inner);
                    break;
                default:
                    break;
            }
        }
    }

    private static void KeepThoseOf(ReplaySession session, string text)
    {
        if (IsCreation(text))
        {
            foreach (var statement in SqlReader.Read(text).Statements)
            {
                Keep(session, ((CreateObjectStatement)statement).Object.Name.Name);
            }
        }
    }

    private static void Keep(ReplaySession session, string role) =>
        session.Keep($"role {role.Replace(DynamicText.Hole, '…')}", "is made where it is not there yet, and belongs to all databases of the server");

    public static void Drop(ReplaySession session, DropStatement statement)
    {
        foreach (var role in statement.Objects)
        {
            var name = role.Name.Name;
            if (session.Editor.All.OrderBy(static o => o.Oid).FirstOrDefault(o => Uses(o, name)) is { } user)
            {
                throw new ReplayException(ReplayError.DependentObjects, $"role \"{name}\" cannot be dropped because some objects depend on it: {ObjectAddress.Of(session.Editor, user)}", ObjectAddress.Of(session.Editor, user));
            }

            Note(session, name, statement.Tag, isMade: false);
        }
    }

    private static void Note(ReplaySession session, string role, string tag, bool isMade) =>
        session.AddGap(new Gap(GapKind.NotModelled, $"{tag} reaches beyond this database", session.CurrentSpan) { Role = new RoleEffect(role, isMade, IsOlder: !isMade && !IsNew(session, role)) });

    /// <summary>Not a key word that means another role to each that says it, nor everybody.</summary>
    public static bool IsName(string role) => role is not ("PUBLIC" or "CURRENT_USER" or "CURRENT_ROLE" or "SESSION_USER");

    /// <summary>To whom a statement gives privileges, or from whom it takes them.</summary>
    public static IEnumerable<string> Grantees(Statement statement) => statement switch
    {
        GrantStatement grant => grant.Grantees,
        AlterDefaultPrivilegesStatement defaults => defaults.Action.Grantees,
        _ => [],
    };

    /// <summary>Whether the role is there for certain: without it an earlier migration would have failed.</summary>
    public static bool IsKnown(ReplaySession session, string role) =>
        !IsName(role) || role is GrantReplay.Superuser || IsNew(session, role) || session.Editor.All.Any(o => Uses(o, role, guarded: false));

    private static bool Uses(DbObject value, string role, bool guarded = true) =>
        string.Equals(value.Owner, role, StringComparison.Ordinal)
        || Names(value.Acl, role, guarded)
        || (value is IHasColumns relation && relation.Columns.Any(c => Names(c.Acl, role, guarded)))
        || (value is Policy policy && policy.Roles.Contains(role))
        || (value is DefaultAcl defaults && (string.Equals(defaults.Role, role, StringComparison.Ordinal) || Names(defaults.Granted, role, guarded)));

    private static bool Names(Acl acl, string role, bool guarded) => acl.Granted.Any(item => (guarded || !item.IsGuarded) && string.Equals(item.Grantee, role, StringComparison.Ordinal));
}
