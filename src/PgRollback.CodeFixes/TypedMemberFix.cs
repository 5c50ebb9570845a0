using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PgRollback.Diagnostics;
using PgRollback.Generators.Analyzers;

namespace PgRollback.CodeFixes;

/// <summary>PGR8007: the string gives way to the member that the compiler checks.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TypedMemberFix : RewriteFix
{
    /// <summary>Creates the fix.</summary>
    public TypedMemberFix()
        : base(Rules.NamedByString, "Use the typed member")
    {
    }

    private protected override void Fix(SyntaxEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var member = diagnostic.Properties[NameAnalyzer.Member]!;
        if (node.FirstAncestorOrSelf<ElementAccessExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax all } access)
        {
            // Rollbacks.All["…"]: what stands before All is kept as it is written.
            editor.ReplaceNode(access, all.WithName(SyntaxFactory.IdentifierName(member)).WithTriviaFrom(access));
        }
        else if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax set } } call)
        {
            var argument = SyntaxFactory.Argument(set.WithName(SyntaxFactory.IdentifierName(member)).WithoutTrivia());
            editor.ReplaceNode(call, call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(argument))));
        }
    }

    private protected override bool CanFix(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ElementAccessExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax }
        || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax } };
}
