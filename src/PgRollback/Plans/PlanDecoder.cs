using System.Globalization;
using System.Text;

namespace PgRollback;

/// <summary>Builds a plan from its records.</summary>
internal sealed class PlanDecoder
{
    private const int LongestKnownName = 32;

    private readonly List<KeptObject> _kept = [];
    private readonly List<DataLoss> _losses = [];
    private readonly List<RollbackStep> _steps = [];
    private readonly List<ObjectExpectation> _expectations = [];
    private readonly List<TouchedName> _touched = [];
    private StepData? _step;
    private string? _stem;
    private string? _version;
    private string? _summary;
    private string? _checksum;
    private RollbackOutcome? _outcome;
    private string? _reason;
    private bool _isProved = true;
    private int? _minServer;
    private int? _maxServer;
    private string? _keptAddress;
    private bool _hasFootprint;
    private int _masked;

    private PlanDecoder()
    {
    }

    public static RollbackPlan Decode(ReadOnlySpan<byte> data, string hash)
    {
        var decoder = new PlanDecoder();
        var reader = PlanReader.Open(data);
        Span<char> buffer = stackalloc char[LongestKnownName];
        while (reader.Read())
        {
            if (reader.Name.Length > LongestKnownName)
            {
                continue;
            }

            ReadOnlySpan<char> name = buffer[..Encoding.Latin1.GetChars(reader.Name, buffer)];
            if (name is "step")
            {
                decoder.FinishStep();
                decoder._step = new StepData { Kind = reader.Text };
            }
            else if (decoder._step is { } step)
            {
                ReadStep(step, name, in reader);
            }
            else if (!decoder.ReadExpectation(name, in reader))
            {
                decoder.ReadMigration(name, in reader);
            }
        }

        decoder.FinishStep();
        return decoder.Finish(hash);
    }

    private void ReadMigration(ReadOnlySpan<char> name, in PlanReader reader)
    {
        switch (name)
        {
            case "stem":
                _stem = reader.Text;
                break;
            case "version":
                _version = reader.Text;
                break;
            case "summary":
                _summary = reader.Text;
                break;
            case "checksum":
                _checksum = reader.Text;
                break;
            case "outcome":
                _outcome = Outcome(in reader);
                break;
            case "proof":
                _isProved = !reader.Value.SequenceEqual("none"u8);
                break;
            case "reason":
                _reason = reader.Text;
                break;
            case "server-min":
                _minServer = Number(in reader);
                break;
            case "server-max":
                _maxServer = Number(in reader);
                break;
            case "masked":
                _masked = Number(in reader);
                break;
            case "footprint":
                _hasFootprint = reader.Value.SequenceEqual("known"u8);
                break;
            case "loses":
                _losses.Add(new DataLoss(reader.Text, Schema: null, Name: null, Column: null));
                break;
            case "loses-schema" when _losses.Count > 0:
                _losses[^1] = _losses[^1] with { Schema = reader.Text };
                break;
            case "loses-name" when _losses.Count > 0:
                _losses[^1] = _losses[^1] with { Name = reader.Text };
                break;
            case "loses-column" when _losses.Count > 0:
                _losses[^1] = _losses[^1] with { Column = reader.Text };
                break;
            case "kept":
                FinishKept(reason: "");
                _keptAddress = reader.Text;
                break;
            case "kept-reason":
                FinishKept(reader.Text);
                break;
        }
    }

    /// <returns>False for a record of another kind.</returns>
    private bool ReadExpectation(ReadOnlySpan<char> name, in PlanReader reader)
    {
        switch (name)
        {
            case "touches":
                _touched.Add(new TouchedName(Schema: null, reader.Text));
                return true;
            case "touches-schema" when _touched.Count > 0:
                _touched[^1] = _touched[^1] with { Schema = reader.Text };
                return true;
            case "expects":
                _expectations.Add(new ObjectExpectation(reader.Text));
                return true;
        }

        if (_expectations.Count == 0)
        {
            return false;
        }

        var last = _expectations[^1];
        switch (name)
        {
            case "expects-schema":
                _expectations[^1] = last with { Schema = reader.Text };
                return true;
            case "expects-name":
                _expectations[^1] = last with { Name = reader.Text };
                return true;
            case "expects-table":
                _expectations[^1] = last with { Table = reader.Text };
                return true;
            case "expects-argument":
                last.Arguments.Add(reader.Text);
                return true;
            case "fact" or "kept-fact":
                last.Facts.Add(new ExpectedFact(reader.Text, Value: "", IsKept: name is "kept-fact"));
                return true;
            case "fact-value" when last.Facts.Count > 0:
                last.Facts[^1] = last.Facts[^1] with { Value = reader.Text };
                return true;
            default:
                return false;
        }
    }

    private static void ReadStep(StepData step, ReadOnlySpan<char> name, in PlanReader reader)
    {
        switch (name)
        {
            case "object":
                step.ObjectType = reader.Text;
                break;
            case "schema":
                step.Schema = reader.Text;
                break;
            case "name":
                step.Name = reader.Text;
                break;
            case "table":
                step.Table = reader.Text;
                break;
            case "arguments":
                step.ArgumentTypes ??= [];
                break;
            case "argument":
                (step.ArgumentTypes ??= []).Add(reader.Text);
                break;
            case "sql":
                step.Sql = reader.Text;
                break;
            case "variant":
                step.PendingVariant = Versions(in reader);
                break;
            case "variant-sql" when step.PendingVariant is { } versions:
                step.Variants.Add(new StepVariant(versions.Min, versions.Max, reader.Text));
                step.PendingVariant = null;
                break;
            case "file":
                step.File = reader.Text;
                break;
            case "line":
                step.Line = Number(in reader);
                break;
            case "column":
                step.Column = Number(in reader);
                break;
            case "destroys-rows":
                step.DestroysRows = reader.Value.SequenceEqual("yes"u8);
                break;
            case "transaction":
                step.IsTransactional = !reader.Value.SequenceEqual("no"u8);
                break;
            case "lock":
                step.Lock = reader.Text;
                break;
            case "hazard":
                step.Hazards.Add(new StepHazard(reader.Text, Message: "", Query: null));
                break;
            case "hazard-message" when step.Hazards.Count > 0:
                step.Hazards[^1] = step.Hazards[^1] with { Message = reader.Text };
                break;
            case "hazard-query" when step.Hazards.Count > 0:
                step.Hazards[^1] = step.Hazards[^1] with { Query = reader.Text };
                break;
            case "takes":
                step.Takes.Add(new TakenObject(reader.Text, Name: ""));
                break;
            case "takes-name" when step.Takes.Count > 0:
                step.Takes[^1] = step.Takes[^1] with { Name = reader.Text };
                break;
            case "column-order":
                step.RestoresColumnOrder = !reader.Value.SequenceEqual("lost"u8);
                break;
        }
    }

    private static RollbackOutcome Outcome(in PlanReader reader) => reader.Text switch
    {
        "derived" => RollbackOutcome.Derived,
        "handwritten" => RollbackOutcome.Handwritten,
        "nothing" => RollbackOutcome.Nothing,
        "irreversible" => RollbackOutcome.Irreversible,
        // A way back of an unknown nature is not run on a guess.
        var other => throw PlanFormatException.Damaged(reader.RecordStart, $"'{other}' is no outcome"),
    };

    private static int Number(in PlanReader reader) =>
        int.TryParse(reader.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw PlanFormatException.Damaged(reader.RecordStart, $"'{reader.Text}' is no number");

    private static (int Min, int Max) Versions(in PlanReader reader)
    {
        var text = reader.Text;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0
            && int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var min)
            && int.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var max)
            ? (min, max)
            : throw PlanFormatException.Damaged(reader.RecordStart, $"'{text}' is no range of versions");
    }

    private void FinishKept(string reason)
    {
        if (_keptAddress is { } address)
        {
            _kept.Add(new KeptObject(address, reason));
            _keptAddress = null;
        }
    }

    private void FinishStep()
    {
        if (_step is { } step)
        {
            _steps.Add(StepFactory.Create(step));
            _step = null;
        }
    }

    private RollbackPlan Finish(string hash)
    {
        FinishKept(reason: "");
        return new RollbackPlan
        {
            Stem = Required(_stem, "stem"),
            Version = Required(_version, "version"),
            Summary = _summary,
            Checksum = Required(_checksum, "checksum"),
            Outcome = _outcome ?? throw PlanFormatException.Missing("outcome"),
            Reason = _reason,
            IsProved = _isProved,
            MinServerVersion = _minServer,
            MaxServerVersion = _maxServer,
            Kept = _kept,
            Losses = _losses,
            HasFootprint = _hasFootprint,
            MaskedStatements = _masked,
            Expectations = _expectations,
            TouchedNames = _touched,
            Steps = _steps,
            Hash = hash,
        };
    }

    private static string Required(string? value, string name) => value ?? throw PlanFormatException.Missing(name);
}
