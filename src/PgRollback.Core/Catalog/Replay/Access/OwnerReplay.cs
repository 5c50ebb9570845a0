using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>OWNER TO and SET SCHEMA.</summary>
internal static class OwnerReplay
{
    public static void Apply(ReplaySession session, AlterOwnerStatement statement)
    {
        var target = ObjectFinder.TryFind(session, statement.Object);
        if (target is null)
        {
            if (statement.Object.Kind is ObjectKind.Database or ObjectKind.LargeObject or ObjectKind.Tablespace)
            {
                session.AddGap(GapKind.NotModelled, statement.Tag + " … OWNER TO is not part of the model");
                return;
            }

            throw ObjectFinder.Undefined(session, statement.Object);
        }

        if (target is Relation)
        {
            SetRelationOwner(session, target.Oid, statement.NewOwner);
            return;
        }

        SetOwner(session, target.Oid, statement.NewOwner);
    }

    public static void SetOwner(ReplaySession session, Oid oid, string role)
    {
        var value = session.Editor.Find(oid)!;
        var owner = Role(session, role);
        if (string.Equals(value.Owner, owner, StringComparison.Ordinal))
        {
            session.NoteRestated(value, ofRights: true);
            return;
        }

        var (was, now) = (value.Owner ?? GrantReplay.OwnerName, owner ?? GrantReplay.OwnerName);
        session.Editor.Put(value switch
        {
            Table table => table with { Owner = owner, Acl = table.Acl.WithOwner(was, now), Columns = WithOwner(table.Columns, was, now) },
            View view => view with { Owner = owner, Acl = view.Acl.WithOwner(was, now), Columns = WithOwner(view.Columns, was, now) },
            _ => value with { Owner = owner, Acl = value.Acl.WithOwner(was, now) },
        });
    }

    private static EquatableArray<Column> WithOwner(EquatableArray<Column> columns, string was, string now) =>
        columns.All(static c => c.Acl.IsDefault) ? columns : columns.Select(c => c with { Acl = c.Acl.WithGrantee(was, now) }).ToEquatableArray();

    /// <summary>Indexes and owned sequences follow their table.</summary>
    public static void SetRelationOwner(ReplaySession session, Oid oid, string role)
    {
        SetOwner(session, oid, role);
        foreach (var dependent in session.Editor.Dependents(oid))
        {
            if (session.Editor.Find(dependent) is Index index && index.Table == oid)
            {
                SetOwner(session, dependent, role);
            }
            else if (session.Editor.Find(dependent) is Sequence sequence && sequence.OwnedByTable == oid)
            {
                SetOwner(session, dependent, role);
            }
        }
    }

    private static string? Role(ReplaySession session, string role) =>
        role is "CURRENT_USER" or "CURRENT_ROLE" or "SESSION_USER" ? session.CurrentRole : role;

    public static void SetSchema(ReplaySession session, AlterObjectSchemaStatement statement)
    {
        var target = ObjectFinder.TryFind(session, statement.Object);
        if (target is null)
        {
            if (statement.IfExists)
            {
                return;
            }

            throw ObjectFinder.Undefined(session, statement.Object);
        }

        if (target is Extension && statement.NewSchema is "pg_catalog")
        {
            Move(session, target, Oid.None);
            return;
        }

        if (UnmodelledObjects.IsSystemSchema(statement.NewSchema))
        {
            // What is there without a statement is not told from what was moved there: later statements find neither.
            session.AddGap(GapKind.NotModelled, $"{statement.Tag} … SET SCHEMA {statement.NewSchema}: what is in a schema of PostgreSQL's own is not part of the model");
            Deletion.Drop(session, [target], cascade: true);
            return;
        }

        var schema = session.Editor.FindSchema(statement.NewSchema) ?? throw new ReplayException(ReplayError.UndefinedObject, $"schema \"{statement.NewSchema}\" does not exist", $"schema {statement.NewSchema}");
        Move(session, target, schema.Oid);
    }

    /// <summary>Indexes, constraints and owned sequences move with their table.</summary>
    private static void Move(ReplaySession session, DbObject target, Oid schema)
    {
        DbObject moved = target switch
        {
            Relation relation => relation with { Schema = schema },
            Routine routine => routine with { Schema = schema },
            UserType type => type with { Schema = schema },
            GenericObject generic => generic with { Schema = schema },
            TableConstraint constraint => constraint with { Schema = schema },
            Extension extension => extension with { InstalledIn = schema },
            _ => throw new ReplayException($"{ObjectAddress.Of(session.Editor, target)} has no schema to move from"),
        };
        foreach (var key in moved.Keys)
        {
            if (key.Space is NameSpace.Relation or NameSpace.Type && session.Editor.Find(key) is { } taken && taken.Oid != target.Oid)
            {
                throw new ReplayException(ReplayError.DuplicateObject, $"relation \"{target.Name}\" already exists in schema", ObjectAddress.Of(session.Editor, taken));
            }
        }

        session.Editor.Put(moved);
        if (target is not (Table or View))
        {
            return;
        }

        foreach (var dependent in session.Editor.Dependents(target.Oid))
        {
            var value = session.Editor.Find(dependent);
            if (value is Index index && index.Table == target.Oid
                || value is TableConstraint constraint && constraint.Table == target.Oid
                || value is Sequence sequence && sequence.OwnedByTable == target.Oid)
            {
                Move(session, value, schema);
            }
        }
    }
}
