using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Analyzers;

/// <summary>PGR8001: <c>RowLoss.Drop</c> is given to a call that has neither a comment nor <c>RollbackOptions.Reason</c> to say why the rows may go.</summary>
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
            && !HasComment(argument.Syntax)
            && !invocation.Arguments.Any(HasReason))
        {
            context.ReportDiagnostic(Create(Rules.DropWithoutReason, argument.Value.Syntax));
        }
    }

    // The reason that goes into the history; what options that come from elsewhere say is not known here.
    private static bool HasReason(IArgumentOperation argument) =>
        argument.Value.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>().Any(static assignment =>
            assignment.Target is IPropertyReferenceOperation { Property: { Name: "Reason", ContainingType.Name: "RollbackOptions" } }
            && assignment.Value.ConstantValue is not { HasValue: true, Value: null or "" });

    // Above the statement, behind it, or anywhere in it.
    private static bool HasComment(SyntaxNode node)
    {
        var statement = node.FirstAncestorOrSelf<SyntaxNode>(static n => n is StatementSyntax or MemberDeclarationSyntax)!;
        return statement.DescendantTrivia(descendIntoTrivia: false).Any(static trivia =>
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
    }
}
