using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

public enum ReferenceKind
{
    Relation,
    Column,
    Routine,
    Type,
    Collation,
    Operator,

    /// <summary>A <c>*</c> that stood for columns when the object was made: <see cref="Reference.Replacement"/> has them.</summary>
    Star,
}

/// <summary>A name in an expression that PostgreSQL resolved when it stored it.</summary>
/// <param name="Start">Of the whole written name (with its schema) within <see cref="Expression.Text"/>.</param>
/// <param name="Target">The object; for a column its relation.</param>
/// <param name="Column">Column number, 0 when the object as a whole is meant.</param>
public sealed record Reference(int Start, int Length, ReferenceKind Kind, Oid Target, int Column)
{
    /// <summary>What is written in place of the name before the last part (an alias: <c>t.</c>) when the column is printed; null to keep what is there.</summary>
    public string? Prefix { get; init; }

    /// <summary>Text to print instead of a star.</summary>
    public string? Replacement { get; init; }

    /// <summary>A column name that is also the name of the output column must be kept by <c>AS old</c> when it is renamed.</summary>
    public string? OutputName { get; init; }

    /// <summary>An edge without text (a column reached through <c>*</c> or a USING join): nothing is printed for it.</summary>
    public bool IsImplicit { get; init; }
}

/// <summary>An expression or query that PostgreSQL keeps parsed: the text as written plus what its names meant then, so that it survives renames as it does there.</summary>
public sealed record Expression
{
    public required string Text { get; init; }

    /// <summary>In order of <see cref="Reference.Start"/>, not overlapping (implicit ones aside).</summary>
    public EquatableArray<Reference> References { get; init; }

    /// <summary>False when some names could not be resolved (functions of extensions and the like stay as written; a relation that is not known makes it false).</summary>
    public bool IsResolved { get; init; } = true;

    /// <summary>SQL that means the same today, under any search_path: current names, relations, routines and types qualified.</summary>
    public string ToSql(CatalogReader catalog)
    {
        if (References.IsEmpty)
        {
            return Text;
        }

        var sql = new StringBuilder(Text.Length + 32);
        var position = 0;
        foreach (var reference in References)
        {
            if (reference.IsImplicit || catalog.Find(reference.Target) is not { } target)
            {
                continue;
            }

            sql.Append(Text, position, reference.Start - position);
            sql.Append(CurrentName(catalog, reference, target));
            position = reference.Start + reference.Length;
        }

        return sql.Append(Text, position, Text.Length - position).ToString();
    }

    /// <summary>Text that is equal for equal meaning as far as names, case, white space and comments go.</summary>
    public string ToCanonical(CatalogReader catalog) => SqlText.Canonicalize(ToSql(catalog));

    private string CurrentName(CatalogReader catalog, Reference reference, DbObject target)
    {
        switch (reference.Kind)
        {
            case ReferenceKind.Column:
                var column = (target as IHasColumns)?.FindColumn(reference.Column);
                var name = column is null ? Text.Substring(reference.Start, reference.Length) : SqlIdentifier.Quote(column.Name);
                var renamed = reference.OutputName is not null && column is not null && !string.Equals(reference.OutputName, column.Name, StringComparison.Ordinal);
                return reference.Prefix + name + (renamed ? " AS " + SqlIdentifier.Quote(reference.OutputName!) : "");
            case ReferenceKind.Star:
                return reference.Replacement ?? "*";
            default:
                return reference.Prefix + catalog.QualifiedName(target);
        }
    }

    /// <summary>Edges for the dependency graph.</summary>
    public IEnumerable<Dependency> Dependencies(DependencyType type, int fromColumn = 0)
    {
        foreach (var reference in References)
        {
            if (!reference.Target.IsNone)
            {
                yield return new Dependency(reference.Target, reference.Column, type, fromColumn);
            }
        }
    }
}
