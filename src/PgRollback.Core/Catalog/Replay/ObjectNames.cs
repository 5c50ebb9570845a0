using System.Globalization;
using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Names that PostgreSQL chooses by itself: t_pkey, t_a_b_idx, t_id_seq, cut at 63 bytes and made unique (makeObjectName, ChooseRelationName, ChooseConstraintName).</summary>
internal static class ObjectNames
{
    /// <summary>name1[_name2]_label, the longer of the two names cut first.</summary>
    public static string Make(string name1, string? name2, string? label)
    {
        var overhead = (label is null ? 0 : Encoding.UTF8.GetByteCount(label) + 1) + (name2 is null ? 0 : 1);
        var available = SqlIdentifier.MaxBytes - overhead;
        var size1 = Encoding.UTF8.GetByteCount(name1);
        var size2 = name2 is null ? 0 : Encoding.UTF8.GetByteCount(name2);
        while (size1 + size2 > available)
        {
            if (size1 > size2)
            {
                size1--;
            }
            else
            {
                size2--;
            }
        }

        var result = SqlIdentifier.Truncate(name1, size1);
        if (name2 is not null)
        {
            result += "_" + SqlIdentifier.Truncate(name2, size2);
        }

        return label is null ? result : result + "_" + label;
    }

    public static string ChooseRelation(CatalogReader catalog, string name1, string? name2, string label, Oid schema, bool isConstraint) =>
        Choose(
            catalog,
            name1,
            name2,
            label,
            FormattableString.Invariant($"{(isConstraint ? "key" : "relation")} {schema.Value}"),
            name => catalog.Find(new NameKey(NameSpace.Relation, schema, name)) is not null
                || (isConstraint && catalog.Find(new NameKey(NameSpace.SchemaConstraint, schema, name)) is not null));

    /// <summary>The first name of the series that is free: with the label, label1, label2, …</summary>
    private static string Choose(CatalogReader catalog, string name1, string? name2, string label, string space, Func<string, bool> isTaken, ISet<string>? alsoTaken = null)
    {
        // Thousands of indexes of one column would each try all names of those before it.
        var editor = catalog as CatalogEditor;
        var series = $"{space} {label} {name1.Length} {name1} {name2}";
        for (var pass = editor?.TakenPasses(series) ?? 0; ; pass++)
        {
            var name = Make(name1, name2, pass == 0 ? label : label + pass.ToString(CultureInfo.InvariantCulture));
            if (isTaken(name))
            {
                continue;
            }

            editor?.NoteTakenPasses(series, pass);
            for (; alsoTaken?.Contains(name) == true || isTaken(name); pass++)
            {
                name = Make(name1, name2, label + (pass + 1).ToString(CultureInfo.InvariantCulture));
            }

            return name;
        }
    }

    /// <summary>The name of an index that has none: of a key's kind where it stands for a constraint (ChooseIndexName).</summary>
    /// <param name="columns">Names of its columns and of its INCLUDE columns, in order.</param>
    public static string ChooseIndex(CatalogReader catalog, Relation table, ConstraintKind? key, IEnumerable<string> columns)
    {
        var label = key switch { ConstraintKind.PrimaryKey => "pkey", ConstraintKind.Exclusion => "excl", ConstraintKind.Unique => "key", _ => "idx" };
        var addition = key == ConstraintKind.PrimaryKey ? null : Addition(IndexColumns(columns));
        return ChooseRelation(catalog, table.Name, addition, label, table.Schema, isConstraint: key is not null);
    }

    public static string ChooseConstraint(CatalogReader catalog, string name1, string? name2, string label, Oid schema, ISet<string>? taken = null) =>
        Choose(
            catalog,
            name1,
            name2,
            label,
            FormattableString.Invariant($"constraint {schema.Value}"),
            name => catalog.Find(new NameKey(NameSpace.SchemaConstraint, schema, name)) is not null,
            taken);

    /// <summary>A name that is taken, with a number behind it.</summary>
    public static string ChooseNumbered(CatalogReader catalog, string name, Oid schema)
    {
        for (var i = 1; ; i++)
        {
            var numbered = Make(name, name2: null, i.ToString(CultureInfo.InvariantCulture));
            if (catalog.Find(new NameKey(NameSpace.SchemaConstraint, schema, numbered)) is null)
            {
                return numbered;
            }
        }
    }

    /// <summary>Column names of an index, made unique among themselves; expressions have the name of their function or <c>expr</c>.</summary>
    public static List<string> IndexColumns(IEnumerable<string> names)
    {
        var result = new List<string>();
        foreach (var original in names)
        {
            var name = original;
            for (var i = 1; result.Contains(name, StringComparer.Ordinal); i++)
            {
                var suffix = i.ToString(CultureInfo.InvariantCulture);
                name = SqlIdentifier.Truncate(original, SqlIdentifier.MaxBytes - suffix.Length) + suffix;
            }

            result.Add(name);
        }

        return result;
    }

    /// <summary>Joined by underscores, no longer than a name needs to be.</summary>
    public static string Addition(IEnumerable<string> columns)
    {
        var result = new StringBuilder();
        foreach (var column in columns)
        {
            if (result.Length > 0)
            {
                result.Append('_');
            }

            result.Append(column);
            if (Encoding.UTF8.GetByteCount(result.ToString()) >= SqlIdentifier.MaxBytes + 1)
            {
                break;
            }
        }

        return result.ToString();
    }
}
