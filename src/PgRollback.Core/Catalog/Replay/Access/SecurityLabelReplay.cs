using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class SecurityLabelReplay
{
    public static void Apply(ReplaySession session, SecurityLabelStatement statement)
    {
        if (ObjectFinder.TryFind(session, statement.Object) is not { } target)
        {
            session.AddGap(GapKind.NotModelled, "SECURITY LABEL: the earlier label is not in the text");
            return;
        }

        var provider = statement.Provider ?? "";
        var labels = target.SecurityLabels.Where(l => !string.Equals(l.Provider, provider, StringComparison.Ordinal));
        if (statement.Label is not null)
        {
            labels = labels.Append(new SecurityLabel(provider, statement.Label));
        }

        session.Editor.Put(target with { SecurityLabels = labels.OrderBy(static l => l.Provider, StringComparer.Ordinal).ToEquatableArray() });
    }
}
