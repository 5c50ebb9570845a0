using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>DML leaves the schema alone; what matters is whose rows it changes and what its calls may do.</summary>
internal static class DataReplay
{
    public static void Apply(ReplaySession session, DataStatement statement)
    {
        if (statement is SelectStatement select)
        {
            if (SessionReplay.TrySetConfig(session, select))
            {
                return;
            }

            if (select.Into is not null)
            {
                CreateTableAsReplay.SelectInto(session, select);
            }
        }

        var undecided = "";
        if (SystemCatalogUpdate.TryRun(session, statement) || CalledRoutine.TryRun(session, statement, out undecided))
        {
            return;
        }

        if (statement is TruncateStatement { Cascade: false } truncate)
        {
            RefuseReferred(session, truncate);
        }

        foreach (var change in statement.Changes)
        {
            CheckChange(session, change, statement);
        }

        if (statement is CallStatement call)
        {
            CheckCall(session, call.Procedure, statement, undecided);
        }

        foreach (var name in statement.Calls)
        {
            CheckCall(session, name, statement, undecided);
            if (ExtensionContents.UpgradesExtensions(name.Name))
            {
                session.AddGap(GapKind.NotModelled, $"{name} upgrades extensions, which cannot be undone by SQL");
            }
            else if (IsUnknownCall(session, statement, name))
            {
                session.AddGap(GapKind.Schema, $"{name} is called, and no migration made it: what it does is not known", call: statement.Text.Text);
            }
        }
    }

    /// <summary>A query that stands alone is there for what its functions do; within DML they are there for their values.</summary>
    public static bool IsUnknownCall(ReplaySession session, DataStatement statement, QualifiedName name) =>
        statement is SelectStatement { Into: null } or CallStatement && BuiltInEffects.IsUnknown(name) && !session.Editor.FindRoutines(name, session.Path).Any();

    private static void RefuseReferred(ReplaySession session, TruncateStatement statement)
    {
        var tables = statement.Tables.Select(session.TryRelation).OfType<Table>().ToList();
        foreach (var table in tables)
        {
            var key = ConstraintReplay.ForeignKeysTo(session.Editor, table.Oid).Concat(ConstraintReplay.ForeignKeysToAncestors(session.Editor, table)).FirstOrDefault(c => !tables.Exists(t => t.Oid == c.Table));
            if (key is not null)
            {
                throw new ReplayException(ReplayError.DependentObjects, $"cannot truncate a table referenced in a foreign key constraint: table \"{session.Editor.Find(key.Table)?.Name}\" references \"{table.Name}\"");
            }
        }
    }

    private static void CheckChange(ReplaySession session, DataChange change, DataStatement statement)
    {
        Check(session, change, statement);
        SeededTables.Note(session, change, statement as InsertStatement);
    }

    private static void Check(ReplaySession session, DataChange change, DataStatement statement)
    {
        if (change.Kind == DataChangeKind.Lock || session.TryRelation(change.Table) is not { } relation)
        {
            if (change.Kind != DataChangeKind.Lock && !IsSystem(change.Table))
            {
                throw ReplaySession.Undefined("relation", change.Table);
            }

            if (change.Kind != DataChangeKind.Lock)
            {
                session.AddGap(GapKind.Schema, $"{change.Table} is a system catalog: what its change does is not known", change.Table.Name.Replace("pg_", "alter ") + " ");
            }

            return;
        }

        var insert = statement as InsertStatement;
        TriggerEffects.Check(session, relation, change, insert);
        if (IsOfMigration(session, relation))
        {
            CheckTriggers(session, relation, change);
            return;
        }

        if (change.Kind == DataChangeKind.Update && relation is Table table && IsNewColumns(session, table, change.Columns) && !RowEffects.Of(session.Editor, relation, "UPDATE"))
        {
            return;
        }

        // Another session may read its keys otherwise.
        var isRead = session.Settings.Of(statement.Text.Text) is null;
        if (isRead && insert is not null && relation is Table target && !RowEffects.Of(session.Editor, relation, "DELETE") && InsertedRows.Of(session, target, insert) is { } rows)
        {
            session.AddInserted(rows);
            return;
        }

        if (isRead && statement is UpdateStatement update && relation is Table changed && ValueRenameReader.Read(session, changed, update) is { } rename)
        {
            session.AddValueRename(rename);
            return;
        }

        // Rows that are gone stand against nothing.
        if (change.Kind is not (DataChangeKind.Delete or DataChangeKind.Truncate))
        {
            session.AddChangedRows(relation.Oid);
        }

        session.LeaveRows(relation.Oid, insert);
        session.AddGap(
            $"{change.Kind.ToString().ToUpperInvariant()} changes rows of {ObjectAddress.Of(session.Editor, relation)}, which is older than this migration",
            change.Kind == DataChangeKind.Truncate ? DataLossKind.AllRows : DataLossKind.ChangedRows,
            relation.Oid);
    }

    private static void CheckTriggers(ReplaySession session, DbObject relation, DataChange change)
    {
        var kind = change.Kind switch { DataChangeKind.Insert or DataChangeKind.Copy => "INSERT", DataChangeKind.Update => "UPDATE", DataChangeKind.Delete => "DELETE", _ => null };
        if (kind is not null && HasForeignEffects(session, relation, kind))
        {
            session.AddGap(GapKind.Data, $"{kind} on {ObjectAddress.Of(session.Editor, relation)} runs triggers or rules whose effect is not known");
        }
    }

    private static void CheckCall(ReplaySession session, QualifiedName name, DataStatement statement, string undecided)
    {
        if (name.Name is "setval" or "nextval")
        {
            session.AddGap(GapKind.Data, $"{name.Name}() moves a sequence, whose earlier value is not in the text");
            return;
        }

        if (BuiltInEffects.ReachesBeyondTheDatabase(name))
        {
            session.AddGap(GapKind.NotModelled, $"{name.Name}() makes or drops something on the server, outside of the database");
            return;
        }

        if (BuiltInEffects.MakesOrDropsLargeObjects(name))
        {
            session.AddGap(GapKind.NotModelled, $"{name.Name}() makes or drops large objects, which come from rows or from files");
            return;
        }

        // Which of a name is called its arguments tell, so the worst of them counts.
        var routines = session.Editor.FindRoutines(name, session.Path).ToList();
        if (routines.Find(r => MayChangeSchema(session, r)) is { } changing)
        {
            session.AddGap(GapKind.Schema, $"{ObjectAddress.Of(session.Editor, changing)} is called, and its body may change the schema{(undecided.Length == 0 ? "" : $" ({undecided})")}", CalledRoutine.CodeOf(session, changing, statement), call: statement.Text.Text);
        }
        else if (routines.Find(r => RoutineEffects.MayChangeRows(session, r)) is { } writing)
        {
            session.AddGap(GapKind.Data, $"{ObjectAddress.Of(session.Editor, writing)} is called, and its body may change rows");
        }

        if (routines.Count > 0)
        {
            return;
        }

        if (BuiltInEffects.MayChangeSchema(name) && !(name.Name is QueryToXml.Name && QueryToXml.OnlyReads(session, statement.Text.Text)))
        {
            session.AddGap(GapKind.Schema, $"{name} is called, and it changes more than the text shows", call: statement.Text.Text);
        }
    }

    private static bool MayChangeSchema(ReplaySession session, Routine routine) =>
        RoutineEffects.MayChangeSchema(session, routine) && BlockReplay.EffectOf(session, routine) == BlockEffect.Schema;

    /// <summary>Whether a change is one of rows that go with their table, at the end of the session or by the rollback.</summary>
    public static bool IsOfMigration(ReplaySession session, DataChange change) => session.TryRelation(change.Table) is { } relation && IsOfMigration(session, relation);

    private static bool IsOfMigration(ReplaySession session, DbObject relation) => IsNew(session, relation) || relation is Relation { Persistence: Persistence.Temporary };

    /// <summary>Made by this migration: its rows go with it.</summary>
    private static bool IsNew(ReplaySession session, DbObject relation) => session.Editor.Origin.Find(relation.Oid) is null;

    private static bool IsNewColumns(ReplaySession session, Table table, EquatableArray<string> columns)
    {
        var before = session.Editor.Origin.Find<Table>(table.Oid)!;
        return !columns.IsEmpty && columns.All(name => table.FindColumn(name) is { } column && before.FindColumn(column.Number) is null);
    }

    /// <summary>A BEFORE trigger on a table that goes away again does no harm unless its function writes elsewhere.</summary>
    private static bool HasForeignEffects(ReplaySession session, DbObject relation, string kind) =>
        TriggerReplay.TriggersOf(session.Editor, relation.Oid).Exists(t => t.FiresOn(kind)
            && (session.Editor.Find<Routine>(t.Function) is not { } function || RoutineEffects.MayChangeRows(session, function)))
        || RowEffects.HasRule(session.Editor, relation);

    private static bool IsSystem(QualifiedName name) =>
        name.Schema is "pg_catalog" or "information_schema" || (name.Schema is null && name.Name.StartsWith("pg_", StringComparison.Ordinal));
}
