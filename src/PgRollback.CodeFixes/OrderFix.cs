using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using PgRollback.Diagnostics;

namespace PgRollback.CodeFixes;

/// <summary>PGR8005: what stands in the wrong order is turned round. A statement takes its comments along.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class OrderFix : RewriteFix
{
    /// <summary>Creates the fix.</summary>
    public OrderFix()
        : base(Rules.WrongOrder, "Turn the order round")
    {
    }

    private protected override bool CanFix(SyntaxNode node) => Element(node) is { } element && Previous(element) is not null;

    private protected override void Fix(SyntaxEditor editor, IReadOnlyList<Finding> findings)
    {
        var run = new List<SyntaxNode>();
        foreach (var element in findings.Select(static finding => Element(finding.Node)!).OrderBy(static element => element.SpanStart))
        {
            var previous = Previous(element)!;
            if (run.Count == 0 || run[run.Count - 1] != previous)
            {
                Reverse(editor, run);
                run = [previous];
            }

            run.Add(element);
        }

        Reverse(editor, run);
    }

    private static void Reverse(SyntaxEditor editor, List<SyntaxNode> run)
    {
        for (var i = 0; i < run.Count; i++)
        {
            var other = run[run.Count - 1 - i];
            editor.ReplaceNode(run[i], other is ArgumentSyntax ? other.WithTriviaFrom(run[i]) : other);
        }
    }

    /// <summary>The argument or the statement that a finding is in.</summary>
    private static SyntaxNode? Element(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>(static argument => argument.Parent?.Parent is BaseObjectCreationExpressionSyntax)
        ?? (node.FirstAncestorOrSelf<StatementSyntax>() is { } statement ? statement.Parent as GlobalStatementSyntax ?? (SyntaxNode)statement : null);

    private static SyntaxNode? Previous(SyntaxNode element)
    {
        var siblings = element.Parent!.ChildNodes().ToList();
        var index = siblings.IndexOf(element);
        return index > 0 && siblings[index - 1].GetType() == element.GetType() ? siblings[index - 1] : null;
    }
}
