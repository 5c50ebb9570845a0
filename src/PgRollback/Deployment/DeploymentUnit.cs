namespace PgRollback;

/// <summary>A file, ready to be sent.</summary>
internal sealed class DeploymentUnit
{
    private readonly List<StatementSpan> _spans;

    private DeploymentUnit(Rollback migration, MigrationText file, List<StatementSpan> spans, bool isTransactional)
    {
        Migration = migration;
        File = file;
        _spans = spans;
        IsTransactional = isTransactional;
        Statements = spans.ConvertAll(span => file.Text[span.Start..span.End]);
    }

    public Rollback Migration { get; }

    public MigrationText File { get; }

    /// <summary>False when the file says so, begins and ends transactions on its own, or has only statements that run in none. One that mixes them must say what it wants: outside a transaction a failure leaves half of it behind.</summary>
    public bool IsTransactional { get; }

    public IReadOnlyList<string> Statements { get; }

    /// <summary>Index of a COPY … FROM STDIN that has no rows to read; −1 when there is none.</summary>
    public int CopyWithoutRows => _spans.FindIndex(static span => span is { ReadsStdin: true, Rows: null });

    public static DeploymentUnit Of(Rollback migration, MigrationText file)
    {
        var (spans, withoutTransaction) = StatementScanner.Scan(file.Text);
        var statements = spans.ToList();

        // A file that is one transaction of its own becomes part of ours, so that its history row is too.
        if (!withoutTransaction && IsOneTransaction(statements))
        {
            statements = statements.GetRange(1, statements.Count - 2);
        }

        var isTransactional = !withoutTransaction && !IsOutsideTransactions(statements) && statements.TrueForAll(static span => span.Control == TransactionControl.None);
        return new DeploymentUnit(migration, file, statements, isTransactional);
    }

    /// <summary>What follows a COPY … FROM STDIN in the file; null for other statements.</summary>
    /// <param name="statement">Index of the statement.</param>
    public ReadOnlyMemory<char>? RowsOf(int statement) => _spans[statement].Rows is { } rows ? File.Text.AsMemory()[rows] : default(ReadOnlyMemory<char>?);

    private static bool IsOneTransaction(List<StatementSpan> statements) =>
        statements is [{ Control: TransactionControl.Begin }, .. var inner, { Control: TransactionControl.Commit }]
        && inner.TrueForAll(static span => span.Control == TransactionControl.None);

    private static bool IsOutsideTransactions(List<StatementSpan> statements) => statements.Count > 0 && statements.TrueForAll(static span => span.RunsAlone);

    /// <summary>Line and column, one-based, of a place within a statement.</summary>
    /// <param name="statement">Index of the statement.</param>
    /// <param name="position">PostgreSQL's position: one-based, in characters; 0 for the statement's start.</param>
    public (int Line, int Column) Locate(int statement, int position)
    {
        var offset = _spans[statement].Start;
        foreach (var rune in Statements[statement].EnumerateRunes())
        {
            if (--position <= 0)
            {
                break;
            }

            offset += rune.Utf16SequenceLength;
        }

        var before = File.Text.AsSpan(0, offset);
        return (before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }
}
