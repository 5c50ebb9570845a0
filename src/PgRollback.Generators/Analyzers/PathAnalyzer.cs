using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PgRollback.Diagnostics;

namespace PgRollback.Generators.Analyzers;

/// <summary>PGR8003 and PGR8004: a path that is refused for a migration without a way back, and one that holds nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PathAnalyzer : CallAnalyzer
{
    /// <summary>Creates the analyzer.</summary>
    public PathAnalyzer()
        : base(Rules.IrreversiblePath, Rules.EmptyPath)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RollbackTypes types) =>
        context.RegisterOperationAction(operation => Analyze(operation, types), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, RollbackTypes types)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name is "DownToNothing" && CompiledMigrations.OfSet(invocation.Instance, types) is { } all)
        {
            ReportIrreversible(context, invocation, all.Irreversible);
        }
        else if (invocation.TargetMethod.Name is "DownTo" && invocation.Arguments.Length == 1 && types.IsOurs(invocation.TargetMethod)
            && Target(invocation, invocation.Arguments[0], types) is { } target && CompiledMigrations.Of(target.Container, types) is { } migrations)
        {
            if (migrations.IsNewest(target))
            {
                context.ReportDiagnostic(Create(Rules.EmptyPath, invocation.Syntax, target.Stem));
            }
            else
            {
                ReportIrreversible(context, invocation, migrations.NewerThan(target).Where(static migration => migration.IsIrreversible));
            }
        }
    }

    private static CompiledMigration? Target(IInvocationOperation invocation, IArgumentOperation argument, RollbackTypes types) =>
        argument.Value.ConstantValue is { HasValue: true, Value: string name }
            ? CompiledMigrations.OfSet(invocation.Instance, types)?.Find(name)
            : types.Rollback(argument.Value);

    private static void ReportIrreversible(OperationAnalysisContext context, IInvocationOperation invocation, IEnumerable<CompiledMigration> irreversible)
    {
        var stems = irreversible.Select(static migration => migration.Stem).OrderBy(static stem => stem, StringComparer.Ordinal).ToArray();
        if (stems.Length > 0)
        {
            context.ReportDiagnostic(Create(Rules.IrreversiblePath, invocation.Syntax, string.Join(", ", stems)));
        }
    }
}
