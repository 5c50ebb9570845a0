using System.Globalization;
using System.Text;

namespace PgRollback.Tests.Material;

/// <summary>Encodes plans as the generator does: the tests' own reading of the format.</summary>
internal sealed class PlanText
{
    private readonly StringBuilder _text = new("pgrollback-plan 1\n");

    public static PlanText For(string stem, string checksum = "", string outcome = "derived") => new PlanText()
        .Record("stem", stem)
        .Record("version", stem.Split('_')[0])
        .Record("checksum", checksum)
        .Record("outcome", outcome);

    public byte[] Bytes => Encoding.UTF8.GetBytes(_text.ToString());

    public PlanText Record(string name, string value)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{name} {Encoding.UTF8.GetByteCount(value)}\n{value}\n");
        return this;
    }

    public PlanText Steps(params TestStep[] steps)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i].Write(this, line: i + 1);
        }

        return this;
    }
}
