using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>What a step removes beside the object that it names, read off the journal of its replay.</summary>
internal static class TakenObjects
{
    /// <param name="editor">The step was replayed on it.</param>
    /// <param name="mark">Where its journal stood before.</param>
    /// <param name="step">The step.</param>
    public static EquatableArray<TakenObject> Of(CatalogEditor editor, int mark, RollbackStep step)
    {
        List<TakenObject>? taken = null;
        for (var i = mark; i < editor.Journal.Count; i++)
        {
            var entry = editor.Journal[i];
            if (entry.Before is { } gone && entry.After is null && !(gone.Kind == step.ObjectKind && string.Equals(gone.Name, step.Name, StringComparison.Ordinal)))
            {
                (taken ??= []).Add(new TakenObject(gone.Kind, gone.Name));
            }
        }

        return taken?.ToEquatableArray() ?? default;
    }
}
