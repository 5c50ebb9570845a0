using PgRollback.Catalog;
using PgRollback.Catalog.Expressions;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;
using Rule = PgRollback.Diagnostics.Rule;

namespace PgRollback.Planning;

/// <summary>A hand-written rollback replayed behind its migration: what it leaves, what it takes too much, what it does not restore.</summary>
internal sealed class HandwrittenProof(DatabaseCatalog before, DatabaseCatalog after, ReplayResult up, MigrationFile file)
{
    private readonly List<MigrationDiagnostic> _diagnostics = [];
    private readonly List<string> _doubts = [];

    public IReadOnlyList<MigrationDiagnostic> Diagnostics => _diagnostics;

    public HandwrittenVerdict Run()
    {
        var down = MigrationReplay.Run(after, file.Path, file.Down!.Value);
        CollectDoubts(down);
        foreach (var failure in down.Failures)
        {
            Report(failure);
        }

        var touched = new HashSet<Oid>(up.Editor.Touched);
        touched.UnionWith(down.Editor.Touched);
        var differences = CatalogComparison.Compare(before, down.Editor, touched, touched);
        if (down.Failures.Count == 0 && _doubts.Count == 0)
        {
            Report(differences, down);
        }

        if (_diagnostics.Any(static d => d.Rule.Severity == Severity.Error))
        {
            return HandwrittenVerdict.Wrong;
        }

        if (_doubts.Count > 0)
        {
            Add(Rules.Unproved, file.DownSpan, string.Join("; ", _doubts.Distinct().Take(3)));
            return HandwrittenVerdict.Unproved;
        }

        return HandwrittenVerdict.Proved;
    }

    private bool IsUpOpaque => up.Failures.Count > 0 || up.Session.Gaps.Any(static g => g.Kind != GapKind.Data);

    private void CollectDoubts(ReplayResult down)
    {
        foreach (var gap in up.Session.Gaps.Concat(down.Session.Gaps).Where(static g => g.Kind != GapKind.Data))
        {
            _doubts.Add(gap.Message);
        }

        foreach (var failure in up.Failures)
        {
            _doubts.Add(failure.Message);
        }
    }

    private void Report(ReplayFailure failure)
    {
        if (failure.Statement is ErrorStatement error)
        {
            Add(Rules.SyntaxError, new TextSpan(error.ErrorOffset, 0), failure.Message);
        }
        else if (IsUpOpaque)
        {
            // The statement may be right about something that the migration made where the text does not show it.
            _doubts.Add(failure.Message);
        }
        else if (failure.Error == ReplayError.WrongSignature)
        {
            Add(Rules.WrongSignature, failure.Statement.Span, failure.Message, failure.Subject ?? "");
        }
        else
        {
            Add(Rules.RollbackFails, failure.Statement.Span, failure.Message);
        }
    }

    private void Report(List<CatalogDifference> differences, ReplayResult down)
    {
        // What belongs to a relation that is itself missing or left behind is not said twice.
        var whole = new HashSet<string>(differences.Where(static d => d.Property is null).Select(static d => d.Address), StringComparer.Ordinal);
        var orderOnly = differences.Count > 0 && differences.TrueForAll(static d => d.IsColumnOrder);
        foreach (var difference in differences)
        {
            if (difference.IsColumnOrder)
            {
                if (orderOnly)
                {
                    Add(Rules.RollbackColumnOrder, file.DownSpan, difference.Address);
                }
            }
            else if (difference.Property is null && whole.Any(w => difference.Address.EndsWith(" on " + w, StringComparison.Ordinal)))
            {
                continue;
            }
            else if (difference is { Property: null, Expected: null })
            {
                ReportLeft(difference.Address);
            }
            else if (difference.Property is null)
            {
                ReportMissing(difference.Address, down);
            }
            else if (IsExpression(difference.Property) && InOtherWords(difference, down) is var verdict && verdict != false)
            {
                if (verdict is null)
                {
                    _doubts.Add($"whether the {difference.Property} of {difference.Address} is the earlier one in other words");
                }
            }
            else
            {
                Add(Rules.NotRestored, file.DownSpan, difference.Address, $"{difference.Property} is {Shorten(difference.Actual)}, was {Shorten(difference.Expected)}");
            }
        }
    }

    /// <summary>Whether two texts are what PostgreSQL stores alike; null where only a server can tell.</summary>
    private bool? InOtherWords(CatalogDifference difference, ReplayResult down)
    {
        if (difference is not { Actual: { } actual, Expected: { } expected, Objects: { } objects })
        {
            return false;
        }

        if (LooseText.AreAlike(actual, expected) && difference.Property is "definition")
        {
            return true;
        }

        var was = StoredForm.Of(before, RelationOf(before, objects.Expected), expected);
        var comes = StoredForm.Of(down.Editor, RelationOf(down.Editor, objects.Actual), actual);
        return was is null || comes is null || objects is { Expected: View { Query.IsResolved: false } } or { Actual: View { Query.IsResolved: false } }
            ? LooseText.AreAlike(actual, expected) ? true : difference.Property is "query" or "definition" ? null : false
            : string.Equals(was, comes, StringComparison.Ordinal);
    }

    private static IHasColumns? RelationOf(CatalogReader catalog, DbObject value) => catalog.Find(value is Index index ? index.Table : value.ParentOid) as IHasColumns;

    private static bool IsExpression(string property) =>
        property is "check" or "predicate" or "keys" or "using" or "with check" or "when" or "query" or "definition" or "default"
        || property.EndsWith(" default", StringComparison.Ordinal) || property.Contains(" generated ");

    private void ReportLeft(string address)
    {
        foreach (var statement in file.Down!.Value)
        {
            if (statement is DropStatement { Kind: ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate } drop
                && drop.Objects.FirstOrDefault(o => Mentions(address, o.Name)) is { } reference)
            {
                var written = string.Join(", ", reference.Arguments?.Select(static a => a is null ? "NONE" : Catalog.BuiltInTypes.Format(a.Name, a.Modifiers)) ?? []);
                Add(Rules.WrongSignature, reference.Span.Length == 0 ? statement.Span : reference.Span, $"DROP {ObjectKindNames.CommandTag(drop.Kind)} {reference.Name}({written})", address);
                return;
            }
        }

        Add(Rules.LeavesBehind, file.DownSpan, address);
    }

    private void ReportMissing(string address, ReplayResult down)
    {
        var wasThere = up.Editor.Touched.Concat(down.Editor.Touched).Any(o => after.Find(o) is { } value && string.Equals(ObjectAddress.Of(after, value), address, StringComparison.Ordinal));
        if (wasThere)
        {
            Add(Rules.DropsForeign, DropOf(address)?.Span ?? file.DownSpan, address);
        }
        else
        {
            Add(Rules.NotRestored, file.DownSpan, address, "it is missing");
        }
    }

    /// <summary>The DROP that names an object.</summary>
    private ObjectReference? DropOf(string address) =>
        file.Down!.Value.OfType<DropStatement>()
            .SelectMany(static d => d.Objects.Select(o => o.Span.Length == 0 ? o with { Span = d.Span } : o))
            .FirstOrDefault(o => o.SubName is null ? Mentions(address, o.Name) : address.Contains(" " + SqlIdentifier.Quote(o.SubName) + " on "));

    private static bool Mentions(string address, QualifiedName name)
    {
        var open = address.IndexOf('(');
        var head = open < 0 ? address : address.Substring(0, open);
        return head.EndsWith("." + SqlIdentifier.Quote(name.Name), StringComparison.Ordinal);
    }

    private static string Shorten(string? text)
    {
        const int Limit = 120;
        var line = (text ?? "nothing").Replace("\r", "").Replace('\n', ' ');
        return line.Length <= Limit ? line : line.Substring(0, Limit) + "…";
    }

    private void Add(Rule rule, TextSpan span, params string[] arguments) =>
        _diagnostics.Add(MigrationDiagnostic.Create(rule, file.Path, file.Lines, span, arguments));
}
