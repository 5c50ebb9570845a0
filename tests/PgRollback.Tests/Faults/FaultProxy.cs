using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace PgRollback.Tests.Faults;

internal enum FaultMoment
{
    /// <summary>The statement never reaches the server; all before it have.</summary>
    BeforeStatement,

    /// <summary>The server has run the statement, and its answer is lost.</summary>
    AfterStatement,

    /// <summary>The server is at it, and waits for somebody.</summary>
    DuringStatement,
}

/// <summary>Stands between Npgsql and a server, counts the statements that go to the server, and calls down a fault at one of them.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly List<TcpClient> _clients = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly TaskCompletionSource _faulted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<int> _concurrent = [];
    private int _statements;

    public FaultProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Statements that came from the client so far.</summary>
    public int Statements => _statements;

    /// <summary>Which of them were CONCURRENTLY.</summary>
    public IReadOnlyList<int> Concurrent => _concurrent;

    /// <summary>At which statement, one-based; 0 for none.</summary>
    public int FaultAt { get; init; }

    public FaultMoment Moment { get; init; }

    /// <summary>What makes the statement wait that is to be met in its course.</summary>
    public Func<Task> Hold { get; init; } = static () => Task.CompletedTask;

    /// <summary>Ends when it does; gets the number of the server's process.</summary>
    public Func<int, Task> Waits { get; init; } = static _ => Task.CompletedTask;

    /// <summary>What else happens, besides that both connections are reset; gets the number of the server's process.</summary>
    public Func<int, Task> Fault { get; init; } = static _ => Task.CompletedTask;

    /// <summary>The fault has come down.</summary>
    public bool IsFaulted { get; private set; }

    /// <summary>Ends when it has.</summary>
    public Task Faulted => _faulted.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        lock (_clients)
        {
            _clients.ForEach(static client => client.Dispose());
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = new Session(this, client).RunAsync();
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private TcpClient Track(TcpClient client)
    {
        client.NoDelay = true;
        lock (_clients)
        {
            _clients.Add(client);
        }

        return client;
    }

    /// <summary>One connection of the client and its twin to the server.</summary>
    private sealed class Session(FaultProxy proxy, TcpClient client)
    {
        private static readonly byte[] Sync = [(byte)'S', 0, 0, 0, 4];
        private readonly TcpClient _server = proxy.Track(new TcpClient());
        private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _gate = new();
        private int _processId;
        private int _outstanding;
        private bool _isMute;

        public async Task RunAsync()
        {
            proxy.Track(client);
            try
            {
                await _server.ConnectAsync(IPAddress.Loopback, proxy._serverPort);
                await Task.WhenAny(ForwardAsync(), AnswerAsync());
            }
            catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or EndOfStreamException)
            {
                // One side is gone; so goes the other.
            }

            Reset(client);
            Reset(_server);
        }

        private async Task ForwardAsync()
        {
            var (from, to) = (client.GetStream(), _server.GetStream());
            await to.WriteAsync(await ReadStartUpAsync(from));
            var isConcurrent = false;
            while (true)
            {
                var message = await ReadAsync(from);
                if (message[0] is (byte)'P' or (byte)'Q')
                {
                    isConcurrent = message.AsSpan().IndexOf("INDEX CONCURRENTLY"u8) >= 0;
                }

                if (message[0] is (byte)'E' or (byte)'Q')
                {
                    var number = Interlocked.Increment(ref proxy._statements);
                    if (isConcurrent)
                    {
                        proxy._concurrent.Add(number);
                    }

                    if (number == proxy.FaultAt)
                    {
                        await CallDownAsync(message, to);
                        return;
                    }
                }

                if (message[0] is (byte)'S' or (byte)'Q')
                {
                    lock (_gate)
                    {
                        _outstanding++;
                    }
                }

                await to.WriteAsync(message);
            }
        }

        private async Task CallDownAsync(byte[] message, NetworkStream to)
        {
            proxy.IsFaulted = true;
            lock (_gate)
            {
                _isMute = true;
                _outstanding++;
            }

            try
            {
                if (proxy.Moment == FaultMoment.DuringStatement)
                {
                    await proxy.Hold();
                }

                // A Sync has the server run and answer what it was sent so far, and stay in its transaction.
                await to.WriteAsync(proxy.Moment == FaultMoment.BeforeStatement ? Sync : message[0] == (byte)'Q' ? message : [.. message, .. Sync]);
                await (proxy.Moment == FaultMoment.DuringStatement ? proxy.Waits(_processId) : _answered.Task);
                await proxy.Fault(_processId);
                proxy._faulted.SetResult();
            }
            catch (Exception error)
            {
                proxy._faulted.SetException(error);
                throw;
            }
        }

        private async Task AnswerAsync()
        {
            var (from, to) = (_server.GetStream(), client.GetStream());
            while (true)
            {
                var message = await ReadAsync(from);
                if (message[0] == (byte)'K')
                {
                    _processId = BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(5));
                }

                bool isMute;
                lock (_gate)
                {
                    isMute = _isMute;
                    if (message[0] == (byte)'Z' && --_outstanding <= 0 && isMute)
                    {
                        _answered.SetResult();
                    }
                }

                if (!isMute)
                {
                    await to.WriteAsync(message);
                }
            }
        }

        private static async Task<byte[]> ReadStartUpAsync(NetworkStream stream)
        {
            var header = new byte[4];
            await stream.ReadExactlyAsync(header);
            var message = new byte[BinaryPrimitives.ReadInt32BigEndian(header)];
            header.CopyTo(message, 0);
            await stream.ReadExactlyAsync(message.AsMemory(4));
            return message;
        }

        private static async Task<byte[]> ReadAsync(NetworkStream stream)
        {
            var header = new byte[5];
            await stream.ReadExactlyAsync(header);
            var message = new byte[1 + BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1))];
            header.CopyTo(message, 0);
            await stream.ReadExactlyAsync(message.AsMemory(5));
            return message;
        }

        private static void Reset(TcpClient socket)
        {
            try
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Gone already.
            }

            socket.Dispose();
        }
    }
}
