using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>What psql does by a command of its own is not in the text.</summary>
internal static class PsqlCommandReplay
{
    public static void Apply(ReplaySession session, PsqlCommandStatement command)
    {
        switch (command.Name)
        {
            case "c" or "connect":
                session.AddGap(GapKind.NotModelled, $"what follows {command.Tag} runs in another database");
                break;
            case "copy":
                session.AddGap(GapKind.NotModelled, $"the rows of {command.Tag} are in another file");
                break;
            case "q" or "quit":
                session.AddGap(GapKind.NotModelled, $"psql runs nothing of what follows {command.Tag}");
                break;
            case "if":
                session.AddGap(GapKind.Schema, $"psql decides at {command.Tag} what it runs");
                break;
            default:
                session.AddGap(GapKind.Schema, $"what psql runs by {command.Tag} is not in this file");
                break;
        }
    }
}
