namespace PgRollback.Catalog;

/// <summary>What a query gives.</summary>
/// <param name="Columns">Names of its columns.</param>
/// <param name="Rows">Rows that are there for sure.</param>
/// <param name="MayHaveMore">There may be rows besides, or fewer values than these: only whether there is one at all can be relied on.</param>
internal sealed record QueryResult(IReadOnlyList<string> Columns, IReadOnlyList<Datum[]> Rows, bool MayHaveMore)
{
    public Datum Exists => Rows.Count > 0 ? Datum.True : MayHaveMore ? Datum.Unknown : Datum.False;

    /// <summary>The first row, as a record.</summary>
    public Datum First => MayHaveMore ? Datum.Unknown : Rows.Count == 0 ? Datum.Null : Datum.OfRow(Columns, Rows[0]);

    public Datum Scalar => MayHaveMore ? Datum.Unknown : Rows.Count == 0 ? Datum.Null : Rows.Count == 1 && Columns.Count == 1 ? Rows[0][0] : Datum.Unknown;
}
