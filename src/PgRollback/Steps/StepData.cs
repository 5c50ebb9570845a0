namespace PgRollback;

/// <summary>What the records of a step said, before its kind decides what it becomes.</summary>
internal sealed class StepData
{
    public required string Kind { get; init; }

    public string? ObjectType { get; set; }

    public string? Schema { get; set; }

    public string? Name { get; set; }

    public string? Table { get; set; }

    public List<string>? ArgumentTypes { get; set; }

    public string? Sql { get; set; }

    public List<StepVariant> Variants { get; } = [];

    public (int Min, int Max)? PendingVariant { get; set; }

    public string? File { get; set; }

    public int Line { get; set; }

    public int Column { get; set; }

    public bool DestroysRows { get; set; }

    public bool IsTransactional { get; set; } = true;

    public string? Lock { get; set; }

    public List<StepHazard> Hazards { get; } = [];

    public List<TakenObject> Takes { get; } = [];

    public bool RestoresColumnOrder { get; set; } = true;
}
