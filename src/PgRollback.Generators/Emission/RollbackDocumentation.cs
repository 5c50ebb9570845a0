using PgRollback.Generators.Pipeline;
using PgRollback.Plans;

namespace PgRollback.Generators.Emission;

/// <summary>What a person who is about to call a rollback wants to know, as XML documentation.</summary>
internal static class RollbackDocumentation
{
    // A tooltip is for reading; the whole list is among the steps.
    private const int Shown = 20;

    public static void Write(SourceWriter writer, CompiledRollback rollback)
    {
        writer.Line($"/// <summary>{XmlText.Of(rollback.Summary ?? rollback.Stem)}</summary>");
        writer.Line("/// <remarks>");
        writer.Line($"/// <para>Takes back <c>{XmlText.Of(rollback.Stem)}</c>.</para>");
        if (rollback.Reason is { } reason)
        {
            writer.Line($"/// <para>There is no way back: {XmlText.Of(reason.TrimEnd('.'))}.</para>");
        }

        var steps = rollback.Plan.Steps;
        Paragraph(writer, "Drops", [.. steps.Where(IsDrop).Select(ObjectWords.Of)]);
        Paragraph(writer, "Restores or changes", [.. steps.Where(step => !IsDrop(step)).Select(ObjectWords.Of)]);
        Paragraph(writer, "Rows or values are lost with", [.. steps.Where(step => step.DestroysRows).Select(ObjectWords.Of)]);
        foreach (var kept in rollback.Plan.Kept.Take(Shown))
        {
            writer.Line($"/// <para>Stays: <c>{XmlText.Of(kept.Address)}</c>, because {XmlText.Of(kept.Reason.TrimEnd('.'))}.</para>");
        }

        writer.Line("/// </remarks>");
    }

    private static bool IsDrop(Planning.RollbackStep step) => step.Kind.StartsWith("Drop", StringComparison.Ordinal);

    private static void Paragraph(SourceWriter writer, string title, IReadOnlyList<string?> objects)
    {
        var named = objects.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (named.Length == 0)
        {
            return;
        }

        var list = string.Join(", ", named.Take(Shown).Select(name => $"<c>{XmlText.Of(name)}</c>"));
        var rest = named.Length > Shown ? $" and {named.Length - Shown} more" : "";
        writer.Line($"/// <para>{title}: {list}{rest}.</para>");
    }
}
