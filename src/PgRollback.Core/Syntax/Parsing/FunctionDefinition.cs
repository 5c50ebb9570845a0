namespace PgRollback.Syntax;

/// <summary>What is said of a function, gathered in any order.</summary>
internal sealed class FunctionDefinition
{
    public Builder<TypeName> TransformTypes;
    public Builder<ConfigurationSetting> Settings;

    public string? Language { get; set; }

    public string? Body { get; set; }

    public int BodyStart { get; set; }

    public string? LinkSymbol { get; set; }

    public string? Volatility { get; set; }

    public bool? Strict { get; set; }

    public bool? SecurityDefiner { get; set; }

    public bool? Leakproof { get; set; }

    public bool? Window { get; set; }

    public string? Parallel { get; set; }

    public string? Cost { get; set; }

    public string? Rows { get; set; }

    public QualifiedName? Support { get; set; }

    public FunctionOptions ToOptions() => new()
    {
        Volatility = Volatility,
        Strict = Strict,
        SecurityDefiner = SecurityDefiner,
        Leakproof = Leakproof,
        Window = Window,
        Parallel = Parallel,
        Cost = Cost,
        Rows = Rows,
        Support = Support,
        TransformTypes = TransformTypes.ToArray(),
        Settings = Settings.ToArray(),
    };
}
