using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PgRollback.Diagnostics;

namespace PgRollback.CodeFixes;

/// <summary>PGR8002: the run is awaited, where its surroundings are async or can become so without changing what they return.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AwaitFix : RewriteFix
{
    /// <summary>Creates the fix.</summary>
    public AwaitFix()
        : base(Rules.NotAwaited, "Await it")
    {
    }

    private protected override bool CanFix(SyntaxNode node)
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
                case GlobalStatementSyntax:
                    return true;
            }
        }

        return false;
    }

    private protected override void Fix(SyntaxEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var call = node.FirstAncestorOrSelf<InvocationExpressionSyntax>()!;
        var awaited = SyntaxFactory.AwaitExpression(call.WithoutLeadingTrivia());
        if (call.Parent is AssignmentExpressionSyntax discard)
        {
            editor.ReplaceNode(discard, awaited.WithTriviaFrom(discard));
        }
        else
        {
            editor.ReplaceNode(call, awaited.WithLeadingTrivia(call.GetLeadingTrivia()));
        }
    }
}
