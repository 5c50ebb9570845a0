using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Analyzers;

/// <summary>PGR8002: the task of a run is thrown away. Inside an async method the compiler says so itself (CS4014), unless it is assigned to a discard.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitAnalyzer : CallAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public AwaitAnalyzer()
        : base(Rules.NotAwaited)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RollbackTypes types)
    {
        var task = context.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        context.RegisterOperationAction(operation => Analyze(operation, types, task), OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, RollbackTypes types, INamedTypeSymbol? task)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (IsTask(invocation.Type, task)
            && types.IsOurs(invocation.TargetMethod)
            && (invocation.Parent is ISimpleAssignmentOperation { Target: IDiscardOperation } || (invocation.Parent is IExpressionStatementOperation && !IsInAsync(invocation.Syntax))))
        {
            context.ReportDiagnostic(Create(Rules.NotAwaited, invocation.Syntax, invocation.TargetMethod.Name));
        }
    }

    private static bool IsTask(ITypeSymbol? type, INamedTypeSymbol? task) =>
        task is not null && (SymbolEqualityComparer.Default.Equals(type, task) || SymbolEqualityComparer.Default.Equals(type?.BaseType, task));

    private static bool IsInAsync(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case CompilationUnitSyntax unit:
                    // Top-level statements are async as soon as one of them awaits.
                    return unit.Members.OfType<GlobalStatementSyntax>().Any(static statement => statement.DescendantNodes(static n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(static n => n is AwaitExpressionSyntax));
            }
        }

        return false;
    }
}
