using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What the model does not know of a migration and its rollback, and which objects that concerns: all others are certain all the same.</summary>
internal sealed class HandwrittenDoubts
{
    private readonly List<CatalogDoubt> _covers = [];
    private readonly List<string> _reasons = [];
    private readonly int _older;

    /// <summary>Roles: above zero when one was made and is there behind the rollback, below when one is gone.</summary>
    private readonly SortedDictionary<string, int> _roles = new(StringComparer.Ordinal);

    public HandwrittenDoubts(DatabaseCatalog before, ReplayResult up)
    {
        // What earlier migrations left open stands against a finding, and against a proof only where something has to come back as it was.
        _covers.AddRange(before.Doubts);
        _older = _covers.Count;
        AddUncertain(before, up);
        AddGaps(up);
        foreach (var failure in up.Failures)
        {
            _reasons.Add(failure.Message);
            _covers.Add(Cover(NamesOf(failure.Statement), failure.Message));
        }
    }

    public IReadOnlyList<string> Reasons => _reasons;

    public void Add(string reason) => _reasons.Add(reason);

    public void AddGaps(ReplayResult replay)
    {
        if (replay.Session.UnguardedRole is { } role)
        {
            _reasons.Add($"role {role} is not on every server, and where it is missing this fails");
        }

        foreach (var gap in replay.Session.Gaps.Where(static g => g.Kind != GapKind.Data && !g.IsOnNewObjects))
        {
            if (gap.Role is { } effect)
            {
                _roles[effect.Role] = (_roles.TryGetValue(effect.Role, out var count) ? count : 0) + (effect.IsMade ? 1 : -1);
                continue;
            }

            _reasons.Add(gap.Message);
            if (gap.Object is { } one)
            {
                _covers.Add(Cover([one.Name], gap.Message));
                continue;
            }

            if (gap.Code is not { } code || DoubtfulNames.Cascade(code))
            {
                _covers.Add(Cover(names: null, gap.Message));
                continue;
            }

            var kinds = CatalogDoubt.KindsIn(code);
            if (kinds != DoubtfulKinds.None)
            {
                _covers.Add(Cover(DoubtfulNames.In(code), gap.Message) with { Kinds = WithParts(kinds) });
            }
        }
    }

    /// <summary>What the migration drops or rewrites has to come back as it was, which the model does not know of what is in doubt.</summary>
    private void AddUncertain(DatabaseCatalog before, ReplayResult up)
    {
        if (_older == 0)
        {
            return;
        }

        foreach (var oid in up.Editor.Touched.OrderBy(static o => o))
        {
            if (before.Find(oid) is { } was && IsLost(was, up.Editor.Find(oid)) && _covers.Take(_older).FirstOrDefault(d => d.Covers(before, was) && !(d.KeepsDefinitions && up.Editor.Find(oid) is not null)) is { } doubt)
            {
                _reasons.Add($"{ObjectAddress.Of(before, was)} may be other than its text says since {doubt.Reason}");
            }
        }
    }

    /// <summary>Whether something of an object is not there any more, so that the way back must know what it was. What was only added goes without that.</summary>
    private static bool IsLost(DbObject was, DbObject? now) => (was, now) switch
    {
        (_, null) => true,
        (Table earlier, Table later) => earlier.Columns.Any(c => !c.Equals(later.FindColumn(c.Number))),
        (Routine or View or UserType, _) => !was.Equals(now),
        _ => false,
    };

    /// <summary>The schema is the same whether a role is there or not, but the migration may not be run again then. After both are replayed.</summary>
    public void AddRoles()
    {
        foreach (var (role, count) in _roles.Select(static r => (r.Key, r.Value)).Where(static r => r.Value != 0))
        {
            _reasons.Add(count > 0 ? $"role {role} is left behind, which belongs to all databases of the server" : $"role {role} is gone, which belongs to all databases of the server");
        }
    }

    /// <summary>Whether a statement that fails on the model may be right about something that the model does not know.</summary>
    public bool Explain(ReplayFailure failure)
    {
        if (failure is { Statement: DoStatement, Error: ReplayError.Other })
        {
            // It raises the exception itself.
            return false;
        }

        return _covers.Count > _older || _reasons.Count > 0 || _covers.Exists(c => c.Names.Any(n => failure.Message.IndexOf(n, StringComparison.Ordinal) >= 0));
    }

    /// <summary>The reason for which a difference may be none; null when it is certain.</summary>
    public string? Cover(CatalogReader actual, CatalogDifference difference)
    {
        if (MissingRoles.Explain(difference) is { } role)
        {
            return $"role {role} is not on every server";
        }

        if (UncertainPrivileges.Explain(difference) is { } uncertain)
        {
            return uncertain;
        }

        if (difference is { Property: "owner", Objects: { Expected: { Owner: null } earlier, Actual: { Owner: { } owner } now } } && (actual as CatalogEditor)?.Origin.Find(now.Oid)?.Owner != owner)
        {
            // The migration did not make it the owner, the rollback did.
            return $"who owned {earlier.Name} before is not in the text: whoever ran the migrations";
        }

        if (difference.Objects is not { } objects)
        {
            return _covers.Count > 0 ? _covers[_covers.Count - 1].Reason : null;
        }

        foreach (var doubt in _covers)
        {
            if ((objects.Expected is { } expected && Covers(doubt, actual, expected)) || (objects.Actual is { } value && Covers(doubt, actual, value)))
            {
                return doubt.Reason;
            }
        }

        return null;
    }

    /// <summary>A doubt about everything is one about kinds that have no word of their own too.</summary>
    private static bool Covers(CatalogDoubt doubt, CatalogReader catalog, DbObject value) =>
        doubt.Covers(catalog, value) || (doubt.Kinds == DoubtfulKinds.All && doubt.Names.IsEmpty && value.Oid < doubt.Limit);

    private static CatalogDoubt Cover(List<string>? names, string reason) => new(new Oid(long.MaxValue), DoubtfulKinds.All, reason) { Names = names?.ToEquatableArray() ?? default };

    /// <summary>What changes a table may change whatever belongs to it.</summary>
    private static DoubtfulKinds WithParts(DoubtfulKinds kinds) =>
        (kinds & DoubtfulKinds.Tables) == DoubtfulKinds.None ? kinds : kinds | DoubtfulKinds.Constraints | DoubtfulKinds.Indexes | DoubtfulKinds.Triggers | DoubtfulKinds.Policies | DoubtfulKinds.Sequences;

    private static List<string>? NamesOf(Statement statement) => statement is DropStatement { Cascade: false } drop ? [.. drop.Objects.Select(static o => o.Name.Name)] : null;
}
