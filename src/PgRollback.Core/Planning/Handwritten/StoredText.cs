using System.Text.RegularExpressions;
using PgRollback.Catalog;
using PgRollback.Catalog.Expressions;
using Index = PgRollback.Catalog.Index;

namespace PgRollback.Planning;

/// <summary>Properties that PostgreSQL keeps parsed, so that what two people wrote, or a person and pg_dump, can be one and the same.</summary>
internal static class StoredText
{
    private static readonly Regex Moment = new(@"'(?<day>\d{4}-\d\d-\d\d)([ T]\d\d:\d\d(:\d\d(\.\d+)?)?)?([+-]\d\d(:\d\d)?)?'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    public static bool IsOne(string property) =>
        property is "check" or "predicate" or "keys" or "using" or "with check" or "when" or "query" or "definition" or "default"
        || property.EndsWith(" default", StringComparison.Ordinal) || property.Contains(" generated ");

    /// <summary>Whether both texts are stored alike; null where only a server can tell.</summary>
    public static bool? InOtherWords(CatalogReader before, CatalogReader actual, CatalogDifference difference)
    {
        if (difference is not { Actual: { } comes, Expected: { } was, Objects: { Expected: { } earlier, Actual: { } later } })
        {
            return false;
        }

        if (was.Contains(Expression.ConversionMark) || comes.Contains(Expression.ConversionMark))
        {
            return null;
        }

        if (difference.Property is "definition")
        {
            return LooseText.AreAlike(was, comes) ? true : null;
        }

        if (ConstantDefault.Of(before, earlier, difference.Property!, was) is { } constant && string.Equals(constant, ConstantDefault.Of(actual, later, difference.Property!, comes), StringComparison.Ordinal))
        {
            return true;
        }

        var isResolved = earlier is not View { Query.IsResolved: false } && later is not View { Query.IsResolved: false };
        if (isResolved && StoredForm.Of(before, RelationOf(before, earlier), was) is { } one && StoredForm.Of(actual, RelationOf(actual, later), comes) is { } other)
        {
            return string.Equals(one, other, StringComparison.Ordinal) ? true
                : string.Equals(WithoutTime(one), WithoutTime(other), StringComparison.Ordinal) ? null
                : false;
        }

        return LooseText.AreAlike(was, comes) ? true : difference.Property is "query" ? null : false;
    }

    /// <summary>The day of a moment: at which hour it begins, in which zone, is the session's that a text is read in.</summary>
    private static string WithoutTime(string form) => Moment.Replace(form, "'${day}'");

    private static IHasColumns? RelationOf(CatalogReader catalog, DbObject value) => value as IHasColumns ?? catalog.Find((value as Index)?.Table ?? value.ParentOid) as IHasColumns;
}
