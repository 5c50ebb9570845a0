using PgRollback.Planning;
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
        Paragraph(writer, "Drops", steps, IsDrop);
        Paragraph(writer, "Restores or changes", steps, static step => !IsDrop(step));
        Paragraph(writer, "Rows or values are lost with", steps, static step => step.DestroysRows);
        foreach (var kept in rollback.Plan.Kept.Take(Shown))
        {
            writer.Line($"/// <para>Stays: <c>{XmlText.Of(kept.Address)}</c>, because {XmlText.Of(kept.Reason.TrimEnd('.'))}.</para>");
        }

        writer.Line("/// </remarks>");
    }

    private static bool IsDrop(RollbackStep step) => step.Kind.StartsWith("Drop", StringComparison.Ordinal);

    private static void Paragraph(SourceWriter writer, string title, EquatableArray<RollbackStep> steps, Func<RollbackStep, bool> isOfIt)
    {
        var objects = steps.Where(isOfIt).Select(ObjectWords.Of).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (objects.Count == 0)
        {
            return;
        }

        writer.Indent();
        writer.Verbatim("/// <para>");
        writer.Verbatim(title);
        for (var i = 0; i < objects.Count && i < Shown; i++)
        {
            writer.Verbatim(i == 0 ? ": <c>" : ", <c>");
            writer.Verbatim(XmlText.Of(objects[i]));
            writer.Verbatim("</c>");
        }

        writer.Verbatim(objects.Count > Shown ? $" and {objects.Count - Shown} more.</para>\n" : ".</para>\n");
    }
}
