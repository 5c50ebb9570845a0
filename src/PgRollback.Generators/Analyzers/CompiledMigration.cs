using Microsoft.CodeAnalysis;
using PgRollback.Migrations;

namespace PgRollback.Generators.Analyzers;

/// <summary>A compiled rollback, as its attribute describes it: in this project or in a referenced assembly.</summary>
/// <param name="Type">The nested class.</param>
/// <param name="Stem">The migration's name.</param>
/// <param name="Version">What orders it.</param>
/// <param name="IsIrreversible">There is no way back.</param>
internal sealed record CompiledMigration(INamedTypeSymbol Type, string Stem, string Version, bool IsIrreversible)
{
    /// <summary>The class that holds all rollbacks of one project.</summary>
    public INamedTypeSymbol Container => Type.ContainingType;

    /// <summary>Null when a type is no compiled rollback.</summary>
    public static CompiledMigration? Of(INamedTypeSymbol type, RollbackTypes types)
    {
        if (type.ContainingType is null || types.Attribute is not { } attribute)
        {
            return null;
        }

        foreach (var data in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute) && data.ConstructorArguments.Length == 1 && data.ConstructorArguments[0].Value is string stem)
            {
                var version = data.NamedArguments.FirstOrDefault(static argument => argument.Key == "Version").Value.Value as string;
                return new CompiledMigration(type, stem, version ?? "", types.IsIrreversible(type));
            }
        }

        return null;
    }

    /// <summary>Surely older: by version, where versions of one form decide. A day beside a time stamp is left to the build, which knows all files.</summary>
    public bool IsOlderThan(CompiledMigration other) =>
        SymbolEqualityComparer.Default.Equals(Container, other.Container)
        && IsNumber(Version) == IsNumber(other.Version)
        && (Version.Length == other.Version.Length || !IsNumber(Version) || Version.Length < ShortestDay && other.Version.Length < ShortestDay)
        && MigrationOrder.Instance.Compare(MigrationFileName.SortKeyOf(Version), MigrationFileName.SortKeyOf(other.Version)) < 0;

    /// <summary>The static member that callers write; null when it is hidden.</summary>
    public IPropertySymbol? Member => Container.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property => property.IsStatic && SymbolEqualityComparer.Default.Equals(property.Type, Type));

    private const int ShortestDay = 8;

    private static bool IsNumber(string version) => version.Length > 0 && version.All(static c => c is >= '0' and <= '9');
}
