using PgRollback.Catalog;
using PgRollback.Migrations;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Where a finding stands.</summary>
internal readonly record struct Place(MigrationFile File, TextSpan Span);

/// <summary>Finds the statement of the rollback that is to blame for a difference; where none is, the migration's own, which the rollback does not take back.</summary>
internal sealed class HandwrittenPlaces(MigrationFile migration, ReplayResult up, MigrationFile file, ReplayResult down)
{
    private readonly Dictionary<Oid, Statement> _written = LastChanges(down, file.Down!.Value);
    private readonly Dictionary<Oid, Statement> _migrated = LastChanges(up, migration.Up);

    /// <summary>The rollback as a whole.</summary>
    public Place Rollback => new(file, file.DownSpan);

    public Place Of(CatalogDifference difference)
    {
        // What was there before and is there again under another identity was made again by one of the two.
        foreach (var value in new[] { difference.Objects?.Actual, difference.Objects?.Expected })
        {
            if (value is not null && Written(value) is { } statement)
            {
                return new Place(file, DropOf(statement, difference.Address) ?? statement.Span);
            }
        }

        foreach (var value in new[] { difference.Objects?.Actual, difference.Objects?.Expected })
        {
            if (value is not null && Migrated(value) is { } statement)
            {
                return new Place(migration, statement.Span);
            }
        }

        return Rollback;
    }

    /// <summary>The statement of the rollback that wrote an object.</summary>
    public Place OfWritten(Oid oid) => _written.TryGetValue(oid, out var statement) ? new Place(file, statement.Span) : Rollback;

    public static bool Mentions(string address, QualifiedName name)
    {
        var open = address.IndexOf('(');
        var head = open < 0 ? address : address.Substring(0, open);
        return head.EndsWith("." + SqlIdentifier.Quote(name.Name), StringComparison.Ordinal);
    }

    private Statement? Written(DbObject value) => _written.TryGetValue(value.Oid, out var statement) ? statement : null;

    private Statement? Migrated(DbObject value) => _migrated.TryGetValue(value.Oid, out var statement) ? statement : null;

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

    /// <summary>The last statement that changed each object.</summary>
    private static Dictionary<Oid, Statement> LastChanges(ReplayResult replay, EquatableArray<Statement> statements)
    {
        var result = new Dictionary<Oid, Statement>();
        var statement = -1;
        for (var i = 0; i < replay.Editor.Journal.Count; i++)
        {
            while (statement + 1 < replay.Marks.Count && replay.Marks[statement + 1] <= i)
            {
                statement++;
            }

            if (statement >= 0 && statement < statements.Count)
            {
                result[replay.Editor.Journal[i].Oid] = statements[statement];
            }
        }

        return result;
    }
}
