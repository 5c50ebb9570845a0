using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace PgRollback.Testing;

/// <summary>A network between program and server: what the program sends arrives later, and how often it had to wait for an answer is counted.</summary>
public sealed class DelayProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly int _serverPort;
    private readonly TimeSpan _delay;
    private int _roundTrips;

    /// <param name="serverPort">Of a server on this machine.</param>
    /// <param name="delay">Of each round trip.</param>
    public DelayProxy(int serverPort, TimeSpan delay)
    {
        _serverPort = serverPort;
        _delay = delay;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Since the last call: how often something was sent after an answer.</summary>
    public int TakeRoundTrips() => Interlocked.Exchange(ref _roundTrips, 0);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _stop.Token);
                var isAnswered = new StrongBox { Value = true };
                await Task.WhenAny(ForwardAsync(client.GetStream(), server.GetStream(), isAnswered), AnswerAsync(server.GetStream(), client.GetStream(), isAnswered));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // One side is gone; so goes the other.
            }
        }
    }

    /// <summary>What is sent meanwhile is not held up by what was sent before it.</summary>
    private async Task ForwardAsync(NetworkStream from, NetworkStream to, StrongBox isAnswered)
    {
        var queue = Channel.CreateUnbounded<(byte[] Bytes, long At)>();
        var sending = SendAsync(queue.Reader, to);
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            if (Interlocked.Exchange(ref isAnswered.Value, value: false))
            {
                Interlocked.Increment(ref _roundTrips);
            }

            queue.Writer.TryWrite((buffer[..length], Stopwatch.GetTimestamp()));
        }

        queue.Writer.Complete();
        await sending;
    }

    private async Task SendAsync(ChannelReader<(byte[] Bytes, long At)> queue, NetworkStream to)
    {
        await foreach (var (bytes, at) in queue.ReadAllAsync(_stop.Token))
        {
            if (_delay - Stopwatch.GetElapsedTime(at) is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, _stop.Token);
            }

            await to.WriteAsync(bytes, _stop.Token);
        }
    }

    private async Task AnswerAsync(NetworkStream from, NetworkStream to, StrongBox isAnswered)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var length)
        {
            Interlocked.Exchange(ref isAnswered.Value, value: true);
            await to.WriteAsync(buffer.AsMemory(0, length), _stop.Token);
        }
    }

    private sealed class StrongBox
    {
        public bool Value;
    }
}
