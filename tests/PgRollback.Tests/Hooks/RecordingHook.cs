using Npgsql;

namespace PgRollback.Tests.Hooks;

/// <summary>Writes down when it is called, and fails where it is told to.</summary>
internal sealed class RecordingHook(string? failAt = null) : RollbackHook
{
    public List<string> Calls { get; } = [];

    public override Task BeforeRunAsync(HookContext context, CancellationToken cancellationToken) => Note($"before run of {string.Join(' ', context.Migrations)}");

    public override Task BeforeRollbackAsync(HookContext context, Rollback migration, CancellationToken cancellationToken) => Note($"before {migration}");

    public override async Task<string?> VerifyAsync(HookContext context, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await Note("verify");
        return null;
    }

    public override Task AfterRollbackAsync(HookContext context, Rollback migration, CancellationToken cancellationToken) => Note($"after {migration}");

    public override Task AfterRunAsync(HookContext context, CancellationToken cancellationToken) => Note("after run");

    public override Task OnErrorAsync(HookContext context, Exception error, CancellationToken cancellationToken) => Note($"on {error.GetType().Name}");

    public override Task AlwaysAsync(HookContext context, CancellationToken cancellationToken) => Note("always");

    private Task Note(string call)
    {
        Calls.Add(call);
        return call == failAt ? throw new InvalidOperationException("as it was told") : Task.CompletedTask;
    }
}
