using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Analyzers;

/// <summary>PGR8001: <c>RowLoss.Drop</c> is given to a run whose options do not say why the rows may go.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DropRowsAnalyzer : CallAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public DropRowsAnalyzer()
        : base(Rules.DropWithoutReason)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RollbackTypes types) =>
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Argument);

    private static void Analyze(OperationAnalysisContext context, RollbackTypes types)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Value is IFieldReferenceOperation { Field: { Name: "Drop" } field }
            && SymbolEqualityComparer.Default.Equals(field.ContainingType, types.RowLoss)
            && argument.Parent is IInvocationOperation invocation
            && invocation.TargetMethod.Name.StartsWith("Run", StringComparison.Ordinal)
            && types.IsOurs(invocation.TargetMethod)
            && invocation.Arguments.Any(static other => other.Parameter?.Type.Name == "RollbackOptions" && LacksReason(other.Value)))
        {
            context.ReportDiagnostic(Create(Rules.DropWithoutReason, argument.Value.Syntax));
        }
    }

    // What options that come from elsewhere say is not known here.
    private static bool LacksReason(IOperation options) => options switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => true,
        IDefaultValueOperation => true,
        IConversionOperation conversion => LacksReason(conversion.Operand),
        IObjectCreationOperation creation => creation.Initializer?.Initializers.Any(SaysReason) != true,
        _ => false,
    };

    private static bool SaysReason(IOperation initializer) =>
        initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Reason" } } assignment
        && assignment.Value.ConstantValue is not { HasValue: true, Value: null or "" };
}
