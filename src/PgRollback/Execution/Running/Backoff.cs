using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace PgRollback;

/// <summary>Pauses between tries: each about twice as long as the one before, and none as long as anybody else's, so that those who met once do not meet again.</summary>
internal sealed class Backoff(TimeSpan timeout)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = First;

    public int Tries { get; private set; } = 1;

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>How long to pause before another try; false when time is up.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Nothing depends on nobody guessing it.")]
    public bool TryNext(out TimeSpan pause)
    {
        pause = _next * (0.5 + (Random.Shared.NextDouble() / 2));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        Tries++;
        return _clock.Elapsed + pause <= timeout;
    }
}
