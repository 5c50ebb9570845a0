using System.Text;

namespace PgRollback.Catalog;

/// <summary>An expression or query that PostgreSQL keeps parsed: the text as written plus what its names meant then, so that it survives renames as it does there.</summary>
public sealed record Expression
{
    public required string Text { get; init; }

    /// <summary>In order of <see cref="Reference.Start"/>, not overlapping (implicit ones aside); several at one place are printed in the order of the list.</summary>
    public EquatableArray<Reference> References { get; init; }

    /// <summary>False when a relation or a column is not known, or the text could not be read. Functions, operators and types of extensions stay as written and do no harm.</summary>
    public bool IsResolved { get; init; } = true;

    /// <summary>True when a call may mean one of several overloads and the types of its arguments are not known: there is an edge to each of them.</summary>
    public bool HasAmbiguousCalls { get; init; }

    /// <summary>Changes of a column's type that PostgreSQL wrote into the expression and that its text does not show (<see cref="ConvertedExpressions"/>); null: none.</summary>
    public string? Conversions { get; init; }

    /// <summary>The settings of the session that made it on which the meaning of its constants hangs (<see cref="Expressions.ReadingSettings"/>); null: none.</summary>
    public string? ReadUnder { get; init; }

    /// <summary>Aliases that the text gives: a relation that gets such a name needs another alias.</summary>
    public EquatableArray<string> Aliases { get; init; }

    /// <summary>SQL that means the same today, under any search_path: current names, relations, routines and types qualified.</summary>
    public string ToSql(CatalogReader catalog)
    {
        if (References.IsEmpty)
        {
            return Text;
        }

        var sql = new StringBuilder(Text.Length + 32);
        new ReferenceWriter(sql, catalog, this).WriteSpan(0, Text.Length);
        return sql.ToString();
    }

    /// <summary>Text that is equal for equal meaning as far as names, case, white space and comments go.</summary>
    public string ToCanonical(CatalogReader catalog) => ToCanonical(ToSql(catalog));

    /// <param name="sql">What <see cref="ToSql"/> gave.</param>
    internal string ToCanonical(string sql) => SqlText.Canonicalize(sql) + (Conversions is null ? "" : $" {ConversionMark}{Conversions}") + (ReadUnder is null ? "" : $" ⟦read under {ReadUnder}⟧");

    /// <summary>Equal in text and meaning, each in its catalog.</summary>
    internal static bool AreSame(Expression one, CatalogReader first, Expression other, CatalogReader second)
    {
        var (sql, otherSql) = (one.ToSql(first), other.ToSql(second));
        return (string.Equals(sql, otherSql, StringComparison.Ordinal) && one.HasFormOf(other))
            || string.Equals(one.ToCanonical(sql), other.ToCanonical(otherSql), StringComparison.Ordinal);
    }

    /// <summary>Equal in what the text does not show.</summary>
    internal bool HasFormOf(Expression other) =>
        string.Equals(Conversions, other.Conversions, StringComparison.Ordinal) && string.Equals(ReadUnder, other.ReadUnder, StringComparison.Ordinal);

    /// <summary>Stands in canonical text before <see cref="Conversions"/>, and in no SQL.</summary>
    internal const string ConversionMark = "⟦converted⟧ ";

    /// <summary>Edges for the dependency graph.</summary>
    public IEnumerable<Dependency> Dependencies(DependencyType type, int fromColumn = 0)
    {
        foreach (var reference in References)
        {
            if (reference.IsEdge)
            {
                yield return new Dependency(reference.Target, reference.Column, type, fromColumn);
            }
        }
    }
}
