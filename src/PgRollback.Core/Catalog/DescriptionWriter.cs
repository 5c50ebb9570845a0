namespace PgRollback.Catalog;

/// <summary>Collects an object's properties as text in which every reference is a name, so that two catalogs can be compared.</summary>
public sealed class DescriptionWriter(CatalogReader catalog)
{
    private readonly List<DescribedProperty> _properties = [];
    private string _part = "";

    public CatalogReader Catalog => catalog;

    public IReadOnlyList<DescribedProperty> Properties => _properties;

    /// <summary>The same object in the other catalog of a comparison: what cannot differ from it need not be written. Null: everything is.</summary>
    internal DbObject? Counterpart { get; init; }

    /// <summary>What follows is of a part of the object, whose name stands before that of each property; empty: of the object itself.</summary>
    public void BeginPart(string name) => _part = name;

    public void Write(string property, string? value)
    {
        if (value is { Length: > 0 })
        {
            _properties.Add(new DescribedProperty(_part, property, value));
        }
    }

    public void Write(string property, bool value)
    {
        if (value)
        {
            _properties.Add(new DescribedProperty(_part, property, "yes"));
        }
    }

    public void Write(string property, Oid oid)
    {
        if (!oid.IsNone)
        {
            Write(property, ObjectAddress.Of(catalog, oid));
        }
    }

    public void Write(string property, Expression? expression)
    {
        if (expression?.ToSql(catalog) is { Length: > 0 } sql)
        {
            _properties.Add(new DescribedProperty(_part, property, sql) { Expression = expression });
        }
    }

    /// <summary>What every object has.</summary>
    public void WriteCommon(DbObject value)
    {
        Write("owner", value.Owner);
        Write("comment", value.Comment is null ? null : "'" + value.Comment + "'");
        Write("privileges", value.Acl.ToString());
        Write("array type", value is UserType { HasOddArrayName: true } ? "of another name than usual" : null);
        foreach (var label in value.SecurityLabels)
        {
            Write("security label " + label.Provider, label.Label);
        }
    }
}
