using PgRollback.Migrations;

namespace PgRollback.Planning;

/// <summary>One migration of the earlier run beside the one of now: no earlier one for a new file, none of now for one that is gone.</summary>
internal readonly record struct HistoryStep(AnalyzedMigration? Earlier, Migration? Now, int Place)
{
    public bool IsSame => Earlier is not null && Now is not null && (ReferenceEquals(Earlier.Migration, Now) || Earlier.Migration.Equals(Now));
}
