using PgRollback.Catalog;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;
using Rule = PgRollback.Diagnostics.Rule;

namespace PgRollback.Planning;

/// <summary>
/// A hand-written rollback replayed behind its migration: what it leaves, what it takes too much, what it does not restore. It is wrong when something is
/// certainly so on every server of the target range, proved when nothing is, and unproved where the model or the range leaves it open.
/// </summary>
internal sealed class HandwrittenProof(DatabaseCatalog before, DatabaseCatalog after, ReplayResult up, MigrationFile migration, MigrationFile file, AnalysisOptions options)
{
    private readonly List<MigrationDiagnostic> _diagnostics = [];
    private readonly HandwrittenDoubts _doubts = new(before, up);

    public IReadOnlyList<MigrationDiagnostic> Diagnostics => _diagnostics;

    public HandwrittenVerdict Run()
    {
        var down = MigrationReplay.Run(after, file.Path, file.Down!.Value, checksNamesInData: true, servers: options.Servers);
        _doubts.AddGaps(down);
        var places = new HandwrittenPlaces(migration, up, file, down);
        foreach (var failure in down.Failures)
        {
            Report(failure);
        }

        if (down.Failures.Count == 0)
        {
            var touched = new HashSet<Oid>(up.Editor.Touched);
            touched.UnionWith(down.Editor.Touched);
            Report(CatalogComparison.Compare(before, down.Editor, touched, touched), down, places);
            ReportMoments(down, places);
            if (SeededRows.Conflict(after, down, file.Down!.Value) is { } conflict)
            {
                _doubts.Add(conflict);
            }

            if (ReferringRows.Conflict(after, up, down, file.Down!.Value) is { } order)
            {
                _doubts.Add(order);
            }
        }

        _doubts.AddRoles();
        ReportNeeds(down.Session.Needs);
        if (IsLeftOpen(file.Down!.Value))
        {
            _doubts.Add("a transaction is begun and never committed, so what becomes of it depends on the tool that runs it");
        }

        if (_diagnostics.Any(static d => d.Rule.Severity == Severity.Error))
        {
            return HandwrittenVerdict.Wrong;
        }

        if (_doubts.Reasons.Count > 0)
        {
            Add(Rules.Unproved, places.Rollback, "", string.Join("; ", _doubts.Reasons.Distinct().Take(3)));
            return HandwrittenVerdict.Unproved;
        }

        return HandwrittenVerdict.Proved;
    }

    private void Report(ReplayFailure failure)
    {
        var place = new Place(file, failure.Statement.Span);
        if (failure.Statement is ErrorStatement error)
        {
            Add(Rules.SyntaxError, place with { Span = new TextSpan(error.ErrorOffset, 0) }, "", failure.Message);
        }
        else if (_doubts.Explain(failure))
        {
            // The statement may be right about something that was made where the text does not show it.
            _doubts.Add(failure.Message);
        }
        else if (failure.Error == ReplayError.WrongSignature)
        {
            Add(Rules.WrongSignature, place, failure.Subject ?? "", failure.Message, failure.Subject ?? "");
        }
        else
        {
            Add(Rules.RollbackFails, place, failure.Subject ?? "", Reason(failure));
        }
    }

    /// <summary>What ends the transaction of the tool first, and then begins one, leaves that one to the tool.</summary>
    private static bool IsLeftOpen(EquatableArray<Statement> statements)
    {
        var marks = statements.OfType<TransactionStatement>().Where(static t => t.Action is TransactionAction.Begin or TransactionAction.Start or TransactionAction.Commit or TransactionAction.Rollback).ToList();
        return marks.Count > 0 && IsBegin(marks[0]) && IsBegin(marks[marks.Count - 1]);
    }

    private static bool IsBegin(TransactionStatement statement) => statement.Action is TransactionAction.Begin or TransactionAction.Start;

    /// <summary>Statements that a server of the target range refuses. Where the migration asks for as much itself, it was never there.</summary>
    private void ReportNeeds(IReadOnlyList<ServerNeed> needs)
    {
        var least = Math.Max(options.MinServerVersion, up.Session.Needs.Select(static n => n.Version).DefaultIfEmpty().Max());
        foreach (var need in needs.Where(n => n.Version > least))
        {
            if (options.MaxServerVersion < need.Version)
            {
                Add(Rules.RollbackFails, new Place(file, need.Span), "", need.Message);
            }
            else
            {
                _doubts.Add(need.Message);
            }
        }
    }

    private static string Reason(ReplayFailure failure)
    {
        const string Blocked = " because other objects depend on it";
        var end = failure.Error == ReplayError.DependentObjects ? failure.Message.IndexOf(Blocked, StringComparison.Ordinal) : -1;
        return end < 0 ? failure.Message : $"{failure.Message.Substring(0, end)}, it needs CASCADE: {failure.Subject} still depends on it";
    }

    private void Report(List<CatalogDifference> differences, ReplayResult down, HandwrittenPlaces places)
    {
        // What belongs to a relation that is itself missing or left behind is not said twice.
        var whole = new HashSet<string>(differences.Where(static d => d.Property is null).Select(static d => d.Address), StringComparer.Ordinal);
        var orderOnly = differences.Count > 0 && differences.TrueForAll(static d => d.IsColumnOrder);
        foreach (var difference in differences)
        {
            if (difference.IsColumnOrder)
            {
                if (orderOnly && _doubts.Reasons.Count == 0)
                {
                    Add(Rules.RollbackColumnOrder, places.Of(difference), difference.Address, difference.Address);
                }
            }
            else if (difference.Property is null && whole.Any(w => difference.Address.EndsWith(" on " + w, StringComparison.Ordinal)))
            {
                continue;
            }
            else if (_doubts.Cover(down.Editor, difference) is { } doubt)
            {
                _doubts.Add(doubt);
            }
            else
            {
                ReportCertain(difference, down, places);
            }
        }
    }

    private void ReportCertain(CatalogDifference difference, ReplayResult down, HandwrittenPlaces places)
    {
        if (difference is { Property: null, Expected: null })
        {
            ReportLeft(difference, places);
        }
        else if (difference.Property is not { } property)
        {
            ReportMissing(difference, places);
        }
        else if (property.EndsWith("not null constraint", StringComparison.Ordinal))
        {
            ReportNotNullName(difference, places);
        }
        else if (StoredText.IsOne(property) && StoredText.InOtherWords(before, down.Editor, difference) is var verdict && verdict != false)
        {
            if (verdict is null)
            {
                _doubts.Add($"whether the {property} of {difference.Address} is the earlier one in other words");
            }
        }
        else
        {
            Add(Rules.NotRestored, places.Of(difference), difference.Address, difference.Address, Change(property, difference));
        }
    }

    private static string Change(string property, CatalogDifference difference) => property is "body" && difference is { Actual: { } actual, Expected: { } expected }
        ? "its old body does not come back: " + FirstLine(actual, expected)
        : $"{property} is {Shorten(difference.Actual)}, was {Shorten(difference.Expected)}";

    /// <summary>The first line in which two texts differ.</summary>
    private static string FirstLine(string actual, string expected)
    {
        var (now, was) = (actual.Split('\n'), expected.Split('\n'));
        var line = 0;
        while (line < now.Length && line < was.Length && string.Equals(now[line], was[line], StringComparison.Ordinal))
        {
            line++;
        }

        return $"its line {line + 1} is {(line < now.Length ? Shorten("'" + now[line].Trim() + "'") : "missing")}, was {(line < was.Length ? Shorten("'" + was[line].Trim() + "'") : "not there")}";
    }

    /// <summary>A NOT NULL constraint has a name from PostgreSQL 18 on; before there is nothing that could differ.</summary>
    private void ReportNotNullName(CatalogDifference difference, HandwrittenPlaces places)
    {
        if (options.MaxServerVersion < ServerRange.NamedNotNull)
        {
            return;
        }

        var usual = difference.Property!.EndsWith("own not null constraint", StringComparison.Ordinal) || difference.Property.EndsWith("the not null constraint", StringComparison.Ordinal) ? "none" : "named after its table";
        var change = $"{difference.Property} is {difference.Actual ?? usual}, was {difference.Expected ?? usual}";
        if (options.MinServerVersion >= ServerRange.NamedNotNull)
        {
            Add(Rules.NotRestored, places.Of(difference), difference.Address, difference.Address, change);
        }
        else
        {
            _doubts.Add($"from PostgreSQL {ServerRange.NamedNotNull} on {difference.Address} differs: {change}");
        }
    }

    private void ReportLeft(CatalogDifference difference, HandwrittenPlaces places)
    {
        foreach (var statement in file.Down!.Value)
        {
            if (statement is DropStatement { Kind: ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate } drop
                && drop.Objects.FirstOrDefault(o => HandwrittenPlaces.Mentions(difference.Address, o.Name)) is { } reference)
            {
                var written = string.Join(", ", reference.Arguments?.Select(static a => a is null ? "NONE" : Catalog.BuiltInTypes.Format(a.Name, a.Modifiers)) ?? []);
                var place = new Place(file, reference.Span.Length == 0 ? statement.Span : reference.Span);
                Add(Rules.WrongSignature, place, difference.Address, $"DROP {ObjectKindNames.CommandTag(drop.Kind)} {reference.Name}({written})", difference.Address);
                return;
            }
        }

        Add(Rules.LeavesBehind, places.Of(difference), difference.Address, difference.Address);
    }

    private void ReportMissing(CatalogDifference difference, HandwrittenPlaces places)
    {
        var wasThere = difference.Objects?.Expected is { } value && after.Find(value.Oid) is not null;
        if (wasThere)
        {
            Add(Rules.DropsForeign, places.Of(difference), difference.Address, difference.Address);
        }
        else
        {
            Add(Rules.NotRestored, places.Of(difference), difference.Address, difference.Address, "it is missing");
        }
    }

    /// <summary>A view over <c>'now'</c> holds the moment at which it was made: written again, it is another one.</summary>
    private void ReportMoments(ReplayResult down, HandwrittenPlaces places)
    {
        foreach (var oid in up.Editor.Touched.Concat(down.Editor.Touched).Distinct().ToList())
        {
            if (before.Find(oid) is View view
                && TimeConstants.Contains(view.Query.Text)
                && down.Editor.Find(new NameKey(NameSpace.Relation, view.Schema, view.Name)) is View comes
                && !ReferenceEquals(view.Query, comes.Query))
            {
                var address = ObjectAddress.Of(before, view);
                Add(Rules.NotRestored, places.OfWritten(comes.Oid), address, address, "it holds the moment at which it was made ('now', 'today', …), which no text brings back");
            }
        }
    }

    private static string Shorten(string? text)
    {
        const int Limit = 120;
        var line = (text ?? "nothing").Replace("\r", "").Replace('\n', ' ');
        return line.Length <= Limit ? line : line.Substring(0, Limit) + "…";
    }

    private void Add(Rule rule, Place place, string subject, params string[] arguments) =>
        _diagnostics.Add(MigrationDiagnostic.Create(rule, place.File.Path, place.File.Lines, place.Span, arguments) with { Subject = subject });
}
