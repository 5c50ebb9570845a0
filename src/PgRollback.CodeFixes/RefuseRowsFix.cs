using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PgRollback.Diagnostics;

namespace PgRollback.CodeFixes;

/// <summary>PGR8001: rows are refused and not dropped. A reason cannot be written by a program.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RefuseRowsFix : RewriteFix
{
    /// <summary>Creates the fix.</summary>
    public RefuseRowsFix()
        : base(Rules.DropWithoutReason, "Refuse while there are rows")
    {
    }

    private protected override void Fix(SyntaxEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
        var name = node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Last();
        editor.ReplaceNode(name, SyntaxFactory.IdentifierName("Refuse").WithTriviaFrom(name));
    }
}
