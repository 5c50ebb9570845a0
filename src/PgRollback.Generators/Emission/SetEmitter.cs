using Microsoft.CodeAnalysis.Text;
using PgRollback.Generators.Pipeline;

namespace PgRollback.Generators.Emission;

/// <summary>The entry points over all migrations.</summary>
internal static class SetEmitter
{
    public const string HintName = "PgRollback.Rollbacks.g.cs";

    public static SourceText Emit(RollbackSetModel set)
    {
        var writer = new SourceWriter();
        GeneratedCode.WriteHeader(writer, set.Settings);
        writer.Line("/// <summary>The rollbacks of this project's migrations: one member for each, and paths over several of them.</summary>");
        writer.Line(GeneratedCode.Attribute);
        writer.Line($"{set.Settings.Access} static partial class {set.Settings.ClassName}");
        using (writer.WriteBlock())
        {
            WritePaths(writer);
            writer.Line();
            WriteOrder(writer, set);
        }

        return writer.ToSourceText();
    }

    private static void WritePaths(SourceWriter writer)
    {
        writer.Line("/// <summary>All migrations, in the order of their deployment.</summary>");
        writer.Line("public static global::PgRollback.RollbackSet All => InOrder.Set;");
        writer.Line();
        writer.Line("/// <summary>The way back to a migration, newest first; the migration itself stays applied.</summary>");
        writer.Line("/// <param name=\"target\">The newest migration that stays.</param>");
        writer.Line("public static global::PgRollback.RollbackPath DownTo(global::PgRollback.Rollback target) => All.DownTo(target);");
        writer.Line();
        writer.Line("/// <summary>The way back over the newest migrations, newest first.</summary>");
        writer.Line("/// <param name=\"count\">How many of them.</param>");
        writer.Line("public static global::PgRollback.RollbackPath Last(int count) => All.Last(count);");
    }

    private static void WriteOrder(SourceWriter writer, RollbackSetModel set)
    {
        // A class of its own, so that asking for one rollback does not make all of them.
        writer.Line("private static class InOrder");
        using (writer.WriteBlock())
        {
            writer.Line("internal static readonly global::PgRollback.RollbackSet Set = new global::PgRollback.RollbackSet(new global::PgRollback.Rollback[]");
            writer.Line("{");
            foreach (var identifier in set.Identifiers)
            {
                writer.Line($"    {identifier},");
            }

            writer.Line("});");
        }
    }
}
