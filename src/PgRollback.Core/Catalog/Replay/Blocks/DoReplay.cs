using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>DO blocks: unfolded where the catalog decides everything in them, otherwise a gap.</summary>
internal static class DoReplay
{
    public static void Apply(ReplaySession session, DoStatement statement) => BlockReplay.Apply(session, statement);
}
