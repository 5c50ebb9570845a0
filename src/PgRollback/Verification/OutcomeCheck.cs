using System.Globalization;

namespace PgRollback;

/// <summary>Looks at the catalogs at the end of the last transaction: what the path takes away must be gone, and what it brings back must be there and usable. Else nothing of that transaction is committed.</summary>
internal sealed class OutcomeCheck(IReadOnlyList<PendingRollback> pending, int serverVersion) : IStepCompanion
{
    private const string ResultColumn = "pgrollback_outcome";
    private readonly List<PreflightStep> _effect = NetEffect.Of(pending, serverVersion);

    public IEnumerable<ScriptStatement> Finish(PendingRollback finished)
    {
        if (finished.Rollback == pending[^1].Rollback && _effect.Count > 0)
        {
            yield return new ScriptStatement(PreflightSql.Outcome(PreflightSteps.ToJson(_effect), ResultColumn, PreflightSteps.Types(_effect)), StatementPurpose.Companion)
            {
                Pending = finished,
                Remark = "Refused unless null: what was to go is gone, and what was to come back is there",
                ResultColumn = ResultColumn,
                Judge = row => row.IsDBNull(0) ? null : Refusal(row.GetString(0)),
            };
        }
    }

    private Refusal Refusal(string findings)
    {
        var found = findings.Split(',').Select(static finding => finding.Split(' ')).Select(finding => (Item: _effect[int.Parse(finding[0], CultureInfo.InvariantCulture)], Finding: finding[1])).ToList();
        return new Refusal(
            RefusalKind.NotRestored,
            found[0].Item.Pending.Rollback.Stem,
            $"after the steps the database is not what they should have made of it: {string.Join("; ", found.Select(static each => Problem(each.Item, each.Finding)))}. Something on the server, such as an event trigger, did more or less than they say.");
    }

    private static string Problem(PreflightStep item, string finding) => finding switch
    {
        "missing" => $"{item.Step.ObjectAddress} is not there again after {item.Step}",
        "present" => $"{item.Step.ObjectAddress} is still there after {item.Step}",
        _ => $"{item.Step.ObjectAddress} is invalid",
    };
}
