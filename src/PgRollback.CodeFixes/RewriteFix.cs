using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using PgRollback.Diagnostics;

namespace PgRollback.CodeFixes;

/// <summary>A fix that changes syntax of one document: one finding, or all of them at once.</summary>
public abstract class RewriteFix : CodeFixProvider
{
    private readonly string _title;

    private protected RewriteFix(Rule rule, string title)
    {
        _title = title;
        FixableDiagnosticIds = ImmutableArray.Create(rule.Id);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && CanFix(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)))
            {
                context.RegisterCodeFix(CodeAction.Create(_title, cancellation => ApplyAsync(context.Document, ImmutableArray.Create(diagnostic), cancellation), equivalenceKey: _title), diagnostic);
            }
        }
    }

    /// <summary>Whether there is a fix at a place.</summary>
    private protected virtual bool CanFix(SyntaxNode node) => true;

    /// <summary>Fixes findings that can be fixed.</summary>
    private protected virtual void Fix(SyntaxEditor editor, IReadOnlyList<Finding> findings)
    {
        // From the end, so that what is inside another finding's place is changed first.
        foreach (var finding in findings.OrderByDescending(static finding => finding.Node.SpanStart))
        {
            Fix(editor, finding.Node, finding.Diagnostic);
        }
    }

    private protected virtual void Fix(SyntaxEditor editor, SyntaxNode node, Diagnostic diagnostic)
    {
    }

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        Fix(editor, [.. diagnostics
            .Select(diagnostic => new Finding(editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic))
            .Where(finding => CanFix(finding.Node))]);
        return editor.GetChangedDocument();
    }

    private protected sealed record Finding(SyntaxNode Node, Diagnostic Diagnostic);
}
