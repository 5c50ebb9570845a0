using System.Buffers;
using System.Globalization;
using System.Text;

namespace PgRollback;

/// <summary>An encoded plan without the secrets of its SQL. It says of itself how many of its statements it cannot run any more.</summary>
internal static class PlanMask
{
    /// <returns>The plan as it may be stored, and how many statements lost a secret.</returns>
    public static (byte[] Plan, int MaskedStatements) Apply(ReadOnlySpan<byte> plan)
    {
        var masked = new ArrayBufferWriter<byte>(plan.Length);
        var count = 0;
        var copied = 0;
        var reader = PlanReader.Open(plan);
        while (reader.Read())
        {
            if ((reader.Name.SequenceEqual("sql"u8) || reader.Name.SequenceEqual("variant-sql"u8)) && SecretMask.Apply(reader.Text) is { } sql)
            {
                count++;
                masked.Write(plan[copied..reader.RecordStart]);
                Write(masked, Encoding.ASCII.GetString(reader.Name), sql);
                copied = reader.RecordEnd;
            }
        }

        if (count == 0)
        {
            return (plan.ToArray(), 0);
        }

        masked.Write(plan[copied..]);
        return (WithCount(masked.WrittenSpan, count), count);
    }

    /// <summary>In front, where the records of the migration are.</summary>
    private static byte[] WithCount(ReadOnlySpan<byte> plan, int count)
    {
        var whole = new ArrayBufferWriter<byte>(plan.Length + 16);
        var start = plan.IndexOf((byte)'\n') + 1;
        whole.Write(plan[..start]);
        Write(whole, "masked", count.ToString(CultureInfo.InvariantCulture));
        whole.Write(plan[start..]);
        return whole.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, string name, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name} {bytes.Length}\n")));
        output.Write(bytes);
        output.Write("\n"u8);
    }
}
