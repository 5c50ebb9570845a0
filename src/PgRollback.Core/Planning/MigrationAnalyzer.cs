using PgRollback.Catalog;
using PgRollback.Diagnostics;
using PgRollback.Migrations;
using PgRollback.Syntax;
using Rule = PgRollback.Diagnostics.Rule;

namespace PgRollback.Planning;

/// <param name="Analysis">Null for a baseline.</param>
internal sealed record MigrationResult(MigrationAnalysis? Analysis, EquatableArray<MigrationDiagnostic> Diagnostics, CatalogChanges Changes);

/// <summary>One migration: replayed, its way back derived or its hand-written one proved, and everything that stands against it said.</summary>
internal sealed class MigrationAnalyzer
{
    private readonly Migration _migration;
    private readonly AnalysisOptions _options;
    private readonly DatabaseCatalog _before;
    private readonly ReplayResult _replay;
    private readonly Acknowledgements _acknowledgements;
    private readonly List<MigrationDiagnostic> _diagnostics = [];
    private Dictionary<LinePosition, TextSpan>? _spans;

    private MigrationAnalyzer(DatabaseCatalog before, Migration migration, AnalysisOptions options)
    {
        _before = before;
        _migration = migration;
        _options = options;
        _replay = MigrationReplay.Run(before, migration.File.Path, migration.File.Up, servers: options.Servers);
        TemporaryObjects.Drop(_replay);
        _acknowledgements = new Acknowledgements(migration.File);
        After = WithDoubts(_replay.Editor.ToCatalog());
    }

    /// <summary>The catalog that the next migration finds.</summary>
    private DatabaseCatalog After { get; }

    private MigrationFile File => _migration.File;

    private string HandwrittenName => File.Stem + ".down.sql";

    public static (MigrationResult Result, DatabaseCatalog After) Analyze(DatabaseCatalog before, Migration migration, AnalysisOptions options)
    {
        if (migration.File.Role == FileRole.Baseline)
        {
            return BaselineAnalyzer.Analyze(before, migration.File, options);
        }

        MigrationAnalyzer? analyzer = null;
        MigrationAnalysis analysis;
        try
        {
            analyzer = new MigrationAnalyzer(before, migration, options);
            analysis = analyzer.Analyze();
        }
        catch (Exception exception) when (AnalysisFailure.IsDefect(exception))
        {
            var failure = AnalysisFailure.Of(migration.File, exception);
            analysis = new MigrationAnalysis { File = migration.File, Identifier = migration.Identifier, Outcome = RollbackOutcome.Declined, Diagnostics = [failure] };
        }

        var after = analyzer?.After ?? AnalysisFailure.Behind(migration.File, before);
        var doubts = after.Doubts.Skip(before.Doubts.Count).ToEquatableArray();
        return (new MigrationResult(analysis, analysis.Diagnostics, new CatalogChanges(analyzer?._replay.Editor.Changes() ?? [], doubts)), after);
    }

    /// <summary>What later plans must not rely on. A gap that its author closed leaves no doubt.</summary>
    private DatabaseCatalog WithDoubts(DatabaseCatalog catalog)
    {
        foreach (var gap in _replay.Session.Gaps.Where(g => g.Kind == GapKind.Schema && !_acknowledgements.Accepts(g)))
        {
            catalog = catalog.WithDoubt(gap, File.Stem);
        }

        return catalog;
    }

    private MigrationAnalysis Analyze()
    {
        _diagnostics.AddRange(File.Diagnostics);
        if (_migration.RollbackFile is not null)
        {
            _diagnostics.AddRange(_migration.RollbackFile.Diagnostics);
        }

        ReportFailures();
        var result = _migration.Handwritten is { } handwritten && !_options.IgnoreHandwritten ? Prove(handwritten) : Derive();
        var dataGaps = _replay.Session.Gaps.Count(static g => g.Kind == GapKind.Data);
        _acknowledgements.ReportUnused(_diagnostics, hasPlan: result.Plan is not null && result.Outcome != RollbackOutcome.Declined, dataGaps);
        return result with { Identifier = _migration.Identifier, DataGaps = dataGaps, Losses = DataLosses.Of(_before, _replay), Diagnostics = Enforced(Suppressions.Apply(_diagnostics, File, _migration.RollbackFile)) };
    }

    private void ReportFailures()
    {
        foreach (var failure in _replay.Failures)
        {
            if (failure.Statement is ErrorStatement error)
            {
                Add(Rules.SyntaxError, new TextSpan(error.ErrorOffset, 0), failure.Message);
            }
            else if (failure.Doubt is null)
            {
                Add(Rules.ReplayError, failure.Statement.Span, failure.Message);
            }
            else if (_acknowledgements.Irreversible is null && (_migration.Handwritten is null || _options.IgnoreHandwritten))
            {
                Add(Rules.NoRollback, failure.Statement.Span, $"{failure.Message} on the model, and only the server knows since {failure.Doubt}", HandwrittenName);
            }
        }
    }

    private MigrationAnalysis Prove(MigrationFile handwritten)
    {
        var proof = new HandwrittenProof(_before, After, _replay, File, handwritten, _options);
        var verdict = proof.Run();
        _diagnostics.AddRange(proof.Diagnostics);
        if (verdict == HandwrittenVerdict.Wrong)
        {
            return new MigrationAnalysis { File = File, Outcome = RollbackOutcome.Declined, Handwritten = verdict };
        }

        // A loss that its author accepts is no needless acknowledgement because the way back is written by hand.
        foreach (var gap in _replay.Session.Gaps)
        {
            _acknowledgements.Accepts(gap);
        }

        var plan = HandwrittenPlan.Create(handwritten);
        ReportRows(plan);
        return new MigrationAnalysis { File = File, Outcome = RollbackOutcome.Handwritten, Plan = plan, Handwritten = verdict, HandwrittenText = handwritten.DownText };
    }

    private MigrationAnalysis Derive()
    {
        var declined = new MigrationAnalysis { File = File, Outcome = RollbackOutcome.Declined, IrreversibleReason = _acknowledgements.Irreversible };
        if (_replay.Failures.Count > 0)
        {
            return declined;
        }

        var blocking = ReportGaps();
        if (blocking)
        {
            return declined;
        }

        var derivation = PlanDeriver.Derive(_before, After, _replay, File);
        if (derivation.Plan is not { } plan)
        {
            if (_acknowledgements.Irreversible is null)
            {
                Add(derivation.FailedProof ? Rules.UnprovedPlan : Rules.NoRollback, FileSpan, derivation.Reason!, HandwrittenName);
            }

            return declined;
        }

        if (_acknowledgements.Irreversible is not null)
        {
            _acknowledgements.ReportNeedless(_diagnostics, "irreversible", "a rollback can be derived");
            return declined;
        }

        ReportRows(plan);
        return new MigrationAnalysis { File = File, Outcome = plan.Steps.IsEmpty ? RollbackOutcome.Nothing : RollbackOutcome.Derived, Plan = plan };
    }

    /// <returns>True when no rollback may be emitted.</returns>
    private bool ReportGaps()
    {
        var blocking = false;
        foreach (var gap in _replay.Session.Gaps)
        {
            if (_acknowledgements.Accepts(gap) || gap.IsOnNewObjects || gap.Role is { IsOlder: false } || (gap.Kind == GapKind.Data && _options.AcceptDataGaps))
            {
                continue;
            }

            blocking = true;
            if (_acknowledgements.Irreversible is null)
            {
                Add(gap.Kind switch { GapKind.Data => Rules.DataGap, GapKind.NotModelled => Rules.NotModelled, _ => Rules.NoRollback }, gap.Span, gap.Message, HandwrittenName);
            }
        }

        return blocking;
    }

    private void ReportRows(RollbackPlan plan)
    {
        var destroyed = plan.Steps.Where(static s => s.DestroysRows).Select(static s => s.ObjectKind == ObjectKind.Column ? $"{s.Table}.{s.Name}" : s.Kind is "DeleteRows" ? $"what refers to rows of {s.Name}" : s.Name).ToList();
        if (destroyed.Count > 0)
        {
            Add(Rules.DestroysRows, FileSpan, string.Join(", ", destroyed));
        }

        foreach (var step in plan.Steps)
        {
            var span = step.Source is { } source ? SpanOf(source) : FileSpan;
            foreach (var hazard in step.Hazards.Where(static h => h.Kind is not (HazardKind.GranteeOwns or HazardKind.RoleInUse or HazardKind.RowsGoAlong)))
            {
                Add(Rules.Hazard, span, hazard.Message);
            }

            if (!step.RestoresColumnOrder)
            {
                Add(Rules.ColumnOrder, span, step.ObjectKind == ObjectKind.Column ? $"{step.Table}.{step.Name}" : step.Name);
            }
        }
    }

    private TextSpan SpanOf(StepSource source)
    {
        if (_spans is null)
        {
            _spans = [];
            foreach (var statement in File.Up)
            {
                var start = File.Lines.Position(statement.Span.Start);
                if (!_spans.ContainsKey(start))
                {
                    _spans.Add(start, statement.Span);
                }
            }
        }

        return _spans.TryGetValue(source.Start, out var span) ? span : FileSpan;
    }

    private TextSpan FileSpan => File.Up.IsEmpty ? default : new TextSpan(File.Up[0].Span.Start, 0);

    /// <summary>Older than the version from which the project demands rollbacks: said, but no error.</summary>
    private EquatableArray<MigrationDiagnostic> Enforced(IEnumerable<MigrationDiagnostic> diagnostics)
    {
        if (_options.EnforceFrom is not { } version || MigrationOrder.Instance.Compare(File.SortKey, MigrationFileName.SortKeyOf(version)) >= 0)
        {
            return diagnostics.ToEquatableArray();
        }

        return diagnostics.Select(static d => d.Rule.Severity == Severity.Info ? d : d with { Rule = d.Rule with { Severity = Severity.Info } }).ToEquatableArray();
    }

    private void Add(Rule rule, TextSpan span, params string[] arguments) =>
        _diagnostics.Add(MigrationDiagnostic.Create(rule, File.Path, File.Lines, span, arguments));
}
