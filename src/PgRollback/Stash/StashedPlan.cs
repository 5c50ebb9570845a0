using System.Security.Cryptography;
using System.Text;

namespace PgRollback;

/// <summary>A plan as the stash keeps it.</summary>
/// <param name="Stem">Name of the migration.</param>
/// <param name="Checksum">Of the file that was applied.</param>
/// <param name="Hash">SHA-256 of the plan, in lower-case hex.</param>
/// <param name="Signature">HMAC-SHA-256 of the plan, in lower-case hex; null when it was stashed without a key.</param>
/// <param name="Plan">The encoded plan, without secrets.</param>
internal sealed record StashedPlan(string Stem, string Checksum, string Hash, string? Signature, byte[] Plan)
{
    public static StashedPlan Of(Rollback rollback, byte[]? key)
    {
        var (plan, _) = PlanMask.Apply(rollback.EncodedPlan);
        return new StashedPlan(rollback.Stem, rollback.Checksum, Sha256.Hex(plan), key is null ? null : Sign(plan, key), plan);
    }

    /// <returns>What is wrong with it; null when it is what was stashed.</returns>
    public string? Fault(byte[]? key)
    {
        if (!string.Equals(Sha256.Hex(Plan), Hash, StringComparison.Ordinal))
        {
            return "the plan that was stashed for it was changed since: its hash is another";
        }

        if (key is null)
        {
            return null;
        }

        return Signature switch
        {
            null => "the plan that was stashed for it is not signed, and a key was given",
            var signature when !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Sign(Plan, key))) => "the plan that was stashed for it is not signed with this key",
            _ => null,
        };
    }

    /// <exception cref="PlanFormatException">The plan is damaged, or of a later format.</exception>
    public Rollback ToRollback()
    {
        var rollback = Rollback.Decode(Plan);
        return string.Equals(rollback.Stem, Stem, StringComparison.Ordinal) && string.Equals(rollback.Checksum, Checksum, StringComparison.Ordinal)
            ? rollback
            : throw new PlanFormatException($"The stash has the plan of {rollback.Stem} under the name of {Stem}.");
    }

    private static string Sign(byte[] plan, byte[] key) => Convert.ToHexString(HMACSHA256.HashData(key, plan)).ToLowerInvariant();
}
