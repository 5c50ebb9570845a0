namespace PgRollback.Catalog;

/// <summary>What becomes of the dependent when its target is dropped, as in pg_depend.deptype.</summary>
public enum DependencyType
{
    /// <summary>Refuse without CASCADE.</summary>
    Normal,

    /// <summary>Goes with the target in silence.</summary>
    Auto,

    /// <summary>Part of the target: cannot be dropped on its own either.</summary>
    Internal,
}

/// <summary>An edge of the tracked graph: the object (or its column <see cref="FromColumn"/>) needs <see cref="Target"/> (or its column <see cref="TargetColumn"/>).</summary>
/// <param name="FromColumn">0: the object as a whole.</param>
/// <param name="TargetColumn">0: the target as a whole.</param>
public readonly record struct Dependency(Oid Target, int TargetColumn, DependencyType Type, int FromColumn = 0);
