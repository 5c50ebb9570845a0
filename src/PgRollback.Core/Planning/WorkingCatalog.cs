using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>The catalog while a plan is being made: every step is replayed on it as soon as it is written, so that the next one is written for the state that it will find.</summary>
internal sealed class WorkingCatalog
{
    private readonly Dictionary<Oid, Oid> _current = [];
    private readonly Dictionary<(Oid Table, int Number), int> _columns = [];
    private readonly List<RollbackStep> _steps = [];
    private readonly ReplaySession _session;

    public WorkingCatalog(DatabaseCatalog from, ServerRange servers)
    {
        Editor = new CatalogEditor(from);

        // Steps name everything with its schema: a path without schemas shows where one does not.
        _session = new ReplaySession(Editor, "", new SearchPath { Schemas = [] }) { Servers = servers, IsOfPlan = true };
        Servers = servers;
    }

    public CatalogEditor Editor { get; }

    public ServerRange Servers { get; }

    public IReadOnlyList<RollbackStep> Steps => _steps;

    /// <summary>The object that now stands for one of the catalogs planned between.</summary>
    public Oid Current(Oid oid) => _current.TryGetValue(oid, out var current) ? current : oid;

    public DbObject? Find(Oid oid) => Editor.Find(Current(oid));

    /// <summary>The column that now stands for one of the catalogs planned between: added again, it has another number.</summary>
    public int Column(Oid table, int number) => _columns.TryGetValue((table, number), out var current) ? current : number;

    public bool HasColumn(Oid table, int number) => _columns.ContainsKey((table, number));

    /// <summary>Remembers that a column was added again.</summary>
    public void BindColumn(Oid table, Column column)
    {
        if ((Find(table) as IHasColumns)?.FindColumn(column.Name) is { } current)
        {
            _columns[(table, column.Number)] = current.Number;
        }
    }

    public T Get<T>(Oid oid)
        where T : DbObject => Editor.Find<T>(Current(oid)) ?? throw new PlanningException("an object is gone before its turn");

    public void Run(RollbackStep step)
    {
        TimeConstants.Refuse(step);

        // The model is of the newest server.
        var mark = Editor.Mark;
        var gaps = _session.GapMark.Gaps;
        var newest = step.Sql;
        _session.Servers = Servers;
        if (!step.Variants.IsEmpty)
        {
            var variant = step.Variants[step.Variants.Count - 1];
            newest = variant.Sql;
            _session.Servers = variant.MinVersion <= Servers.Max ? new ServerRange(Math.Max(variant.MinVersion, Servers.Min), Servers.Max) : Servers;
        }

        foreach (var statement in SqlReader.Read(newest).Statements)
        {
            _session.CurrentSpan = statement.Span;
            try
            {
                StatementReplay.Apply(_session, statement);
            }
            catch (ReplayException e)
            {
                throw new PlanningException($"{e.Message} (in: {step.Sql})", e);
            }
        }

        for (; gaps < _session.Gaps.Count; gaps++)
        {
            if (_session.Gaps[gaps] is { Kind: not GapKind.Data } gap)
            {
                throw new PlanningException($"{gap.Message} (in: {step.Sql})");
            }
        }

        _steps.Add(step with { Takes = TakenObjects.Of(Editor, mark, step) });
    }

    /// <summary>Puts a step between others that leaves the schema as it is (rows, roles), so that what follows finds the same catalog.</summary>
    public void Insert(int position, RollbackStep step) => _steps.Insert(position, step);

    /// <summary>Looks for the object that a step made in place of one of the target catalog.</summary>
    public void Bind(CatalogReader target, DbObject value)
    {
        var address = ObjectAddress.Of(target, value);
        var parent = value.SchemaOid.IsNone || !value.ParentOid.IsNone ? value.ParentOid : value.SchemaOid;
        foreach (var key in value.Keys)
        {
            foreach (var oid in Editor.FindAll(key with { Parent = Current(key.Parent) }))
            {
                if (Editor.Find(oid) is { } candidate && candidate.GetType() == value.GetType() && string.Equals(ObjectAddress.Of(Editor, candidate), address, StringComparison.Ordinal))
                {
                    _current[value.Oid] = oid;
                    foreach (var column in (value as IHasColumns)?.Columns ?? default)
                    {
                        BindColumn(value.Oid, column);
                    }

                    return;
                }
            }
        }

        throw new PlanningException($"{address} was made but is not there (under {ObjectAddress.Of(target, parent)})");
    }
}
