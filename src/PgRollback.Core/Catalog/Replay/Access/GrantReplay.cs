using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>GRANT and REVOKE on modelled objects.</summary>
internal static class GrantReplay
{
    public static void Apply(ReplaySession session, GrantStatement statement)
    {
        if (statement.Kind is ObjectKind.Database or ObjectKind.Tablespace or ObjectKind.LargeObject or ObjectKind.Parameter)
        {
            session.AddGap(GapKind.NotModelled, $"{statement.Tag} ON {ObjectKindNames.CommandTag(statement.Kind)}: the earlier privileges are not in the text");
            return;
        }

        foreach (var target in Targets(session, statement).ToList())
        {
            CheckOwner(session, target, statement);
            var kind = PrivilegeClass(target);
            var current = session.Editor.Find(target.Oid)!;
            foreach (var (names, columns) in Split(statement, kind))
            {
                if (columns.IsEmpty)
                {
                    current = current with { Acl = Change(session, current, kind, current.Acl, statement, names) };
                    current = statement.IsGrant ? current : RevokeFromColumns(session, current, statement, names);
                }
                else
                {
                    current = ChangeColumns(session, current, statement, names, columns);
                }
            }

            session.Editor.Put(current);
        }
    }

    public static IEnumerable<string> AllPrivileges(string kind) => kind switch
    {
        "table" => ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"],
        OfColumn => ["SELECT", "INSERT", "UPDATE", "REFERENCES"],
        "sequence" => ["USAGE", "SELECT", "UPDATE"],
        "function" => ["EXECUTE"],
        "schema" => ["USAGE", "CREATE"],
        _ => ["USAGE"],
    };

    public static string PrivilegeClass(DbObject value) => value switch
    {
        Table or View => "table",
        Sequence => "sequence",
        Routine => "function",
        Schema => "schema",
        UserType => "type",
        GenericObject { ObjectKind: ObjectKind.Language } => "language",
        _ => "usage",
    };

    /// <summary>What PUBLIC has by default.</summary>
    public static bool PublicHas(string kind, string privilege) =>
        (kind is "function" && privilege is "EXECUTE") || (kind is "type" or "language" && privilege is "USAGE");

    public static Acl Change(ReplaySession session, DbObject target, string kind, Acl acl, GrantStatement statement, IEnumerable<string> privileges)
    {
        var uncertain = acl.Uncertain.ToList();
        var granted = acl.Granted.ToDictionary(static i => (i.Grantee, i.Privilege));
        var revoked = new HashSet<(string, string)>(acl.Revoked.Select(static i => (i.Grantee, i.Privilege)));
        foreach (var privilege in privileges)
        {
            foreach (var grantee in statement.Grantees)
            {
                var role = grantee is "CURRENT_USER" or "CURRENT_ROLE" or "SESSION_USER" ? session.CurrentRole ?? OwnerName : grantee;
                var key = (role, privilege);
                if (uncertain.Count > 0 && uncertain.FindIndex(i => (i.Grantee, i.Privilege) == key) is >= 0 and var index)
                {
                    NoteUncertain(session, target, statement, uncertain[index]);
                    uncertain.RemoveAt(index);
                }

                var isDefault = string.Equals(role, "PUBLIC", StringComparison.Ordinal) ? PublicHas(kind, privilege) : kind is not (OfColumn or NoDefaults) && IsOwner(target, role);
                if (statement.IsGrant)
                {
                    if (isDefault)
                    {
                        revoked.Remove(key);
                    }
                    else
                    {
                        granted[key] = !granted.TryGetValue(key, out var item)
                            ? new AclItem(role, privilege, statement.GrantOption) { IsGuarded = session.IsGuarded(role) }
                            : item with { GrantOption = item.GrantOption || statement.GrantOption };
                    }
                }
                else if (statement.GrantOption)
                {
                    if (granted.TryGetValue(key, out var item))
                    {
                        session.NoteUse(item);
                        granted[key] = item with { GrantOption = false };
                    }
                }
                else if (isDefault)
                {
                    revoked.Add(key);
                }
                else if (granted.TryGetValue(key, out var item))
                {
                    session.NoteUse(item);
                    granted.Remove(key);
                }
            }
        }

        return new Acl
        {
            Granted = Acl.Sorted(granted.Values),
            Revoked = Acl.Sorted(revoked.Select(static p => new AclItem(p.Item1, p.Item2, GrantOption: false))),
            Uncertain = uncertain.ToEquatableArray(),
        };
    }

    /// <summary>Giving or taking what somebody may have had already is no change that can be told from the text; a plan only says how it is to be.</summary>
    private static void NoteUncertain(ReplaySession session, DbObject target, GrantStatement statement, AclItem item)
    {
        if (!session.IsOfPlan && session.Editor.Origin.Find(target.Oid) is not null)
        {
            var address = ObjectAddress.Of(session.Editor, target);
            session.AddGap(GapKind.NotModelled, $"{statement.Tag} of {item.Privilege} for {item.Grantee} on {address}: default privileges of a role, who may have made {address}, may have given or taken it");
        }
    }

    /// <summary>
    /// An owner has everything already, and would lose it by what takes a grant back. Whoever made an object without a word on its owner may well have been the
    /// superuser of initdb.
    /// </summary>
    private static void CheckOwner(ReplaySession session, DbObject target, GrantStatement statement)
    {
        if (target.Owner is null && statement.Grantees.Contains(Superuser) && session.Editor.Origin.Find(target.Oid) is not null && statement.Privileges.All(static p => p.Columns.IsEmpty))
        {
            var address = ObjectAddress.Of(session.Editor, target);
            session.AddGap(
                GapKind.NotModelled,
                $"{statement.Tag} for {Superuser}, who may own {address}, is not part of the model",
                $"ALTER TABLE {SqlIdentifier.Quote(target.Name)} OWNER TO");
        }
    }

    public const string Superuser = "postgres";

    /// <summary>The class of default privileges in a schema, to which those of the role everywhere are added.</summary>
    public const string NoDefaults = "none";

    /// <summary>The class of a column's privileges: nobody has any by default, not even the owner.</summary>
    private const string OfColumn = "column";

    /// <summary>Stands for whoever runs the migrations.</summary>
    public const string OwnerName = "CURRENT_USER";

    private static bool IsOwner(DbObject target, string role) => string.Equals(target.Owner ?? OwnerName, role, StringComparison.Ordinal);

    private static IEnumerable<(IEnumerable<string> Names, EquatableArray<string> Columns)> Split(GrantStatement statement, string kind)
    {
        if (statement.Privileges.IsEmpty)
        {
            yield return (AllPrivileges(kind), default);
        }

        foreach (var privilege in statement.Privileges)
        {
            // ALL (columns) is every privilege that a column can have.
            var isAll = privilege.Name is "ALL" or "ALL PRIVILEGES";
            yield return (isAll ? AllPrivileges(privilege.Columns.IsEmpty ? kind : OfColumn) : [privilege.Name], privilege.Columns);
        }
    }

    /// <summary>What is taken from somebody on a table is taken on each of its columns as well.</summary>
    private static DbObject RevokeFromColumns(ReplaySession session, DbObject target, GrantStatement statement, IEnumerable<string> names)
    {
        var ofColumns = names.Intersect(AllPrivileges(OfColumn), StringComparer.Ordinal).ToList();
        EquatableArray<Column> Without(EquatableArray<Column> columns) =>
            ofColumns.Count == 0 || columns.All(static c => c.Acl.IsDefault)
                ? columns
                : columns.Select(c => c.Acl.IsDefault ? c : c with { Acl = Change(session, target, OfColumn, c.Acl, statement, ofColumns) }).ToEquatableArray();

        return target switch
        {
            Table table => table with { Columns = Without(table.Columns) },
            View view => view with { Columns = Without(view.Columns) },
            _ => target,
        };
    }

    private static DbObject ChangeColumns(ReplaySession session, DbObject target, GrantStatement statement, IEnumerable<string> names, EquatableArray<string> columns)
    {
        EquatableArray<Column> With(IHasColumns relation)
        {
            foreach (var column in columns)
            {
                if (Columns.IsOfServer(column))
                {
                    session.AddGap(GapKind.NotModelled, $"{statement.Tag} on {column}, a system column, is not part of the model");
                }
                else if (relation.FindColumn(column) is null)
                {
                    throw Columns.Undefined(target, column);
                }
            }

            return relation.Columns.Select(c => columns.Contains(c.Name) ? c with { Acl = Change(session, target, OfColumn, c.Acl, statement, names) } : c).ToEquatableArray();
        }

        return target switch
        {
            Table table => table with { Columns = With(table) },
            View view => view with { Columns = With(view) },
            _ => throw new ReplayException("column privileges are only valid for relations"),
        };
    }

    /// <summary>Null for what is there without a statement of the migrations.</summary>
    private static DbObject? Target(ReplaySession session, GrantStatement statement, ObjectReference reference)
    {
        var target = statement.Kind == ObjectKind.Table ? session.TryRelation(reference.Name) : ObjectFinder.TryFind(session, reference);
        if (target is null && UnmodelledObjects.BroughtBy(session, reference) is { } bringer)
        {
            session.AddGap(GapKind.NotModelled, $"{statement.Tag} on {ObjectFinder.Describe(reference)}, which {bringer} brought: its earlier privileges are not in the text");
            return null;
        }

        return target ?? (statement.Kind == ObjectKind.Table ? session.Relation(reference.Name) : ObjectFinder.Find(session, reference));
    }

    private static IEnumerable<DbObject> Targets(ReplaySession session, GrantStatement statement)
    {
        if (!statement.AllInSchema)
        {
            return statement.Objects.Select(o => Target(session, statement, o)).OfType<DbObject>();
        }

        if (statement.Objects.Any(static o => UnmodelledObjects.IsSystemSchema(o.Name.Name)))
        {
            session.AddGap(GapKind.NotModelled, $"{statement.Tag} on all of a schema that PostgreSQL brought: the earlier privileges are not in the text");
            return [];
        }

        var schemas = statement.Objects.Select(o => session.Editor.FindSchema(o.Name.Name)?.Oid ?? throw new ReplayException(ReplayError.UndefinedObject, $"schema \"{o.Name.Name}\" does not exist")).ToList();
        return session.Editor.All.Where(o => schemas.Contains(o.SchemaOid) && statement.Kind switch
        {
            ObjectKind.Table => o is Table or View,
            ObjectKind.Sequence => o is Sequence,
            ObjectKind.Function => o is Routine { RoutineKind: not RoutineKind.Procedure },
            ObjectKind.Procedure => o is Routine { RoutineKind: RoutineKind.Procedure },
            ObjectKind.Routine => o is Routine,
            _ => false,
        }).OrderBy(static o => o.Oid);
    }
}
