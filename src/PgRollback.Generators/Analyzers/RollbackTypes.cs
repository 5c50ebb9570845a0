using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgRollback.Generators.Analyzers;

/// <summary>The runtime's types in one compilation.</summary>
internal sealed class RollbackTypes
{
    private readonly INamedTypeSymbol _rollback;

    private RollbackTypes(INamedTypeSymbol rollback, Func<string, INamedTypeSymbol?> find)
    {
        _rollback = rollback;
        Attribute = find("RollbackOfAttribute");
        Irreversible = find("IrreversibleRollback");
        Set = find("RollbackSet");
        RowLoss = find("RowLoss");
    }

    public INamedTypeSymbol? Attribute { get; }

    public INamedTypeSymbol? Irreversible { get; }

    public INamedTypeSymbol? Set { get; }

    public INamedTypeSymbol? RowLoss { get; }

    /// <summary>Null where the runtime is not referenced: nothing can be called there.</summary>
    public static RollbackTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("PgRollback.Rollback") is { } rollback
            ? new RollbackTypes(rollback, name => rollback.ContainingAssembly.GetTypeByMetadataName("PgRollback." + name))
            : null;

    /// <summary>Whether a member is the runtime's own, or one that the generator compiled for its callers.</summary>
    public bool IsOurs(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _rollback.ContainingAssembly)
        || (member.ContainingType is { } type && CompiledMigrations.Of(type, this) is not null);

    /// <summary>The compiled rollback that an expression is, whatever it is converted to: each migration has a type of its own.</summary>
    public CompiledMigration? Rollback(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation.Type is INamedTypeSymbol type ? CompiledMigration.Of(type, this) : null;
    }

    public bool IsIrreversible(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.BaseType, Irreversible);
}
