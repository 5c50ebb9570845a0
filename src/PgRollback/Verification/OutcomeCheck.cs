using System.Text.Json;
using Npgsql;

namespace PgRollback;

/// <summary>
/// Looks at the catalogs at the end of the last transaction: what the path takes away must be gone, and what it brings back must be there, usable, and defined as the plans expect it. Else nothing of that transaction is
/// committed. What differs and is set by no step was so before, and is told.
/// </summary>
internal sealed class OutcomeCheck(IReadOnlyList<PendingRollback> pending, IReadOnlyList<(PendingRollback Pending, ObjectExpectation Item)> facts, int serverVersion) : IStepCompanion
{
    private const string ResultColumn = "pgrollback_outcome";
    private readonly List<PreflightStep> _effect = NetEffect.Of(pending, serverVersion);

    public IEnumerable<ScriptStatement> Finish(PendingRollback finished)
    {
        if (finished.Rollback == pending[^1].Rollback && _effect.Count + facts.Count > 0)
        {
            yield return new ScriptStatement(Sql(), StatementPurpose.Companion)
            {
                Pending = finished,
                Remark = "Refused if what was to go is there, what was to come back is not, or something is not defined as it was",
                ResultColumn = ResultColumn,
                Judge = row => Findings(row).Where(static found => !found.IsDrift).ToList() is { Count: > 0 } left ? Refusal(left) : null,
                Note = row => Findings(row).Where(static found => found.IsDrift).ToList() is { Count: > 0 } drift ? Notice(drift) : null,
            };
        }
    }

    private string Sql()
    {
        var items = facts.Select(static fact => fact.Item).ToList();
        var types = PreflightSteps.Types(_effect);
        var ofFacts = items.Select(static item => item.ObjectType).ToHashSet(StringComparer.Ordinal);
        types.UnionWith(ofFacts);
        return PreflightSql.Outcome(
            PreflightSteps.ToJson(_effect, items),
            ResultColumn,
            types,
            items.Count == 0 ? null : FactSql.Differences(items.SelectMany(static item => item.Facts).Select(static fact => fact.Name).ToHashSet(StringComparer.Ordinal), ofFacts));
    }

    private List<Finding> Findings(NpgsqlDataReader row)
    {
        if (row.IsDBNull(0))
        {
            return [];
        }

        using var document = JsonDocument.Parse(row.GetString(0));
        return document.RootElement.EnumerateArray().Select(item => Read(item[0].GetInt32(), item[1].GetString()!, item[2].GetString())).ToList();
    }

    private Finding Read(int number, string name, string? value)
    {
        if (number < _effect.Count)
        {
            var (item, step) = (_effect[number], _effect[number].Step);
            return new Finding(item.Pending, IsDrift: false, name switch
            {
                "missing" => $"{step.ObjectAddress} is not there again after {step}",
                "present" => $"{step.ObjectAddress} is still there after {step}",
                _ => $"{step.ObjectAddress} is invalid",
            });
        }

        var (pending, expected) = facts[number - _effect.Count];
        var fact = expected.Facts.Find(fact => string.Equals(fact.Name, name, StringComparison.Ordinal))!;
        return new Finding(pending, fact.IsKept, $"{expected.Address}: {(name is "body" ? "its body is another one" : $"{name} is {Words(value!)} and not {Words(fact.Value)}")}");
    }

    private static string Words(string value) => value.Length == 0 ? "none" : value;

    private static Refusal Refusal(List<Finding> findings) => new(
        RefusalKind.NotRestored,
        findings[0].Pending.Rollback.Stem,
        $"after the steps the database is not what they should have made of it: {Text(findings)}. Something on the server, such as an event trigger, did more or less than they say.");

    private static string Notice(List<Finding> findings) =>
        $"Other than the migrations say, and set by no step of this rollback, so it was so before: {Text(findings)}.";

    private static string Text(List<Finding> findings) => string.Join("; ", findings.Select(static found => found.Problem));

    private sealed record Finding(PendingRollback Pending, bool IsDrift, string Problem);
}
