using System.Globalization;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class SequenceReplay
{
    public static void Create(ReplaySession session, CreateSequenceStatement statement)
    {
        var schema = statement.Persistence == Persistence.Temporary ? session.TemporarySchema() : session.CreationSchema(statement.Name);
        if (!RelationNames.IsFree(session, schema, statement.Name.Name, statement.IfNotExists))
        {
            return;
        }

        var sequence = new Sequence
        {
            Oid = session.Editor.NewOid(),
            Name = statement.Name.Name,
            Schema = schema,
            Persistence = statement.Persistence,
            Type = TypeReference.OfBuiltIn("int8"),
            Owner = session.CurrentRole,
            Origin = session.Provenance,
        };
        session.Editor.Put(DefaultPrivileges.Apply(session, Apply(session, Defaults(sequence, statement.Options), statement.Options)));
    }

    public static void Alter(ReplaySession session, AlterSequenceStatement statement)
    {
        if (session.TryRelation(statement.Name) is not { } found)
        {
            if (statement.IfExists)
            {
                return;
            }

            throw ReplaySession.Undefined("relation", statement.Name);
        }

        var sequence = found as Sequence ?? throw new ReplayException($"\"{statement.Name.Name}\" is not a sequence");
        if (statement.Options.Any(static o => string.Equals(o.Name, "RESTART", StringComparison.Ordinal)))
        {
            session.AddGap($"the earlier value of sequence {statement.Name} is lost by RESTART", DataLossKind.SequenceValue, sequence.Oid);
        }

        session.Editor.Put(Apply(session, sequence, statement.Options));
    }

    /// <summary>Effective defaults follow from the type and the direction.</summary>
    public static Sequence Defaults(Sequence sequence, EquatableArray<SequenceOption> options)
    {
        var type = options.FirstOrDefault(static o => o.Type is not null)?.Type?.Name.Name ?? sequence.Type.BuiltIn!.Name;
        var ascending = !(options.FirstOrDefault(static o => o.Name is "INCREMENT")?.Value is { } increment && increment.StartsWith("-", StringComparison.Ordinal));
        var (low, high) = Range(type);
        var min = ascending ? 1 : low;
        var max = ascending ? high : -1;
        return sequence with { Type = TypeReference.OfBuiltIn(type), MinValue = min, MaxValue = max, Start = ascending ? min : max, Increment = ascending ? 1 : -1 };
    }

    public static Sequence Apply(ReplaySession session, Sequence sequence, EquatableArray<SequenceOption> options)
    {
        var startWasSet = false;
        SequenceOption? restart = null;
        var isNew = session.Editor.Find(sequence.Oid) is null;
        foreach (var option in options)
        {
            switch (option.Name)
            {
                case "AS":
                    var (oldLow, oldHigh) = Range(sequence.Type.BuiltIn!.Name);
                    var (low, high) = Range(option.Type!.Name.Name);

                    // Bounds that were the old type's own follow to the new type's.
                    sequence = sequence with
                    {
                        Type = TypeReference.OfBuiltIn(option.Type.Name.Name),
                        MaxValue = sequence.MaxValue == oldHigh ? high : sequence.MaxValue,
                        MinValue = sequence.MinValue == oldLow ? low : sequence.MinValue,
                    };
                    break;
                case "INCREMENT":
                    sequence = sequence with { Increment = Number(option) };
                    break;
                case "MINVALUE":
                    sequence = sequence with { MinValue = option.No ? sequence.Increment > 0 ? 1 : Range(sequence.Type.BuiltIn!.Name).Low : Number(option) };
                    break;
                case "MAXVALUE":
                    sequence = sequence with { MaxValue = option.No ? sequence.Increment > 0 ? Range(sequence.Type.BuiltIn!.Name).High : -1 : Number(option) };
                    break;
                case "START":
                    sequence = sequence with { Start = Number(option) };
                    startWasSet = true;
                    break;
                case "CACHE":
                    sequence = sequence with { Cache = Number(option) };
                    break;
                case "CYCLE":
                    sequence = sequence with { Cycle = !option.No };
                    break;
                case "RESTART":
                    restart = option;
                    break;
                case "OWNED BY":
                    sequence = OwnedBy(session, sequence, option);
                    break;
                default:
                    break;
            }
        }

        sequence = restart is null ? sequence : sequence with { RestartedAt = restart.Value is null ? sequence.Start : Number(restart) };
        return isNew && !startWasSet ? sequence with { Start = sequence.Increment > 0 ? sequence.MinValue : sequence.MaxValue } : sequence;
    }

    private static Sequence OwnedBy(ReplaySession session, Sequence sequence, SequenceOption option)
    {
        if (sequence.IsIdentity)
        {
            throw new ReplayException("cannot change ownership of identity sequence");
        }

        if (option.No || option.Target is null)
        {
            return sequence with { OwnedByTable = Oid.None, OwnedByColumn = 0 };
        }

        var table = session.Table(option.Target);
        var column = table.FindColumn(option.Value!) ?? throw Columns.Undefined(table, option.Value!);
        return sequence with { OwnedByTable = table.Oid, OwnedByColumn = column.Number };
    }

    public static (long Low, long High) Range(string type) => type switch
    {
        "int2" => (short.MinValue, short.MaxValue),
        "int4" => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    private static long Number(SequenceOption option) =>
        long.TryParse(option.Value?.Replace("_", "").Replace("+", "").Replace(" ", ""), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ReplayException($"invalid value for sequence option {option.Name}");
}
