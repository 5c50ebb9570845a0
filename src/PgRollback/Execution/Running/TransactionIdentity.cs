using System.Globalization;

namespace PgRollback;

/// <summary>What the first statement of a transaction returned: the process that runs it, its number for <c>pg_xact_status()</c>, and when it began.</summary>
internal readonly record struct TransactionIdentity(int ProcessId, string TransactionId, DateTimeOffset StartedAt)
{
    public static TransactionIdentity Parse(string value)
    {
        var parts = value.Split(' ');
        return new TransactionIdentity(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(parts[2], CultureInfo.InvariantCulture)));
    }
}
