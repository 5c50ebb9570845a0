using Microsoft.CodeAnalysis.Text;
using PgRollback.Generators.Pipeline;

namespace PgRollback.Generators.Emission;

/// <summary>One group of migrations: their members and classes, as a part of the class that holds all of them.</summary>
internal static class GroupEmitter
{
    public static string HintName(RollbackGroup group) => $"PgRollback.Rollbacks_{group.Index.ToString("00", System.Globalization.CultureInfo.InvariantCulture)}.g.cs";

    public static SourceText Emit(RollbackGroup group)
    {
        var writer = new SourceWriter();
        GeneratedCode.WriteHeader(writer, group.Settings);
        writer.Line($"{group.Settings.Access} static partial class {group.Settings.ClassName}");
        using (writer.WriteBlock())
        {
            var first = true;
            foreach (var rollback in group.Rollbacks)
            {
                if (!first)
                {
                    writer.Line();
                }

                first = false;
                RollbackEmitter.Write(writer, rollback);
            }
        }

        return writer.ToSourceText();
    }
}
