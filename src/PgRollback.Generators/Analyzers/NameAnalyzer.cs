using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PgRollback.Diagnostics;
using PgRollback.Generators.Diagnostics;

namespace PgRollback.Generators.Analyzers;

/// <summary>PGR8006 and PGR8007: migrations that are asked for by a constant string, which no compiler checks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameAnalyzer : CallAnalyzer
{
    /// <summary>Key of the property under which a finding carries the typed member's name.</summary>
    internal const string Member = "Member";

    /// <summary>Creates the analyzer.</summary>
    public NameAnalyzer()
        : base(Rules.UnknownMigration, Rules.NamedByString)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RollbackTypes types)
    {
        context.RegisterOperationAction(operation => AnalyzeIndexer(operation, types), OperationKind.PropertyReference);
        context.RegisterOperationAction(operation => AnalyzeCall(operation, types), OperationKind.Invocation);
    }

    private static void AnalyzeIndexer(OperationAnalysisContext context, RollbackTypes types)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (reference.Property.IsIndexer && reference.Arguments.Length == 1)
        {
            Analyze(context, types, reference.Instance, reference.Arguments[0], reference.Syntax);
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, RollbackTypes types)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name is "DownTo" or "TryGet" && invocation.Arguments.Length > 0)
        {
            Analyze(context, types, invocation.Instance, invocation.Arguments[0], invocation.Arguments[0].Syntax);
        }
    }

    private static void Analyze(OperationAnalysisContext context, RollbackTypes types, IOperation? set, IArgumentOperation argument, SyntaxNode syntax)
    {
        if (argument.Value.ConstantValue is not { HasValue: true, Value: string name } || CompiledMigrations.OfSet(set, types) is not { } migrations)
        {
            return;
        }

        if (migrations.Find(name) is not { } migration)
        {
            context.ReportDiagnostic(Create(Rules.UnknownMigration, argument.Syntax, name, migrations.Name));
        }
        else if (migration.Member is { } member && context.Operation is not IInvocationOperation { TargetMethod.Name: "TryGet" })
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.Of(Rules.NamedByString), syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Member, member.Name), name, $"{migrations.Name}.{member.Name}"));
        }
    }
}
