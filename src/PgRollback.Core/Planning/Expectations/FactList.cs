using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>The facts of one object or column in one catalog.</summary>
internal sealed class FactList
{
    /// <summary>Of more a search would take longer than a dictionary: an object that much was granted on.</summary>
    private const int Few = 24;

    private readonly List<KeyValuePair<string, string>> _facts = new(Few);
    private Dictionary<string, string>? _many;

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts => _facts;

    public string? Find(string name)
    {
        if (_many is not null)
        {
            return _many.TryGetValue(name, out var value) ? value : null;
        }

        foreach (var fact in _facts)
        {
            if (string.Equals(fact.Key, name, StringComparison.Ordinal))
            {
                return fact.Value;
            }
        }

        return null;
    }

    /// <summary>For the next object.</summary>
    public void Clear()
    {
        _facts.Clear();
        _many = null;
    }

    /// <param name="name">The property.</param>
    /// <param name="value">Null: the model does not know it for certain.</param>
    public void Add(string name, string? value)
    {
        if (value is not null && Find(name) is null)
        {
            _facts.Add(new KeyValuePair<string, string>(name, value));
            if (_many is not null)
            {
                _many.Add(name, value);
            }
            else if (_facts.Count > Few)
            {
                _many = _facts.ToDictionary(static fact => fact.Key, static fact => fact.Value, StringComparer.Ordinal);
            }
        }
    }

    public void Add(string name, bool value) => Add(name, value ? "yes" : "no");

    public void AddCommon(DbObject value)
    {
        AddComment(value.Comment);
        Add("owner", value.Owner is { } owner && RoleReplay.IsName(owner) ? owner : null);
        AddPrivileges(value.Acl);
    }

    /// <summary>Its text stands between quotation marks: there is one, and which.</summary>
    public void AddComment(string? comment) => Add("comment", comment is { Length: > 0 } ? "'" + comment + "'" : "none");

    /// <summary>What was granted, and what PUBLIC lost. Of others nothing is said: default privileges may have given them more.</summary>
    public void AddPrivileges(Acl acl)
    {
        foreach (var item in acl.Granted)
        {
            if (IsCertain(item))
            {
                Add(Name(item), item.GrantOption ? "with grant option" : "yes");
            }
        }

        foreach (var item in acl.Revoked)
        {
            if (IsCertain(item) && FactWords.IsPublic(item.Grantee))
            {
                Add(Name(item), value: false);
            }
        }
    }

    /// <summary>What the migration granted is taken back, what it took from PUBLIC given again.</summary>
    /// <param name="before">To get back to.</param>
    /// <param name="now">Of the migration.</param>
    public void AddTakenBack(Acl before, Acl now)
    {
        foreach (var item in now.Granted)
        {
            if (IsCertain(item) && !before.Granted.Any(item.IsOf))
            {
                Add(Name(item), value: false);
            }
        }

        foreach (var item in now.Revoked)
        {
            if (IsCertain(item) && FactWords.IsPublic(item.Grantee) && !before.Revoked.Any(item.IsOf))
            {
                Add(Name(item), value: true);
            }
        }
    }

    // MAINTAIN came with 17.
    private static bool IsCertain(AclItem item) =>
        !item.IsGuarded && item.Privilege is not "MAINTAIN" && (FactWords.IsPublic(item.Grantee) || RoleReplay.IsName(item.Grantee));

    private static string Name(AclItem item) => $"grant {item.Privilege} to {item.Grantee}";
}
