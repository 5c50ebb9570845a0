namespace PgRollback.Syntax;

/// <summary>What a primary expression turned out to be, where the grammar goes on differently.</summary>
internal enum Shape : byte
{
    Other,

    /// <summary>A bare column name.</summary>
    Column,

    /// <summary>Two or more values in parentheses, or ROW (…).</summary>
    Row,

    /// <summary>A query in parentheses.</summary>
    Select,

    /// <summary>A function call or what the grammar treats like one, without OVER and the like.</summary>
    Call,
}
