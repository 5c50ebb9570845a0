using System.Diagnostics;

namespace PgRollback;

/// <summary>The compiled way back of one migration. Which of its subclasses it is says what calling it takes: <see cref="SafeRollback"/>, <see cref="DestructiveRollback"/> or <see cref="IrreversibleRollback"/>.</summary>
[DebuggerDisplay("{Stem}")]
public abstract class Rollback
{
    private readonly PlanData _data;
    private readonly Lazy<RollbackPlan> _plan;

    private protected Rollback(PlanData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _plan = new Lazy<RollbackPlan>(() => RollbackPlan.Decode(data()));
    }

    /// <summary>The plan; decoded when it is first asked for.</summary>
    /// <exception cref="PlanFormatException">The data are damaged, or of a format that this runtime does not know.</exception>
    public RollbackPlan Plan => _plan.Value;

    internal ReadOnlySpan<byte> EncodedPlan => _data();

    /// <summary>The way back that an encoded plan holds, for programs that get it from elsewhere than from generated code. Which of the subclasses it is, the plan says.</summary>
    /// <param name="plan">The plan; not copied.</param>
    /// <exception cref="PlanFormatException">The plan is damaged, or of a format that this runtime does not know.</exception>
    public static Rollback Decode(byte[] plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return DecodedRollback.Create(plan);
    }

    /// <inheritdoc cref="RollbackPlan.Stem"/>
    public string Stem => Plan.Stem;

    /// <inheritdoc cref="RollbackPlan.Version"/>
    public string Version => Plan.Version;

    /// <inheritdoc cref="RollbackPlan.Summary"/>
    public string? Summary => Plan.Summary;

    /// <inheritdoc cref="RollbackPlan.Checksum"/>
    public string Checksum => Plan.Checksum;

    /// <inheritdoc cref="RollbackPlan.Outcome"/>
    public RollbackOutcome Outcome => Plan.Outcome;

    /// <inheritdoc cref="RollbackPlan.Steps"/>
    public IReadOnlyList<RollbackStep> Steps => Plan.Steps;

    /// <inheritdoc cref="RollbackPlan.Kept"/>
    public IReadOnlyList<KeptObject> Kept => Plan.Kept;

    /// <inheritdoc cref="RollbackPlan.IsTransactional"/>
    public bool IsTransactional => Plan.IsTransactional;

    /// <inheritdoc cref="RollbackPlan.DestroysRows"/>
    public bool DestroysRows => Plan.DestroysRows;

    /// <summary>The steps as SQL for reading, with their sources as comments; needs no database. What would run on one, with settings and history, says a dry run.</summary>
    /// <param name="serverVersion">Major version of PostgreSQL: 15.</param>
    public string ToSql(int serverVersion) => ScriptPrinter.PrintSteps(this, serverVersion);

    /// <summary>The <see cref="Stem"/>.</summary>
    public sealed override string ToString() => Stem;

    /// <summary>The step at a position, as the record that its kind has. Generated members are made of this.</summary>
    /// <param name="index">Zero-based position in <see cref="Steps"/>.</param>
    /// <exception cref="InvalidCastException">The step is of another kind.</exception>
    protected TStep Step<TStep>(int index)
        where TStep : RollbackStep =>
        (TStep)Steps[index];
}
