namespace PgRollback.Catalog;

/// <summary>Whether a role is there, or how many there are of its name.</summary>
internal readonly record struct RoleQuestion(string Role, bool IsCount);
