namespace PgRollback.Syntax;

/// <summary>Where PostgreSQL's grammar allows a keyword as a name.</summary>
public enum KeywordCategory : byte
{
    /// <summary>Not a keyword.</summary>
    None,

    /// <summary>Anywhere.</summary>
    Unreserved,

    /// <summary>As the name of a column or table, not of a function or type.</summary>
    ColumnName,

    /// <summary>As the name of a function or type, not of a column or table.</summary>
    TypeOrFunctionName,

    /// <summary>Only as a column label.</summary>
    Reserved,
}
