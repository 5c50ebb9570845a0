using PgRollback.Catalog.Expressions;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>The session that replays one migration: its catalog in change, its search_path, what it could not follow.</summary>
public sealed class ReplaySession(CatalogEditor editor, string path, SearchPath searchPath)
{
    private readonly List<Gap> _gaps = [];
    private readonly List<Gap> _schemaGaps = [];
    private List<PossibleObject>? _possible;
    private readonly List<ServerNeed> _needs = [];
    private readonly List<KeptNote> _kept = [];
    private readonly HashSet<Oid> _restated = [];
    private readonly List<(Oid Table, InsertStatement Insert)> _leftInserts = [];
    private readonly List<InsertedRows> _inserted = [];
    private readonly List<ValueRename> _valueRenames = [];

    public CatalogEditor Editor => editor;

    /// <summary>Where the versions differ, it follows those that are meant.</summary>
    public ServerRange Servers { get; internal set; } = ServerRange.Default;

    public SearchPath Path { get; set; } = searchPath;

    /// <summary>search_path as the session began: what RESET goes back to.</summary>
    public SearchPath InitialPath { get; } = searchPath;

    /// <summary>SET ROLE, SET SESSION AUTHORIZATION: who owns what is made now; null: whoever runs the migrations.</summary>
    public string? CurrentRole { get; set; }

    public IReadOnlyList<Gap> Gaps => _gaps;

    /// <summary>What servers of earlier versions refuse.</summary>
    public IReadOnlyList<ServerNeed> Needs => _needs;

    /// <summary>A point to take gaps and notes back to, with the catalog.</summary>
    internal GapCounts GapMark => new(_gaps.Count, _kept.Count, _inserted.Count, _valueRenames.Count, _leftInserts.Count);

    internal void ForgetGaps(GapCounts mark)
    {
        _leftInserts.RemoveRange(Math.Min(mark.Left, _leftInserts.Count), Math.Max(0, _leftInserts.Count - mark.Left));
        _inserted.RemoveRange(mark.Inserted, _inserted.Count - mark.Inserted);
        _valueRenames.RemoveRange(mark.ValueRenames, _valueRenames.Count - mark.ValueRenames);
        for (var i = _gaps.Count - 1; i >= mark.Gaps; i--)
        {
            if (_gaps[i].Kind == GapKind.Schema)
            {
                _schemaGaps.RemoveAt(_schemaGaps.Count - 1);
                _possible = null;
            }
        }

        _gaps.RemoveRange(mark.Gaps, _gaps.Count - mark.Gaps);
        _kept.RemoveRange(mark.Kept, _kept.Count - mark.Kept);
    }

    /// <summary>A point to take all that a block did back to: the catalog, gaps, notes, the path and other settings.</summary>
    internal Savepoint Save() => new(editor.Mark, GapMark, Path, CurrentRole, Settings);

    internal void RollbackTo(Savepoint savepoint)
    {
        editor.RollbackTo(savepoint.Mark);
        ForgetGaps(savepoint.Gaps);
        Path = savepoint.Path;
        CurrentRole = savepoint.Role;
        Settings = savepoint.Settings;
    }

    internal readonly record struct Savepoint(int Mark, GapCounts Gaps, SearchPath Path, string? Role, ReadingSettings Settings);

    /// <summary>How many there are of each list that a block which is not followed takes back.</summary>
    internal readonly record struct GapCounts(int Gaps, int Kept, int Inserted, int ValueRenames, int Left);

    /// <summary>Whether something happened behind a mark that leaves a doubt about the schema, or objects and rows that a rollback must know of.</summary>
    internal bool IsDoubtfulSince(GapCounts mark) =>
        GapMark with { Gaps = mark.Gaps } != mark || _gaps.FindIndex(mark.Gaps, static g => g.Kind == GapKind.Schema) >= 0;

    /// <summary>Objects that a statement would have made but found, or replaced.</summary>
    public IReadOnlyList<KeptNote> Kept => _kept;

    /// <summary>check_function_bodies: CREATE FUNCTION looks for what its body names.</summary>
    internal bool ChecksBodies { get; set; } = true;

    internal SessionTransaction Transaction { get; set; } = new();

    /// <summary>What pg_event_trigger_ddl_commands() returns while an event trigger is fired.</summary>
    internal VirtualTable? EventCommands { get; set; }

    /// <summary>How many routines are being run inside one another.</summary>
    internal int Calls { get; set; }

    /// <summary>Where the statement at work stands.</summary>
    public TextSpan CurrentSpan { get; set; }

    /// <summary>The statement at work.</summary>
    internal Statement? Statement { get; set; }

    public Provenance Provenance => new(path, CurrentSpan);

    /// <summary>How constants are read now.</summary>
    internal ReadingSettings Settings { get; set; } = ReadingSettings.Default;

    public ExpressionResolver Resolver => new(editor, Path) { Settings = Settings };

    public void AddGap(Gap gap)
    {
        gap = gap with { Message = InformationSchema.Plain(gap.Message) };
        _gaps.Add(gap);
        if (gap.Kind == GapKind.Schema)
        {
            _schemaGaps.Add(gap);
            _possible = null;
        }
    }

    public void AddGap(GapKind kind, string message, string? code = null, bool keepsDefinitions = false, bool isOnNewObjects = false, string call = "") =>
        AddGap(new Gap(kind, message, CurrentSpan)
        {
            Code = code,
            KeepsDefinitions = keepsDefinitions,
            IsOnNewObjects = isOnNewObjects,
            Limit = editor.NextOid,
            Possible = kind != GapKind.Schema ? default : PossibleBehind(code, call),
        });

    /// <summary>What code makes by its words or those of the routines that it calls.</summary>
    private EquatableArray<PossibleObject> PossibleBehind(string? code, string call)
    {
        var found = code is null ? PossibleObject.OfCall(call) : PossibleObject.In(code, call);
        var called = BlockEffects.ChangingRoutines(this, code + "\n" + call);
        for (var i = 0; i < called.Count; i++)
        {
            var body = called[i].Body ?? "";
            called.AddRange(BlockEffects.ChangingRoutines(this, body).Where(r => !called.Contains(r)));
            found = found.Concat(PossibleObject.In(body, call)).Distinct().ToEquatableArray();
        }

        return found;
    }

    /// <summary>What may be there although the model has none of it, by earlier migrations and this one.</summary>
    internal IReadOnlyList<PossibleObject> Possible => _possible ??= [.. editor.Origin.Doubts.SelectMany(static d => d.Possible), .. _schemaGaps.SelectMany(static g => g.Possible)];

    /// <summary>Why a CASCADE may take more than the model knows; null: it does not.</summary>
    internal string? HiddenDependencies => _schemaGaps.Find(static g => g.HidesDependencies)?.Message ?? editor.Origin.Doubts.FirstOrDefault(static d => d.HidesDependencies)?.Reason;

    /// <summary>Why there may be something of that name although the model has nothing; null: there is nothing.</summary>
    internal string? ReasonFor(ObjectKind kind, string name) => ReasonFor(p => p.Matches(kind, name));

    /// <summary>The same for a name of any kind.</summary>
    internal string? ReasonFor(string name) => ReasonFor(p => NamePattern.Matches(p.Name, name));

    private string? ReasonFor(Func<PossibleObject, bool> isOne) =>
        _schemaGaps.Find(g => g.Possible.Any(isOne))?.Message ?? editor.Origin.Doubts.FirstOrDefault(d => d.Possible.Any(isOne))?.Reason;

    public void AddGap(string message, DataLossKind loss, Oid relation, TextSpan span) =>
        _gaps.Add(new Gap(GapKind.Data, message, span) { Loss = new DataLoss(loss, relation, 0) });

    public void AddGap(string message, DataLossKind loss, Oid relation, int column = 0) =>
        _gaps.Add(new Gap(GapKind.Data, message, CurrentSpan) { Loss = new DataLoss(loss, relation, column) });

    /// <summary>What servers of the range make of a table differs.</summary>
    internal void AddGapOfVersions(Table table, string message)
    {
        // Partitions of its own get what it gets.
        AddGap(new Gap(GapKind.Schema, message, CurrentSpan) { Object = Partitioning.HasPartitions(editor, table) ? null : new PossibleObject(ObjectKind.Table, table.Name) });
    }

    internal void AddNeed(int version, string message) => _needs.Add(new ServerNeed(version, message, CurrentSpan));

    /// <summary>A name that PostgreSQL 18 finds because it gives names to NOT NULL constraints.</summary>
    internal void AddNeedOfNotNullName(Table table, string name) =>
        AddNeed(18, $"before PostgreSQL 18 constraint \"{name}\" of relation \"{table.Name}\" does not exist: NOT NULL constraints have no names");

    /// <summary>Rows of older tables that the migration inserted under known keys, in order.</summary>
    public IReadOnlyList<InsertedRows> Inserted => _inserted;

    /// <summary>Values of older rows that the migration replaced and a rollback puts back, in order.</summary>
    internal IReadOnlyList<ValueRename> ValueRenames => _valueRenames;

    internal void AddValueRename(ValueRename rename) => _valueRenames.Add(rename);

    /// <summary>Older tables with rows of migrations in them, which the migration changed in ways that are not undone.</summary>
    public ISet<Oid> ChangedRows { get; } = new HashSet<Oid>();

    /// <summary>Rows of a table changed; only of one that has rows in every database is that known for certain.</summary>
    internal void AddChangedRows(Oid table)
    {
        if ((editor.Find(table) ?? editor.Origin.Find(table)) is Table { IsSeeded: true })
        {
            ChangedRows.Add(table);
        }
    }

    public void AddInserted(InsertedRows rows) => _inserted.Add(rows);

    /// <summary>Older tables with rows that the migration put there or changed, and that a rollback leaves as they are.</summary>
    public ISet<Oid> LeftRows { get; } = new HashSet<Oid>();

    /// <summary>What put constants into older tables and stays there as it was written, in order.</summary>
    public IReadOnlyList<(Oid Table, InsertStatement Insert)> LeftInserts => _leftInserts;

    /// <summary>Tables into which the result of a query went and stays.</summary>
    public ISet<Oid> FilledByQuery { get; } = new HashSet<Oid>();

    /// <summary>Rows of an older table change, and no key tells which: after anything but an INSERT earlier ones may be gone or others.</summary>
    public void LeaveRows(Oid table, InsertStatement? insert)
    {
        LeftRows.Add(table);
        if (insert is null)
        {
            _leftInserts.RemoveAll(left => left.Table == table);
        }
        else if (insert is { Rows.IsEmpty: false, HasOnConflict: false, Changes.Count: 1 })
        {
            _leftInserts.Add((table, insert));
        }
        else if (insert is { Rows.IsEmpty: true, HasOnConflict: false })
        {
            FilledByQuery.Add(table);
        }
    }

    /// <summary>Values that stay although the earlier ones are known.</summary>
    internal void LeaveValueRename(ValueRename rename)
    {
        _valueRenames.Remove(rename);
        LeaveRows(rename.Table, insert: null);
        AddChangedRows(rename.Table);
    }

    /// <summary>Rows that stay although their key is known.</summary>
    public void LeaveInserted(InsertedRows rows)
    {
        _inserted.Remove(rows);
        LeftRows.Add(rows.Table);
        AddChangedRows(rows.Table);
    }

    /// <summary>The role whose presence is the condition of what is replayed.</summary>
    internal string? GuardedRole { get; set; }

    /// <summary>A role that may be missing, to which the migration did something without asking: there it fails.</summary>
    internal string? UnguardedRole { get; private set; }

    internal bool IsGuarded(string role) => string.Equals(role, GuardedRole, StringComparison.Ordinal);

    internal void NoteUse(AclItem item)
    {
        if (item.IsGuarded && !IsGuarded(item.Grantee))
        {
            UnguardedRole = item.Grantee;
        }
    }

    public void Keep(string address, string reason) => _kept.Add(new KeptNote(address, reason, CurrentSpan));

    /// <summary>How many handlers around the statement at work take what is there already for no error.</summary>
    internal int DuplicateGuards { get; set; }

    /// <summary>It runs the steps of a plan, not a migration.</summary>
    internal bool IsOfPlan { get; init; }

    /// <summary>The extension made last that is none of PostgreSQL's own: where the server's machine does not have it, a handler may have been at work instead.</summary>
    internal string? UncertainExtension { get; set; }

    public void Keep(DbObject value, string reason)
    {
        _kept.Add(new KeptNote(ObjectAddress.Of(editor, value), reason, CurrentSpan));
        NoteRestated(value);
    }

    /// <summary>
    /// A statement that leaves an object as the model has it: no step of a plan would ask whether it was so before. Where the model is not sure, it may have been a change.
    /// </summary>
    /// <param name="value">The object.</param>
    /// <param name="ofRights">It is about who may do what.</param>
    internal void NoteRestated(DbObject value, bool ofRights = false)
    {
        if (editor.Origin.Doubts.Count > 0 && !IsOfPlan && _restated.Add(value.Oid)
            && editor.DoubtOf(value, ofRights || Statement is GrantStatement) is { } reason)
        {
            AddGap(GapKind.NotModelled, $"what this changes of {ObjectAddress.Of(editor, value)}, which may be other than its text says since {reason}, is not known");
        }
    }

    /// <summary>Schema for an object to be made.</summary>
    public Oid CreationSchema(QualifiedName name)
    {
        if (name.Schema is null)
        {
            var schema = Path.CreationSchema(editor);
            return schema.IsNone ? throw new ReplayException(ReplayError.UndefinedObject, "no schema has been selected to create in") : schema;
        }

        if (name.Schema is "pg_temp")
        {
            return TemporarySchema();
        }

        var found = Path.ResolveSchema(editor, name.Schema);
        return found.IsNone ? throw new ReplayException(ReplayError.UndefinedObject, $"schema \"{name.Schema}\" does not exist", $"schema {name.Schema}") : found;
    }

    /// <summary>The session's schema for temporary objects, made at first use.</summary>
    public Oid TemporarySchema()
    {
        if (Path.Temporary.IsNone)
        {
            var schema = new Schema { Oid = editor.NewOid(), Name = "pg_temp_" + editor.Mark.ToString(System.Globalization.CultureInfo.InvariantCulture), IsTemporary = true, IsBuiltIn = true };
            editor.Put(schema);
            Path = Path with { Temporary = schema.Oid };
        }

        return Path.Temporary;
    }

    public DbObject Relation(QualifiedName name) => TryRelation(name) ?? throw Undefined("relation", name);

    public DbObject? TryRelation(QualifiedName name) => editor.FindRelation(name, Path);

    public Table Table(QualifiedName name) => Relation(name) as Table ?? throw new ReplayException($"\"{name.Name}\" is not a table");

    internal static ReplayException Undefined(string kind, QualifiedName name) =>
        new(ReplayError.UndefinedObject, $"{kind} \"{Plain(name)}\" does not exist", $"{kind} {name}");

    public static string Plain(QualifiedName name) => name.Schema is null ? name.Name : name.Schema + "." + name.Name;

    public TypeReference Type(TypeName name) => TypeResolver.Resolve(editor, Path, name);
}

/// <summary>An object that stays after a rollback although its migration speaks of it.</summary>
public sealed record KeptNote(string Address, string Reason, TextSpan Span);
