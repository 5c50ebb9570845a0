using System.Reflection;

namespace PgRollback.Tool.Output;

/// <summary>The version that the tool writes into what it makes.</summary>
internal static class ToolVersion
{
    public static string Text { get; } = Read();

    /// <summary>Without the commit that builds append.</summary>
    private static string Read()
    {
        var version = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..plus];
    }
}
