using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Table constraints: names, indexes behind keys, foreign keys bound to theirs.</summary>
internal static class ConstraintReplay
{
    /// <summary>CHECKs first, then keys with the primary key in front, then foreign keys: the order in which CREATE TABLE makes them.</summary>
    public static void AddAll(ReplaySession session, Oid table, IReadOnlyList<ConstraintDefinition> definitions, bool isNewTable, bool only = false)
    {
        // A new table has no rows that NOT VALID could spare, so PostgreSQL drops the words, but for CHECKs of a foreign table, whose rows are elsewhere.
        if (isNewTable && definitions.Any(static d => d.NotValid))
        {
            var isForeign = session.Editor.Find<Table>(table)!.IsForeign;
            definitions = [.. definitions.Select(d => isForeign && d.Kind is ConstraintKind.Check ? d : d with { NotValid = false })];
        }

        var taken = new HashSet<string>(definitions.Where(static d => d.Kind == ConstraintKind.Check && d.Name is not null).Select(static d => d.Name!), StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (definition.Kind is ConstraintKind.Check)
            {
                AddCheck(session, table, definition, taken);
            }
            else if (definition.Kind is ConstraintKind.NotNull)
            {
                SetNotNull(session, table, definition, isNewTable);
            }
        }

        var keys = definitions.Where(static d => d.Kind is ConstraintKind.PrimaryKey)
            .Concat(definitions.Where(static d => d.Kind is ConstraintKind.Unique or ConstraintKind.Exclusion));
        foreach (var definition in isNewTable ? MergeKeys(keys) : keys)
        {
            AddKey(session, table, definition, isNewTable, only);
        }

        foreach (var definition in definitions)
        {
            if (definition.Kind is ConstraintKind.ForeignKey)
            {
                AddForeignKey(session, table, definition);
            }
        }
    }

    public static void AddCheck(ReplaySession session, Oid tableOid, ConstraintDefinition definition, ISet<string>? taken = null)
    {
        var table = session.Editor.Find<Table>(tableOid)!;
        var expression = session.Resolver.ResolveExpression(definition.Expression!.Value, table);
        var columns = expression.References
            .Where(r => r.Target == tableOid && r.Column > 0)
            .Select(static r => r.Column)
            .Distinct()
            .OrderBy(static n => n)
            .ToEquatableArray();

        // The name of a CHECK is that of its only column; tableoid counts as one.
        var hasOneColumn = columns.Count == 1 && definition.Expression!.Value.Text.IndexOf("tableoid", StringComparison.OrdinalIgnoreCase) < 0;
        var name = definition.Name
            ?? ObjectNames.ChooseConstraint(session.Editor, table.Name, hasOneColumn ? table.FindColumn(columns[0])!.Name : null, "check", table.Schema, taken);
        taken?.Add(name);
        if (IsMerged(session, table, name, expression, definition))
        {
            return;
        }

        RequireFreeName(session, table, name);
        session.Editor.Put(new TableConstraint
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Table = tableOid,
            Schema = table.Schema,
            Type = ConstraintKind.Check,
            Check = expression,
            Columns = columns,
            NotValid = definition.NotValid,
            NotEnforced = definition.NotEnforced,
            NoInherit = definition.NoInherit,
            Origin = session.Provenance,
        });
        Inheritance.PropagateCheck(session, tableOid, name);
    }

    /// <summary>A CHECK that a child has from its parent becomes its own as well when it is written once more; a partition has no own one beside its parent's.</summary>
    private static bool IsMerged(ReplaySession session, Table table, string name, Expression expression, ConstraintDefinition definition)
    {
        if (definition.NoInherit || session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, table.Oid, name)) is not { Type: ConstraintKind.Check, IsLocal: false, NoInherit: false } inherited
            || !string.Equals(inherited.Check!.ToCanonical(session.Editor), expression.ToCanonical(session.Editor), StringComparison.Ordinal))
        {
            return false;
        }

        session.Editor.Put(inherited with { IsLocal = table.PartitionOf.IsNone });
        return true;
    }

    public static void AddKey(ReplaySession session, Oid tableOid, ConstraintDefinition definition, bool isNewTable, bool only)
    {
        var table = session.Editor.Find<Table>(tableOid)!;
        if (definition.UsingIndex is not null)
        {
            AddKeyUsingIndex(session, table, definition);
            return;
        }

        var isPrimary = definition.Kind == ConstraintKind.PrimaryKey;
        if (isPrimary && PrimaryKeyOf(session.Editor, tableOid) is not null)
        {
            throw new ReplayException($"multiple primary keys for table \"{table.Name}\" are not allowed");
        }

        var keys = definition.Kind == ConstraintKind.Exclusion
            ? definition.ExclusionElements.Select(e => IndexReplay.Key(session, table, e.Element) with { Operator = e.Operator }).ToEquatableArray()
            : Columns.Numbers(table, definition.Columns).Select(static n => new IndexKey { Column = n }).ToEquatableArray();
        var included = Columns.Numbers(table, definition.IncludeColumns);
        var names = definition.Kind == ConstraintKind.Exclusion
            ? definition.ExclusionElements.Select(static e => IndexReplay.ColumnName(e.Element))
            : definition.Columns.AsEnumerable();
        var name = definition.Name ?? ObjectNames.ChooseIndex(session.Editor, table, definition.Kind, names.Concat(definition.IncludeColumns));
        RelationNames.IsFree(session, table.Schema, name, ifNotExists: false);
        RequireFreeName(session, table, name);
        if (isPrimary)
        {
            RequireNotNullBelow(session, table, definition, only);
            if (isNewTable)
            {
                // Written for a column that has it from a parent too, it is the table's own as well and has a name of its own.
                foreach (var column in definition.Columns)
                {
                    Columns.Change(session, tableOid, column, static c => c.WithOwnNotNull());
                }
            }

            MarkNotNull(session, tableOid, keys);
        }

        var index = new Index
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Schema = table.Schema,
            Persistence = table.Persistence,
            Table = tableOid,
            IsUnique = definition.Kind != ConstraintKind.Exclusion,
            NullsNotDistinct = definition.NullsNotDistinct,
            IndexKeys = keys,
            Included = included,
            Predicate = definition.Predicate is { } predicate ? session.Resolver.ResolveExpression(predicate, table) : null,
            AccessMethod = definition.AccessMethod is "btree" ? null : definition.AccessMethod,
            Options = Options.Set(default, definition.IndexOptions),
            Tablespace = definition.IndexTablespace,
            Owner = table.Owner,
            Origin = session.Provenance,
        };
        PutKey(session, table, definition, index, name, only);
    }

    /// <summary>ONLY leaves partitions as they are, and a primary key's columns are NOT NULL in all of them.</summary>
    private static void RequireNotNullBelow(ReplaySession session, Table table, ConstraintDefinition definition, bool only)
    {
        if (only && table.PartitionKey is not null && Inheritance.Children(session.Editor, table.Oid).Find(c => definition.Columns.Any(n => c.FindColumn(n) is { NotNull: false })) is { } child)
        {
            throw new ReplayException($"a column of the primary key is not marked NOT NULL in table \"{child.Name}\"");
        }
    }

    public static void AddForeignKey(ReplaySession session, Oid tableOid, ConstraintDefinition definition)
    {
        var table = session.Editor.Find<Table>(tableOid)!;
        var referenced = session.Table(definition.ReferencedTable!);
        var columns = Columns.Numbers(table, definition.Columns);
        var (referencedColumns, index) = ForeignKeyTarget(session, referenced, definition);
        if (columns.Count != referencedColumns.Count)
        {
            throw new ReplayException("number of referencing and referenced columns for foreign key disagree");
        }

        var name = definition.Name
            ?? ObjectNames.ChooseConstraint(session.Editor, table.Name, ObjectNames.Addition(definition.Columns), "fkey", table.Schema);
        RequireFreeName(session, table, name);
        RequireNoPartOfThatName(session, table, columns, name);
        session.Editor.Put(new TableConstraint
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Table = tableOid,
            Schema = table.Schema,
            Type = ConstraintKind.ForeignKey,
            Columns = columns,
            ReferencedTable = referenced.Oid,
            ReferencedColumns = referencedColumns,
            ReferencedIndex = index,
            Match = definition.Match is "SIMPLE" ? null : definition.Match,
            OnDelete = definition.OnDelete is "NO ACTION" ? null : definition.OnDelete,
            OnDeleteColumns = Columns.Numbers(table, definition.OnDeleteColumns),
            OnUpdate = definition.OnUpdate is "NO ACTION" ? null : definition.OnUpdate,
            Deferrable = definition.Deferrable,
            InitiallyDeferred = definition.InitiallyDeferred,
            NotValid = definition.NotValid,
            NotEnforced = definition.NotEnforced,
            Temporal = definition.Temporal,
            Origin = session.Provenance,
        });
        Partitioning.PropagateConstraint(session, tableOid, name);
    }

    /// <summary>Before PostgreSQL 18 the parts that a foreign key has for the partitions of what it references are named as a foreign key is that nobody named.</summary>
    private static void RequireNoPartOfThatName(ReplaySession session, Table table, EquatableArray<int> columns, string name)
    {
        var usual = ObjectNames.Make(table.Name, ObjectNames.Addition(columns.Select(n => table.FindColumn(n)!.Name)), "fkey");
        if (session.Servers.AreFrom(18) != true
            && name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == usual
            && ConstraintsOf(session.Editor, table.Oid).FirstOrDefault(c => c.Type == ConstraintKind.ForeignKey && c.Columns == columns && Partitioning.HasPartitions(session.Editor, session.Editor.Find(c.ReferencedTable)!)) is { } other)
        {
            session.AddGapOfVersions(table, $"before PostgreSQL 18 a part of {ObjectAddress.Of(session.Editor, other)} may have the name {SqlIdentifier.Quote(name)}");
        }
    }

    public static TableConstraint? PrimaryKeyOf(CatalogReader catalog, Oid table) =>
        ConstraintsOf(catalog, table).FirstOrDefault(static c => c.Type == ConstraintKind.PrimaryKey);

    public static List<TableConstraint> ConstraintsOf(CatalogReader catalog, Oid table) =>
        catalog.Dependents(table, DependentGroup.Constraint).Select(catalog.Find<TableConstraint>).Where(c => c is not null && c.Table == table).ToList()!;

    public static List<Index> IndexesOf(CatalogReader catalog, Oid table) =>
        catalog.Dependents(table, DependentGroup.Index).Select(catalog.Find<Index>).Where(i => i is not null && i.Table == table).ToList()!;

    public static TableConstraint Get(ReplaySession session, DbObject table, string name) =>
        session.Editor.Find<TableConstraint>(new NameKey(NameSpace.RelationConstraint, table.Oid, name))
        ?? throw new ReplayException(ReplayError.UndefinedObject, $"constraint \"{name}\" of relation \"{table.Name}\" does not exist", $"constraint {name}");

    public static void RequireFreeName(ReplaySession session, DbObject table, string name)
    {
        if (session.Editor.Find(new NameKey(NameSpace.RelationConstraint, table.Oid, name)) is { } existing)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"constraint \"{name}\" for relation \"{table.Name}\" already exists", ObjectAddress.Of(session.Editor, existing));
        }
    }

    /// <summary>In CREATE TABLE the column's own NOT NULL and the table's are one constraint, which takes the name that one of them gives.</summary>
    private static void SetNotNull(ReplaySession session, Oid table, ConstraintDefinition definition, bool isNewTable)
    {
        var column = Columns.Get(session.Editor.Find<Table>(table)!, definition.Columns[0]);
        var isThere = column.NotNull && !isNewTable;
        if (isThere && column.NotNullNotValid && !definition.NotValid)
        {
            throw new ReplayException($"incompatible NOT VALID constraint on column \"{column.Name}\"");
        }

        if (isThere && column.NotNullNoInherit != definition.NoInherit)
        {
            throw new ReplayException($"cannot change NO INHERIT status of the NOT NULL constraint on column \"{column.Name}\"");
        }

        column = isThere
            ? column with { NotNullIsOwn = true }
            : column.WithOwnNotNull(definition.Name) with { NotNullNoInherit = definition.NoInherit, NotNullNotValid = definition.NotValid };
        session.Editor.Put(Columns.With(session.Editor.Find<Table>(table)!, column));
        if (!isThere && !isNewTable && !definition.NoInherit)
        {
            InheritedNotNull.Add(session, table, column.Name, ColumnCommandReplay.NotNullName(session.Editor.Find<Table>(table)!, column), definition.NotValid);
        }
    }

    private static void PutKey(ReplaySession session, Table table, ConstraintDefinition definition, Index index, string name, bool only = false)
    {
        var constraint = new TableConstraint
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Table = table.Oid,
            Schema = table.Schema,
            Type = definition.Kind,
            Columns = index.IndexKeys.Where(static k => k.Column != 0).Select(static k => k.Column).ToEquatableArray(),
            Index = index.Oid,
            Deferrable = definition.Deferrable,
            InitiallyDeferred = definition.InitiallyDeferred,
            Temporal = definition.Temporal,
            Origin = session.Provenance,
        };
        session.Editor.Put(constraint);
        session.Editor.Put(index with { Constraint = constraint.Oid, IsInvalid = only && Partitioning.HasPartitions(session.Editor, table) });
        if (!only)
        {
            Partitioning.PropagateIndex(session, index.Oid);
        }
    }

    private static void AddKeyUsingIndex(ReplaySession session, Table table, ConstraintDefinition definition)
    {
        var index = session.Editor.Find<Index>(new NameKey(NameSpace.Relation, table.Schema, definition.UsingIndex!))
            ?? throw new ReplayException(ReplayError.UndefinedObject, $"index \"{definition.UsingIndex}\" does not exist", $"index {definition.UsingIndex}");
        if (index.Table != table.Oid || !index.Constraint.IsNone)
        {
            throw new ReplayException($"index \"{index.Name}\" is already associated with a constraint");
        }

        // The index takes the constraint's name.
        var name = definition.Name ?? index.Name;
        RequireFreeName(session, table, name);
        if (definition.Kind == ConstraintKind.PrimaryKey)
        {
            MarkNotNull(session, table.Oid, index.IndexKeys);
        }

        PutKey(session, table, definition, index with { Name = name }, name);
    }

    /// <summary>Foreign keys to a table, without the copies that partitions have of them.</summary>
    public static List<TableConstraint> ForeignKeysTo(CatalogReader catalog, Oid table) =>
        catalog.Dependents(table, DependentGroup.Constraint).Concat(catalog.Dependents(table, DependentGroup.Other))
            .Select(catalog.Find<TableConstraint>)
            .Where(c => c is { Type: ConstraintKind.ForeignKey, PartitionOf.IsNone: true } && c.ReferencedTable == table)
            .OrderBy(static c => c!.Oid)
            .ToList()!;

    /// <summary>Foreign keys to the tables that this one is a partition of, without their copies.</summary>
    public static List<TableConstraint> ForeignKeysToAncestors(CatalogReader catalog, Table partition)
    {
        var result = new List<TableConstraint>();
        for (var ancestor = partition.PartitionOf; !ancestor.IsNone; ancestor = catalog.Find<Table>(ancestor)?.PartitionOf ?? Oid.None)
        {
            result.AddRange(ForeignKeysTo(catalog, ancestor));
        }

        return result;
    }

    private static void MarkNotNull(ReplaySession session, Oid tableOid, EquatableArray<IndexKey> keys)
    {
        var was = session.Editor.Find<Table>(tableOid);
        foreach (var key in keys)
        {
            var table = session.Editor.Find<Table>(tableOid)!;
            var column = table.FindColumn(key.Column)!;

            if (!column.NotNull)
            {
                ColumnCommandReplay.SetNotNull(session, table, column.Name, only: false);
            }
            else if (table.PartitionKey is null)
            {
                // Before PostgreSQL 18 a child can have lost a NOT NULL that its parent still has; a partition cannot.
                InheritedNotNull.Add(session, tableOid, column.Name, ColumnCommandReplay.NotNullName(table, column));
            }
        }

        // Before the key, so that going back takes the key first.
        NotNullNames.Settle(session, tableOid, was);
    }

    private static (EquatableArray<int> Columns, Oid Index) ForeignKeyTarget(ReplaySession session, Table referenced, ConstraintDefinition definition)
    {
        if (definition.ReferencedColumns.IsEmpty)
        {
            var primary = PrimaryKeyOf(session.Editor, referenced.Oid)
                ?? throw new ReplayException($"there is no primary key for referenced table \"{referenced.Name}\"");
            return (primary.Columns, primary.Index);
        }

        var columns = Columns.Numbers(referenced, definition.ReferencedColumns);
        var wanted = new HashSet<int>(columns);

        // PostgreSQL takes the first that fits in the order of its index list, which is by OID.
        foreach (var index in IndexesOf(session.Editor, referenced.Oid))
        {
            var isKey = index.IsUnique || (definition.Temporal && !index.Constraint.IsNone);
            if (isKey && index.Predicate is null && index.IndexKeys.Count == columns.Count && index.IndexKeys.All(k => wanted.Contains(k.Column)) && IsImmediate(session.Editor, index))
            {
                return (columns, index.Oid);
            }
        }

        throw new ReplayException($"there is no unique constraint matching given keys for referenced table \"{referenced.Name}\"");
    }

    private static bool IsImmediate(CatalogReader catalog, Index index) => index.Constraint.IsNone || catalog.Find<TableConstraint>(index.Constraint)?.Deferrable != true;

    /// <summary>Keys of one CREATE TABLE that are alike become one, under the first name that was given.</summary>
    private static List<ConstraintDefinition> MergeKeys(IEnumerable<ConstraintDefinition> keys)
    {
        var result = new List<ConstraintDefinition>();
        foreach (var key in keys)
        {
            var same = result.FindIndex(k => k.Kind != ConstraintKind.Exclusion && key.Kind != ConstraintKind.Exclusion && k.Columns == key.Columns && k.IncludeColumns == key.IncludeColumns
                && k.IndexOptions == key.IndexOptions && k.NullsNotDistinct == key.NullsNotDistinct && k.Deferrable == key.Deferrable && k.InitiallyDeferred == key.InitiallyDeferred);
            if (same < 0)
            {
                result.Add(key);
            }
            else if (result[same].Name is null)
            {
                result[same] = result[same] with { Name = key.Name };
            }
        }

        return result;
    }
}
