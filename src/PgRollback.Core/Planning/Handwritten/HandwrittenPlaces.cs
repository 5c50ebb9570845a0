using PgRollback.Catalog;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Where a finding stands.</summary>
internal readonly record struct Place(MigrationFile File, TextSpan Span);

/// <summary>Finds the statement of the rollback that is to blame for a difference; where none is, the migration's own, which the rollback does not take back.</summary>
internal sealed class HandwrittenPlaces(MigrationFile migration, ReplayResult up, MigrationFile file, ReplayResult down)
{
    private readonly StatementJournal _down = new(down, file.Down!.Value);
    private readonly StatementJournal _up = new(up, migration.Up);

    /// <summary>The rollback as a whole.</summary>
    public Place Rollback => new(file, file.DownSpan);

    public Place Of(CatalogDifference difference)
    {
        var objects = new[] { difference.Objects?.Actual, difference.Objects?.Expected };

        // What was there before and is there again under another identity was made again by one of the two.
        foreach (var value in objects)
        {
            if (value is not null && _down.LastChange(value.Oid, difference.Property) is { } statement)
            {
                return new Place(file, DropOf(statement, difference.Address) ?? statement.Span);
            }
        }

        foreach (var value in objects)
        {
            if (value is not null && _up.LastChange(value.Oid, difference.Property) is { } statement)
            {
                return new Place(migration, statement.Span);
            }
        }

        return Rollback;
    }

    /// <summary>The statement of the rollback that wrote an object.</summary>
    public Place OfWritten(Oid oid) => _down.LastChange(oid, property: null) is { } statement ? new Place(file, statement.Span) : Rollback;

    public static bool Mentions(string address, QualifiedName name)
    {
        var open = address.IndexOf('(');
        var head = open < 0 ? address : address.Substring(0, open);
        return head.EndsWith("." + SqlIdentifier.Quote(name.Name), StringComparison.Ordinal);
    }

    /// <summary>The object's own place in a DROP of several.</summary>
    private static TextSpan? DropOf(Statement statement, string address)
    {
        foreach (var reference in (statement as DropStatement)?.Objects ?? default)
        {
            var isIt = reference.SubName is null ? Mentions(address, reference.Name) : address.Contains(" " + SqlIdentifier.Quote(reference.SubName) + " on ");
            if (isIt && reference.Span.Length > 0)
            {
                return reference.Span;
            }
        }

        return null;
    }
}
