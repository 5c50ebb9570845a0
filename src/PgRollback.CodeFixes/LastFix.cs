using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PgRollback.Diagnostics;

namespace PgRollback.CodeFixes;

/// <summary>PGR8004: what was meant by going down to the newest migration is most likely to roll that one back.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class LastFix : RewriteFix
{
    /// <summary>Creates the fix.</summary>
    public LastFix()
        : base(Rules.EmptyPath, "Roll back the last migration")
    {
    }

    private protected override void Fix(SyntaxEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var call = node.FirstAncestorOrSelf<InvocationExpressionSyntax>()!;
        var name = call.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Last();
        var one = SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1)));
        editor.ReplaceNode(call, call
            .WithExpression(call.Expression.ReplaceNode(name, SyntaxFactory.IdentifierName("Last").WithTriviaFrom(name)))
            .WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(one))));
    }
}
