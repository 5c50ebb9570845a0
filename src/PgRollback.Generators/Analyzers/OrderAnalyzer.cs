using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Analyzers;

/// <summary>PGR8005: rollbacks that are written down in an order in which the second is refused, and sets that are not in the order of deployment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OrderAnalyzer : CallAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public OrderAnalyzer()
        : base(Rules.WrongOrder)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RollbackTypes types)
    {
        context.RegisterOperationAction(operation => AnalyzeBlock(operation, types), OperationKind.Block);
        context.RegisterOperationAction(operation => AnalyzeSet(operation, types), OperationKind.ObjectCreation);
    }

    private static void AnalyzeBlock(OperationAnalysisContext context, RollbackTypes types)
    {
        CompiledMigration? previous = null;
        foreach (var statement in ((IBlockOperation)context.Operation).Operations)
        {
            if (Run(statement) is not { Instance: { } instance } run || types.Rollback(instance) is not { } rollback)
            {
                previous = null;
                continue;
            }

            if (previous is not null && previous.IsOlderThan(rollback))
            {
                context.ReportDiagnostic(Create(Rules.WrongOrder, run.Syntax, previous.Stem, rollback.Stem, "only the last migration that is applied can be rolled back: the newer one goes first"));
            }

            previous = rollback;
        }
    }

    /// <summary>The call of a statement that runs one rollback and nothing else.</summary>
    private static IInvocationOperation? Run(IOperation statement)
    {
        var operation = statement is IExpressionStatementOperation expression ? expression.Operation : null;
        if (operation is IAwaitOperation await)
        {
            operation = await.Operation;
        }

        if (operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } awaited })
        {
            operation = awaited;
        }

        return operation is IInvocationOperation { TargetMethod.Name: "RunAsync" } run ? run : null;
    }

    private static void AnalyzeSet(OperationAnalysisContext context, RollbackTypes types)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(creation.Type, types.Set) || creation.Arguments.Length != 1 || creation.Arguments[0].Value is not IArrayCreationOperation { Initializer: { } elements })
        {
            return;
        }

        for (var i = 1; i < elements.ElementValues.Length; i++)
        {
            if (types.Rollback(elements.ElementValues[i - 1]) is { } previous && types.Rollback(elements.ElementValues[i]) is { } next && next.IsOlderThan(previous))
            {
                context.ReportDiagnostic(Create(Rules.WrongOrder, elements.ElementValues[i].Syntax, previous.Stem, next.Stem, "a set is in the order of deployment: the older one stands first"));
            }
        }
    }
}
