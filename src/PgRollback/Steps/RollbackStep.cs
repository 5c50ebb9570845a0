using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PgRollback;

/// <summary>One statement of a way back: what it does, to which object, its SQL, and where it comes from. Later versions add kinds; <see cref="RawSqlStep"/> stands for those that this version does not know.</summary>
public abstract record RollbackStep
{
    private protected RollbackStep(StepData data)
    {
        Kind = data.Kind;
        ObjectType = data.ObjectType ?? "";
        Schema = data.Schema;
        Name = data.Name ?? throw PlanFormatException.MissingInStep(data.Kind, "name");
        Table = data.Table;
        Sql = data.Sql ?? throw PlanFormatException.MissingInStep(data.Kind, "sql");
        Variants = data.Variants;
        Source = data.File is null ? null : new StepSource(data.File, data.Line, data.Column);
        DestroysRows = data.DestroysRows;
        IsTransactional = data.IsTransactional;
        Lock = data.Lock;
        Hazards = data.Hazards;
        Takes = data.Takes;
        RestoresColumnOrder = data.RestoresColumnOrder;
    }

    /// <summary>What it does, as one word: <c>DropFunction</c>, <c>AddColumn</c>.</summary>
    public string Kind { get; }

    /// <summary>Kind of its object in PostgreSQL's words: <c>MATERIALIZED VIEW</c>; may be empty for hand-written SQL.</summary>
    public string ObjectType { get; }

    /// <summary>Schema of the object, or of its table; null for objects without one.</summary>
    public string? Schema { get; }

    /// <summary>Name of the object, without schema and unquoted.</summary>
    public string Name { get; }

    /// <summary>Table that the object belongs to (of a column, constraint, trigger, policy, rule or index), without schema and unquoted; null for others.</summary>
    public string? Table { get; }

    /// <summary>One statement without semicolon, right under any search_path. On some servers <see cref="Variants"/> take its place: see <see cref="SqlFor"/>.</summary>
    public string Sql { get; }

    /// <summary>The texts for servers that need another one.</summary>
    public IReadOnlyList<StepVariant> Variants { get; }

    /// <summary>Where the migration does what this takes back; null when the plan does not say.</summary>
    public StepSource? Source { get; }

    /// <summary>Rows or values are gone afterwards, if there are any.</summary>
    public bool DestroysRows { get; }

    /// <summary>False for what PostgreSQL refuses inside a transaction: <c>DROP INDEX CONCURRENTLY</c>.</summary>
    public bool IsTransactional { get; }

    /// <summary>Strongest table lock that it takes, in PostgreSQL's words: <c>ACCESS EXCLUSIVE</c>; null for none.</summary>
    public string? Lock { get; }

    /// <summary>What can make it fail, depending on the rows.</summary>
    public IReadOnlyList<StepHazard> Hazards { get; }

    /// <summary>What goes along with the object that it drops. Anything else that a database has there is a stranger. Empty where the plan does not say (<see cref="RollbackPlan.HasFootprint"/>).</summary>
    public IReadOnlyList<TakenObject> Takes { get; }

    /// <summary>False where a column comes back at another position: PostgreSQL adds columns at the end only.</summary>
    public bool RestoresColumnOrder { get; }

    /// <summary>The object for people: <c>function public.f(integer)</c>, <c>trigger t_audit on public.t</c>.</summary>
    public virtual string ObjectAddress
    {
        get
        {
            // Of what belongs to a table only an index has a schema of its own.
            var name = Table is null || ObjectType is "INDEX" ? Qualified(Name) : Name;
            var address = ObjectType.Length == 0 ? name : $"{ObjectWords} {name}";
            return Table is null ? address : $"{address} on {Qualified(Table)}";
        }
    }

    /// <summary>Kind and object in one line: <c>DropFunction function public.f(integer)</c>.</summary>
    public string Title => $"{Kind} {ObjectAddress}";

    [SuppressMessage("Globalization", "CA1308", Justification = "Words for people, in the case in which PostgreSQL's own messages name kinds of objects.")]
    private protected string ObjectWords => ObjectType.ToLowerInvariant();

    /// <summary>The statement for a server.</summary>
    /// <param name="serverVersion">Major version: 15.</param>
    /// <returns>Null when there is nothing to do on that server.</returns>
    public string? SqlFor(int serverVersion)
    {
        foreach (var variant in Variants)
        {
            if (serverVersion >= variant.MinVersion && serverVersion <= variant.MaxVersion)
            {
                return variant.Sql.Length == 0 ? null : variant.Sql;
            }
        }

        return Sql.Length == 0 ? null : Sql;
    }

    /// <summary>Kind, object and source in one line.</summary>
    public sealed override string ToString() => Source is null ? Title : string.Create(CultureInfo.InvariantCulture, $"{Title} ({Source})");

    private protected string Qualified(string name) => Schema is null ? name : $"{Schema}.{name}";
}
