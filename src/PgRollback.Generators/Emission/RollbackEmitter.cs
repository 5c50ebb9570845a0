using Microsoft.CodeAnalysis.CSharp;
using PgRollback.Generators.Pipeline;
using PgRollback.Plans;

namespace PgRollback.Generators.Emission;

/// <summary>One migration's member and class. The class is thin: all that it knows comes from its plan, which is read when it is first asked for.</summary>
internal static class RollbackEmitter
{
    public static void Write(SourceWriter writer, CompiledRollback rollback)
    {
        // The class around says that it is generated: said again for each of some thousand members, the compiler reads it as often.
        RollbackDocumentation.Write(writer, rollback);
        writer.Line($"public static {rollback.ClassName} {rollback.Identifier} => {rollback.ClassName}.Instance;");
        writer.Line();
        writer.Line($"/// <summary>The rollback of <c>{XmlText.Of(rollback.Stem)}</c>.</summary>");
        WriteFacts(writer, rollback);
        writer.Line($"public sealed class {rollback.ClassName} : global::PgRollback.{rollback.Safety.ToString()}Rollback");
        using (writer.WriteBlock())
        {
            writer.Line($"internal static readonly {rollback.ClassName} Instance = new {rollback.ClassName}();");
            writer.Line();
            writer.Line($"private {rollback.ClassName}() : base(PlanData)");
            using (writer.WriteBlock())
            {
            }

            foreach (var member in StepMembers.Of(rollback))
            {
                writer.Line();
                WriteMember(writer, member);
            }

            writer.Line();
            WriteData(writer, rollback);
        }
    }

    /// <summary>What analyzers of calling code read, also from a referenced assembly, where no plan can be read.</summary>
    private static void WriteFacts(SourceWriter writer, CompiledRollback rollback)
    {
        var destroysRows = rollback.Plan.DestroysRows ? ", DestroysRows = true" : "";
        var isTransactional = rollback.Plan.IsTransactional ? "" : ", IsTransactional = false";
        writer.Line($"[global::PgRollback.RollbackOf({Quoted(rollback.Stem)}, Version = {Quoted(rollback.Version)}, Steps = {rollback.Plan.Steps.Count}{destroysRows}{isTransactional})]");
    }

    private static void WriteMember(SourceWriter writer, StepMember member)
    {
        var sql = member.Step.Sql.TrimEnd();
        var end = sql.IndexOf('\n');
        var firstLine = end < 0 ? sql : sql.Substring(0, end).TrimEnd();
        writer.Line($"/// <summary><c>{XmlText.Of(firstLine)}{(firstLine.Length < sql.Length ? " …" : "")}</c></summary>");
        if (StepTypes.Of(member.Step.Kind) is { } type)
        {
            writer.Line($"public {type} {member.Name} => Step<{type}>({member.Index});");
        }
        else
        {
            writer.Line($"public global::PgRollback.RollbackStep {member.Name} => Steps[{member.Index}];");
        }
    }

    private static void WriteData(SourceWriter writer, CompiledRollback rollback)
    {
        writer.Indent();
        writer.Verbatim("private static global::System.ReadOnlySpan<byte> PlanData() => ");
        Utf8Literal.Write(writer, PlanText.Of(rollback));
        writer.Verbatim(";\n");
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(WellFormed.Text(text), quote: true);
}
