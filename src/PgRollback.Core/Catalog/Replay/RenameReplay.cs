using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>RENAME: identity stays; what PostgreSQL keeps parsed follows by itself, bodies of string functions do not.</summary>
internal static class RenameReplay
{
    public static void Apply(ReplaySession session, RenameStatement statement)
    {
        var reference = statement.Object;
        if (reference.Kind is ObjectKind.Column or ObjectKind.Attribute)
        {
            RenameColumn(session, statement);
            return;
        }

        if (ObjectFinder.TryFind(session, reference) is not { } found)
        {
            if (reference.Kind == ObjectKind.TableConstraint && session.TryRelation(reference.Name) is Table relation && RenameNotNull(session, relation, reference.SubName!, statement.NewName))
            {
                return;
            }

            if (statement.IfExists)
            {
                return;
            }

            throw ObjectFinder.Undefined(session, reference);
        }

        var inherited = found is TableConstraint { Type: ConstraintKind.Check } check ? Inherited(session, check) : [];

        foreach (var key in (found with { Name = statement.NewName }).Keys)
        {
            var taken = session.Editor.Find(key);
            if (taken is not null && taken.Oid != found.Oid && key.Space is not (NameSpace.Routine or NameSpace.Signature or NameSpace.SchemaConstraint or NameSpace.Operator))
            {
                throw new ReplayException(ReplayError.DuplicateObject, $"{(found is Relation ? "relation" : ObjectKindNames.CommandTag(found.Kind).ToLowerInvariant())} \"{statement.NewName}\" already exists", ObjectAddress.Of(session.Editor, taken));
            }
        }

        // NOT NULL constraints keep the names that they got.
        session.Editor.Put(found switch
        {
            Table table => table with { Name = statement.NewName, Columns = table.Columns.Select(c => c.NotNull ? c with { NotNullName = ColumnCommandReplay.NotNullName(table, c) } : c).ToEquatableArray() },
            Trigger trigger => Renamed(session, trigger, statement.NewName),
            UserType type => Renamed(session, type, statement.NewName),
            _ => found with { Name = statement.NewName },
        });

        if (found is Trigger)
        {
            TriggerReplay.CopiesOf(session.Editor, found.Oid).ForEach(copy => session.Editor.Put(Renamed(session, copy, statement.NewName)));
        }

        if (found is GenericObject { ObjectKind: ObjectKind.Server } server)
        {
            GenericReplay.RenameServer(session, server.Oid, server.Name, statement.NewName);
        }

        // A constraint and its index have one name.
        if (found is TableConstraint { Index.IsNone: false } constraint && session.Editor.Find<Index>(constraint.Index) is { } index && constraint.Type != ConstraintKind.ForeignKey)
        {
            session.Editor.Put(index with { Name = statement.NewName });
        }
        else if (found is Index { Constraint.IsNone: false } keyIndex && session.Editor.Find<TableConstraint>(keyIndex.Constraint) is { } key)
        {
            session.Editor.Put(key with { Name = statement.NewName });
        }

        inherited.ForEach(c => session.Editor.Put(c with { Name = statement.NewName }));
    }

    /// <summary>Partitions' copies go along, and have no name of their own.</summary>
    private static Trigger Renamed(ReplaySession session, Trigger trigger, string name)
    {
        if (session.Editor.Find<Trigger>(trigger.PartitionOf) is { } parent && !string.Equals(parent.Name, name, StringComparison.Ordinal))
        {
            throw new ReplayException($"cannot rename trigger \"{trigger.Name}\" on table \"{session.Editor.Find(trigger.Table)!.Name}\"");
        }

        return trigger with { Name = name, ConstraintName = trigger.IsConstraint ? trigger.ConstraintName ?? trigger.Name : trigger.ConstraintName };
    }

    private static UserType Renamed(ReplaySession session, UserType type, string name)
    {
        var renamed = type with { Name = name, HasOddArrayName = session.Editor.Find(UserType.ArrayKey(type.Schema, name)) is not null };
        return renamed is DomainType { NotNull: true } domain ? domain with { NotNullName = domain.NotNullName ?? ((DomainType)type).UsualNotNullName } : renamed;
    }

    /// <summary>What children have of a check, which has one name in all of them, and cannot have another in one that has it from elsewhere as well.</summary>
    private static List<TableConstraint> Inherited(ReplaySession session, TableConstraint check)
    {
        var tables = new HashSet<Oid> { check.Table };
        var checks = new List<TableConstraint> { check };
        for (var i = 0; i < checks.Count; i++)
        {
            foreach (var child in check.NoInherit ? [] : Inheritance.Children(session.Editor, checks[i].Table))
            {
                if (session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, child.Oid, check.Name)) is { } inherited && tables.Add(child.Oid))
                {
                    checks.Add(inherited);
                }
            }
        }

        if (checks.Exists(c => Inheritance.ParentChecks(session.Editor, c).Any(p => c.Oid == check.Oid || !tables.Contains(p.Table))))
        {
            throw new ReplayException($"cannot rename inherited constraint \"{check.Name}\"");
        }

        checks.RemoveAt(0);
        return checks;
    }

    private static void RenameColumn(ReplaySession session, RenameStatement statement)
    {
        var reference = statement.Object;
        var relation = reference.Kind == ObjectKind.Attribute ? session.Editor.FindType(reference.Name, session.Path) : session.TryRelation(reference.Name);
        if (relation is null)
        {
            if (statement.IfExists)
            {
                return;
            }

            throw ReplaySession.Undefined("relation", reference.Name);
        }

        if (relation is Index)
        {
            session.AddGap(GapKind.NotModelled, "ALTER INDEX … RENAME COLUMN is not part of the model");
            return;
        }

        if (relation is CompositeType composite)
        {
            CompositeTypeReplay.NoteTypedTables(session, composite);
        }

        Rename(session, relation, reference.SubName!, statement.NewName);
    }

    private static void Rename(ReplaySession session, DbObject relation, string oldName, string newName)
    {
        var columns = (IHasColumns)relation;
        var column = columns.FindColumn(oldName) ?? throw Columns.Undefined(relation, oldName);
        if (columns.FindColumn(newName) is not null)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"column \"{newName}\" of relation \"{relation.Name}\" already exists");
        }

        // A NOT NULL constraint that PostgreSQL named keeps the name that it got, after the old column.
        var renamed = columns.Columns.Select(c => c.Number == column.Number
            ? c with { Name = newName, NotNullName = c.NotNull && relation is Table table ? c.NotNullName ?? ColumnCommandReplay.NotNullName(table, c) : c.NotNullName }
            : c).ToEquatableArray();
        session.Editor.Put(relation switch
        {
            Table table => table with { Columns = renamed },
            View view => view with { Columns = renamed, HasColumnList = true },
            CompositeType type => type with { Columns = renamed },
            _ => throw new ReplayException($"\"{relation.Name}\" has no columns to rename"),
        });
        KeepNamesInIndexes(session, relation.Oid, column, newName);
        foreach (var child in relation is Table ? Inheritance.Children(session.Editor, relation.Oid) : [])
        {
            // Over two parents of one column it comes only once.
            if (session.Editor.Find<Table>(child.Oid)!.FindColumn(oldName) is not null)
            {
                Rename(session, session.Editor.Find(child.Oid)!, oldName, newName);
            }
        }
    }

    /// <summary>An index goes on under the names that its columns had when it was made.</summary>
    private static void KeepNamesInIndexes(ReplaySession session, Oid relation, Column column, string newName)
    {
        foreach (var index in ConstraintReplay.IndexesOf(session.Editor, relation).Where(i => i.Included.Contains(column.Number) || i.IndexKeys.Any(k => k.Column == column.Number)).ToList())
        {
            var names = index.EarlierColumnNames;
            var own = names.Any(n => n.Key == column.Number) ? names.First(n => n.Key == column.Number).Value : column.Name;
            var others = names.Where(n => n.Key != column.Number);
            session.Editor.Put(index with { EarlierColumnNames = (string.Equals(own, newName, StringComparison.Ordinal) ? others : others.Append(new KeyValuePair<int, string>(column.Number, own))).ToEquatableArray() });
        }
    }

    private static bool RenameNotNull(ReplaySession session, Table table, string oldName, string newName)
    {
        if (table.Columns.FirstOrDefault(c => c.NotNull && string.Equals(ColumnCommandReplay.NotNullName(table, c), oldName, StringComparison.Ordinal)) is not { } column)
        {
            return false;
        }

        if (session.Servers.AreFrom(ServerRange.NamedNotNull) != false && InheritedNotNull.IsInherited(session.Editor, table, column.Name))
        {
            throw new ReplayException($"cannot rename inherited constraint \"{oldName}\"");
        }

        session.AddNeedOfNotNullName(table, oldName);
        RenameNotNull(session, table, column, newName);
        return true;
    }

    /// <summary>Children have it under the same name, or it cannot be renamed.</summary>
    private static void RenameNotNull(ReplaySession session, Table table, Column column, string newName)
    {
        var oldName = ColumnCommandReplay.NotNullName(table, column);
        session.Editor.Put(Columns.With(table, column with { NotNullName = newName }));
        foreach (var child in column.NotNullNoInherit ? [] : Inheritance.Children(session.Editor, table.Oid))
        {
            var inherited = Columns.Get(child, column.Name);
            if (!inherited.NotNull || !string.Equals(ColumnCommandReplay.NotNullName(child, inherited), oldName, StringComparison.Ordinal))
            {
                throw new ReplayException(ReplayError.UndefinedObject, $"constraint \"{oldName}\" for table \"{child.Name}\" does not exist");
            }

            RenameNotNull(session, child, inherited, newName);
        }
    }
}
