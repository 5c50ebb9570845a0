using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>NOT NULL goes down to children. From PostgreSQL 18 on they keep what they have of their own, or of another parent, when it goes; before they lost that too.</summary>
internal static class InheritedNotNull
{
    /// <summary>Whether a parent's NOT NULL holds for the column as well.</summary>
    public static bool IsInherited(CatalogReader catalog, Table table, string column) =>
        table.Parents.Any(p => catalog.Find<Table>(p)?.FindColumn(column) is { NotNull: true, NotNullNoInherit: false });

    /// <summary>To all that inherit from the table; where it is new, under the parent's name.</summary>
    public static void Add(ReplaySession session, Oid parent, string column, string name, bool notValid = false)
    {
        foreach (var child in Inheritance.Children(session.Editor, parent))
        {
            Columns.Change(session, child.Oid, column, c => !c.NotNullNoInherit ? c.WithInheritedNotNull(name, notValid)
                : throw new ReplayException($"cannot change NO INHERIT status of the NOT NULL constraint on column \"{column}\" of relation \"{child.Name}\""));
            Add(session, child.Oid, column, name, notValid);
        }
    }

    public static void Drop(ReplaySession session, Table table, Column column, bool only)
    {
        // It counts the parents that it came from, and does not notice when one loses its column.
        if (session.Servers.AreFrom(ServerRange.NamedNotNull) == true && column.NotNull && (!column.NotNullIsOwn || IsInherited(session.Editor, table, column.Name)))
        {
            throw new ReplayException($"cannot drop inherited constraint \"{ColumnCommandReplay.NotNullName(table, column)}\" of relation \"{table.Name}\"");
        }

        Columns.Change(session, table.Oid, column.Name, static c => c.WithoutNotNull());
        if (column.NotNullNoInherit)
        {
            return;
        }

        foreach (var child in Inheritance.Children(session.Editor, table.Oid))
        {
            if (child.FindColumn(column.Name) is { NotNull: true } own)
            {
                LetGo(session, child, own, only);
            }
        }
    }

    /// <summary>The child has it by itself from now on.</summary>
    public static void MakeOwn(ReplaySession session, Oid parent, string column)
    {
        foreach (var child in Inheritance.Children(session.Editor, parent))
        {
            Columns.Change(session, child.Oid, column, static c => c with { NotNullIsOwn = c.NotNull });
        }
    }

    /// <summary>A table that becomes a child has the NOT NULL already.</summary>
    public static void Require(Table table, Table parent)
    {
        foreach (var column in parent.Columns)
        {
            if (column is not { NotNull: true, NotNullNoInherit: false })
            {
                continue;
            }

            switch (table.FindColumn(column.Name))
            {
                case { NotNull: false }:
                    throw new ReplayException($"column \"{column.Name}\" in child table \"{table.Name}\" must be marked NOT NULL");
                case { NotNullNoInherit: true }:
                    throw new ReplayException($"constraint \"{column.NotNullName}\" conflicts with non-inherited constraint on child table \"{table.Name}\"");
                case { NotNullNotValid: true } when !column.NotNullNotValid:
                    throw new ReplayException($"constraint \"{column.NotNullName}\" conflicts with NOT VALID constraint on child table \"{table.Name}\"");
                default:
                    break;
            }
        }
    }

    private static void LetGo(ReplaySession session, Table child, Column own, bool only)
    {
        var areLater = session.Servers.AreFrom(ServerRange.NamedNotNull);
        if (only)
        {
            session.Editor.Put(Columns.With(child, own with { NotNullIsOwn = true }));
        }
        else if (areLater == false || (!own.NotNullIsOwn && !IsInherited(session.Editor, child, own.Name)))
        {
            Drop(session, child, own with { NotNullIsOwn = true }, only: false);
        }
        else if (areLater is null)
        {
            session.AddGapOfVersions(child, $"before PostgreSQL {ServerRange.NamedNotNull} the NOT NULL that column {own.Name} of {ObjectAddress.Of(session.Editor, child)} has of its own goes with that of its parent, and from then on it stays");
        }
    }
}
