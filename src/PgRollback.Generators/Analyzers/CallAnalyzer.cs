using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgRollback.Diagnostics;
using PgRollback.Generators.Diagnostics;

namespace PgRollback.Generators.Analyzers;

/// <summary>What the analyzers of calling code have in common: they look where the runtime is referenced, and at nothing that is generated.</summary>
public abstract class CallAnalyzer : DiagnosticAnalyzer
{
    private protected CallAnalyzer(params Rule[] rules)
    {
        SupportedDiagnostics = ImmutableArray.CreateRange(rules.Select(Descriptors.Of));
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (RollbackTypes.Of(start.Compilation) is { } types)
            {
                Register(start, types);
            }
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, RollbackTypes types);

    private protected static Diagnostic Create(Rule rule, SyntaxNode node, params string[] arguments) =>
        Diagnostic.Create(Descriptors.Of(rule), node.GetLocation(), arguments);
}
