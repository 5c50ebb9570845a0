using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>DO blocks: code, whose effect is not the text's.</summary>
internal static class DoReplay
{
    public static void Apply(ReplaySession session, DoStatement statement) =>
        session.AddGap(GapKind.Schema, $"DO block in {statement.Language} may change the schema in ways that the text does not show");
}
