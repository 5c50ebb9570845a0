namespace PgRollback.Catalog.Expressions;

/// <summary>What a node is made of, in no particular order; only expressions, queries and items of FROM.</summary>
internal static class NodeParts
{
    public static IEnumerable<SqlNode> Of(SqlNode node)
    {
        IEnumerable<SqlNode?> parts = node switch
        {
            CallNode call => [.. call.Arguments.Select(static a => a.Value), .. Keys(call.OrderBy), .. Keys(call.WithinGroup), call.Filter, .. Window(call.Over)],
            ConstructNode construct => [.. construct.Operands, .. Keys(construct.OrderBy), construct.Filter, .. Window(construct.Over)],
            CaseNode @case => [@case.Argument, .. @case.Branches.SelectMany(static b => new[] { b.Condition, b.Result }), @case.Else],
            RowNode row => row.Items,
            ArrayNode array => array.Items,
            IndirectionNode indirection => [indirection.Argument, .. indirection.Steps.SelectMany(static s => s.Subscripts)],
            CollateNode collate => [collate.Argument],
            WithNode with => with.Tables,
            CommonTableNode table => [table.Query],
            FunctionFromNode function => function.Functions.Select(static f => f.Call),
            SelectNode select =>
            [
                .. select.DistinctOn, .. select.Targets, .. select.From, select.Where, .. select.GroupBy, select.Having,
                .. select.Windows.SelectMany(Window), .. Tail(select),
            ],
            SetOperationNode operation => [.. operation.Branches, .. Tail(operation)],
            ValuesNode values => [.. values.Rows, .. Tail(values)],
            TableNode table => [table.Relation, .. Tail(table)],
            _ => [],
        };
        return parts.Where(static p => p is not null)!;
    }

    private static IEnumerable<SqlNode?> Tail(QueryNode query) => [query.With, .. Keys(query.OrderBy), .. query.Limits];

    private static IEnumerable<SqlNode> Keys(List<SortNode> keys) => keys.Select(static k => k.Value);

    private static IEnumerable<SqlNode?> Window(WindowNode? window) =>
        window is null ? [] : [.. window.PartitionBy, .. Keys(window.OrderBy), .. window.Bounds];
}
