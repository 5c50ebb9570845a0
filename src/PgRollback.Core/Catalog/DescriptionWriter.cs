namespace PgRollback.Catalog;

/// <summary>Collects an object's properties as text in which every reference is a name, so that two catalogs can be compared.</summary>
public sealed class DescriptionWriter(CatalogReader catalog)
{
    private readonly List<KeyValuePair<string, string>> _properties = [];

    public CatalogReader Catalog => catalog;

    public IReadOnlyList<KeyValuePair<string, string>> Properties => _properties;

    public void Write(string property, string? value)
    {
        if (value is { Length: > 0 })
        {
            _properties.Add(new KeyValuePair<string, string>(property, value));
        }
    }

    public void Write(string property, bool value)
    {
        if (value)
        {
            _properties.Add(new KeyValuePair<string, string>(property, "yes"));
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
        if (expression is not null)
        {
            Write(property, expression.ToCanonical(catalog));
        }
    }

    /// <summary>What every object has.</summary>
    public void WriteCommon(DbObject value)
    {
        Write("owner", value.Owner);
        Write("comment", value.Comment is null ? null : "'" + value.Comment + "'");
        Write("privileges", value.Acl.ToString());
        foreach (var label in value.SecurityLabels)
        {
            Write("security label " + label.Provider, label.Label);
        }
    }
}
