using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace PgRollback.Tests.Faults;

/// <summary>Does what PgBouncer does with pool_mode = transaction or session: sessions of clients share connections to the server, the last one that was given back goes out first, and the process number that a client is told is made up.</summary>
internal sealed class TransactionPooler : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentStack<NetworkStream> _idle = new();
    private readonly ConcurrentBag<TcpClient> _sockets = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly int _serverPort;
    private readonly bool _perTransaction;
    private readonly Task _accepting;

    public TransactionPooler(int serverPort, bool perTransaction)
    {
        _serverPort = serverPort;
        _perTransaction = perTransaction;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(Track(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient socket)
    {
        try
        {
            var client = socket.GetStream();
            var startUp = await ReadAsync(client, hasType: false);
            var (server, greeting) = await ConnectAsync(startUp);
            Release(server);
            await client.WriteAsync(greeting);
            NetworkStream? held = null;
            while (true)
            {
                var message = await ReadAsync(client, hasType: true);
                if (message[0] == (byte)'X')
                {
                    break;
                }

                held ??= _idle.TryPop(out var idle) ? idle : (await ConnectAsync(startUp)).Server;
                await held.WriteAsync(message);
                if (message[0] is (byte)'S' or (byte)'Q' && await AnswerAsync(held, client) && _perTransaction)
                {
                    Release(held);
                    held = null;
                }
            }

            if (held is not null)
            {
                // As server_reset_query does.
                await held.WriteAsync(Query("DISCARD ALL"));
                await AnswerAsync(held, Stream.Null);
                Release(held);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // One side is gone.
        }

        socket.Dispose();
    }

    private void Release(NetworkStream server) => _idle.Push(server);

    private TcpClient Track(TcpClient socket)
    {
        socket.NoDelay = true;
        _sockets.Add(socket);
        return socket;
    }

    private async Task<(NetworkStream Server, byte[] Greeting)> ConnectAsync(byte[] startUp)
    {
        var socket = Track(new TcpClient());
        await socket.ConnectAsync(IPAddress.Loopback, _serverPort);
        var server = socket.GetStream();
        await server.WriteAsync(startUp);
        using var greeting = new MemoryStream();
        while (true)
        {
            var message = await ReadAsync(server, hasType: true);
            if (message[0] == (byte)'K')
            {
                RandomNumberGenerator.Fill(message.AsSpan(5));
            }

            greeting.Write(message);
            if (message[0] == (byte)'Z')
            {
                return (server, greeting.ToArray());
            }
        }
    }

    /// <returns>True when the server is in no transaction afterwards.</returns>
    private static async Task<bool> AnswerAsync(NetworkStream server, Stream client)
    {
        while (true)
        {
            var message = await ReadAsync(server, hasType: true);
            await client.WriteAsync(message);
            if (message[0] == (byte)'Z')
            {
                return message[5] == (byte)'I';
            }
        }
    }

    private static byte[] Query(string sql)
    {
        var message = new byte[1 + 4 + sql.Length + 1];
        message[0] = (byte)'Q';
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), message.Length - 1);
        System.Text.Encoding.ASCII.GetBytes(sql, message.AsSpan(5));
        return message;
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, bool hasType)
    {
        var start = hasType ? 1 : 0;
        var header = new byte[start + 4];
        await stream.ReadExactlyAsync(header);
        var message = new byte[start + BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(start))];
        header.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(header.Length));
        return message;
    }
}
