using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>What to hold the catalogs against when a plan has run: the objects that it touched, and of a table only the columns.</summary>
internal sealed class Expectations
{
    private readonly DatabaseCatalog _before;
    private readonly DatabaseCatalog _after;
    private readonly WorkingCatalog _working;
    private readonly List<ObjectExpectation> _found = [];
    private readonly List<TouchedName> _unnamed = [];
    private readonly FactList _facts = new();
    private readonly FactList _now = new();

    private Expectations(DatabaseCatalog before, DatabaseCatalog after, WorkingCatalog working)
    {
        _before = before;
        _after = after;
        _working = working;
    }

    /// <param name="before">The catalog to get back to.</param>
    /// <param name="after">The catalog that the migration made.</param>
    /// <param name="working">The plan, as it was made.</param>
    /// <param name="touched">What the migration or the plan touched.</param>
    /// <returns>The expectations, and what is changed without a step that names it.</returns>
    public static (EquatableArray<ObjectExpectation> Found, EquatableArray<TouchedName> Unnamed) Of(DatabaseCatalog before, DatabaseCatalog after, WorkingCatalog working, IEnumerable<Oid> touched)
    {
        var expectations = new Expectations(before, after, working);
        foreach (var oid in touched.OrderBy(static oid => oid))
        {
            if (before.Find(oid) is { } value && value.Extension.IsNone && !ReferenceEquals(value, after.Find(oid)) | working.Current(oid) != oid)
            {
                expectations.Add(oid, value, after.Find(oid));
            }
        }

        var named = new HashSet<TouchedName>(working.Steps.Select(static step => new TouchedName(step.Schema, step.Table ?? step.Name)));
        return (expectations._found.ToEquatableArray(), expectations._unnamed.Where(name => !named.Contains(name)).Distinct().ToEquatableArray());
    }

    private void Add(Oid oid, DbObject value, DbObject? now)
    {
        var isRemade = now is null || _working.Current(oid) != oid;
        if (!isRemade && CatalogComparison.AreEqual(_before, value, _after, now!))
        {
            return;
        }

        if (now is not null)
        {
            Note(now);
        }

        // An object of which some code may have made another one says nothing for certain.
        if (CatalogComparison.IsTemporary(_before, value) || _before.Doubts.Any(doubt => doubt.Covers(_before, value)))
        {
            return;
        }

        if (value is Table table)
        {
            Add(value, column: null, Compare(facts => RelationFacts.Table(facts, table), now is Table other ? facts => RelationFacts.Table(facts, other) : null, value.Acl, now?.Acl, isRemade), needsDifference: true);
            foreach (var column in table.Columns)
            {
                AddColumn(table, column, now as Table, isRemade);
            }

            return;
        }

        Add(value, column: null, Compare(facts => CatalogFacts.Write(facts, _before, value), now is null ? null : facts => CatalogFacts.Write(facts, _after, now), value.Acl, now?.Acl, isRemade), needsDifference: false);
    }

    private void AddColumn(Table table, Column column, Table? now, bool isRemade)
    {
        var counterpart = now?.FindColumn(column.Number);
        isRemade |= counterpart is null || _working.HasColumn(table.Oid, column.Number);
        if (isRemade || !Equals(column, counterpart))
        {
            Add(table, column, Compare(facts => RelationFacts.Column(facts, _before, column), counterpart is null ? null : facts => RelationFacts.Column(facts, _after, counterpart), column.Acl, counterpart?.Acl, isRemade), needsDifference: false);
        }
    }

    /// <summary>What is made again keeps nothing, so nothing is asked of it as it is now.</summary>
    private EquatableArray<ExpectedFact> Compare(Action<FactList> write, Action<FactList>? writeNow, Acl acl, Acl? aclNow, bool isRemade)
    {
        _facts.Clear();
        _now.Clear();
        write(_facts);
        if (!isRemade)
        {
            writeNow?.Invoke(_now);
            if (aclNow is not null && acl != aclNow)
            {
                _facts.AddTakenBack(acl, aclNow);
            }
        }

        if (_facts.Facts.Count == 0)
        {
            return default;
        }

        var expected = new ExpectedFact[_facts.Facts.Count];
        for (var i = 0; i < expected.Length; i++)
        {
            var (name, value) = (_facts.Facts[i].Key, _facts.Facts[i].Value);
            expected[i] = new ExpectedFact(name, value, !isRemade && string.Equals(_now.Find(name), value, StringComparison.Ordinal));
        }

        return new EquatableArray<ExpectedFact>(expected);
    }

    private void Add(DbObject value, Column? column, EquatableArray<ExpectedFact> facts, bool needsDifference)
    {
        if (facts.IsEmpty || (needsDifference && facts.All(static fact => fact.IsKept)))
        {
            return;
        }

        var parent = value.ParentOid.IsNone ? (value as PgRollback.Catalog.Index)?.Table ?? Oid.None : value.ParentOid;
        _found.Add(new ObjectExpectation
        {
            Kind = column is null ? value.Kind : ObjectKind.Column,
            Schema = Schema(_before, value),
            Name = column?.Name ?? value.Name,
            Table = column is null ? _before.Find(parent)?.Name : value.Name,
            ArgumentTypes = value is Routine routine ? routine.InputParameters.Select(p => p.Type.WithoutModifiers.ToSql(_before)).ToEquatableArray() : null,
            Facts = facts,
        });
    }

    private void Note(DbObject now)
    {
        if (_after.Find(now.ParentOid) is null && now is not PgRollback.Catalog.Index && Schema(_after, now) is { } schema)
        {
            _unnamed.Add(new TouchedName(schema, now.Name));
        }
    }

    private static string? Schema(DatabaseCatalog catalog, DbObject value)
    {
        var schema = value.SchemaOid.IsNone ? catalog.Find(value.ParentOid)?.SchemaOid ?? Oid.None : value.SchemaOid;
        return schema.IsNone ? null : catalog.SchemaName(schema);
    }
}
