using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>Some migrations in a row: the catalog before the first of them is kept (a checkpoint), those between are not.</summary>
internal sealed class HistoryBlock
{
    /// <summary>So many, then another block begins. More are allowed up to twice as many, so that a new file does not move all later borders.</summary>
    public const int Size = 64;

    private readonly HashSet<int> _reads;

    public HistoryBlock(DatabaseCatalog checkpoint, List<AnalyzedMigration> migrations)
    {
        Checkpoint = checkpoint;
        Migrations = migrations;
        _reads = [];
        foreach (var migration in migrations)
        {
            foreach (var key in migration.Reads)
            {
                _reads.Add(key);
            }

            ReadsEverything |= migration.ReadsEverything;
        }
    }

    private HistoryBlock(DatabaseCatalog checkpoint, HistoryBlock other)
    {
        Checkpoint = checkpoint;
        Migrations = other.Migrations;
        ReadsEverything = other.ReadsEverything;
        _reads = other._reads;
    }

    /// <summary>The catalog before the first migration.</summary>
    public DatabaseCatalog Checkpoint { get; }

    public IReadOnlyList<AnalyzedMigration> Migrations { get; }

    public bool ReadsEverything { get; }

    /// <summary>Whether one of the migrations read this.</summary>
    public bool HasRead(int key) => _reads.Contains(key);

    /// <summary>The same migrations behind another catalog, which differs from the one here in nothing that they read.</summary>
    public HistoryBlock Behind(DatabaseCatalog checkpoint) => new(checkpoint, this);
}
