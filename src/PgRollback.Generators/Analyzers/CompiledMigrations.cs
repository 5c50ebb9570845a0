using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgRollback.Generators.Analyzers;

/// <summary>All compiled rollbacks of one project.</summary>
internal sealed class CompiledMigrations(INamedTypeSymbol container, IReadOnlyList<CompiledMigration> all)
{
    /// <summary>Of their class, as callers write it.</summary>
    public string Name => container.Name;

    /// <summary>Null when a class holds none.</summary>
    public static CompiledMigrations? Of(INamedTypeSymbol container, RollbackTypes types)
    {
        var all = container.GetTypeMembers().Select(type => CompiledMigration.Of(type, types)).OfType<CompiledMigration>().ToArray();
        return all.Length == 0 ? null : new CompiledMigrations(container, all);
    }

    /// <summary>Those of the class whose <c>All</c> an expression is; null when it is another set.</summary>
    public static CompiledMigrations? OfSet(IOperation? set, RollbackTypes types) =>
        set is IPropertyReferenceOperation { Property: { IsStatic: true, Name: "All", ContainingType: { } container } property } && SymbolEqualityComparer.Default.Equals(property.Type, types.Set)
            ? Of(container, types)
            : null;

    public IEnumerable<CompiledMigration> NewerThan(CompiledMigration target) => all.Where(target.IsOlderThan);

    public IEnumerable<CompiledMigration> Irreversible => all.Where(static migration => migration.IsIrreversible);

    /// <summary>No other one is newer, and none is of undecided order.</summary>
    public bool IsNewest(CompiledMigration target) => all.All(other => other == target || other.IsOlderThan(target));

    /// <summary>By stem, else by version, as the runtime looks a name up.</summary>
    public CompiledMigration? Find(string name) =>
        all.FirstOrDefault(migration => string.Equals(migration.Stem, name, StringComparison.Ordinal))
        ?? all.FirstOrDefault(migration => string.Equals(migration.Version, name, StringComparison.Ordinal));
}
