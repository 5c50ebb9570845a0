using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using PgRollback.Diagnostics;
using PgRollback.Generators.Emission;
using PgRollback.Migrations;
using PgRollback.Planning;

namespace PgRollback.Generators.Configuration;

/// <summary>Reads the MSBuild properties that build/PgRollback.props shows to the compiler.</summary>
internal sealed class SettingsReader
{
    private readonly AnalyzerConfigOptions _options;
    private readonly List<MigrationDiagnostic> _problems = [];

    private SettingsReader(AnalyzerConfigOptions options)
    {
        _options = options;
    }

    public static GeneratorSettings Read(AnalyzerConfigOptions options)
    {
        var reader = new SettingsReader(options);
        var output = reader.ReadOutput();
        var analysis = reader.ReadAnalysis();
        var strictness = reader.Valid("PgRollbackStrictness", static value => value is "advisory" or "default" or "strict", "advisory, default or strict", "default");
        return new GeneratorSettings(output, analysis, reader._problems.ToEquatableArray()) { DemandsVerification = strictness == "strict" };
    }

    private OutputSettings ReadOutput()
    {
        var rootNamespace = CSharpName.NamespaceNear(Value("RootNamespace") ?? "");
        return new OutputSettings(
            Valid("PgRollbackNamespace", CSharpName.IsNamespace, "a namespace", rootNamespace),
            Valid("PgRollbackClassName", CSharpName.IsIdentifier, "the name of a class", "Rollbacks"),
            Valid("PgRollbackAccess", static value => value is "public" or "internal", "public or internal", "public"));
    }

    private AnalysisOptions ReadAnalysis()
    {
        var defaults = AnalysisOptions.Default;
        var minimum = Version("PgRollbackMinServerVersion", defaults.MinServerVersion);
        var maximum = Version("PgRollbackMaxServerVersion", Math.Max(minimum, defaults.MaxServerVersion));
        if (minimum > maximum)
        {
            Problem("PgRollbackMaxServerVersion", maximum.ToString(CultureInfo.InvariantCulture), "at least PgRollbackMinServerVersion");
            maximum = minimum;
        }

        return defaults with { MinServerVersion = minimum, MaxServerVersion = maximum, EnforceFrom = Value("PgRollbackEnforceFrom") };
    }

    private int Version(string property, int standard)
    {
        var text = Valid(property, static value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 10, "a major version of PostgreSQL, 10 or later", "");
        return text.Length == 0 ? standard : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private string Valid(string property, Func<string, bool> isValid, string expected, string standard)
    {
        if (Value(property) is not { } value)
        {
            return standard;
        }

        if (isValid(value))
        {
            return value;
        }

        Problem(property, value, expected);
        return standard;
    }

    private void Problem(string property, string value, string expected) =>
        _problems.Add(MigrationDiagnostic.Create(Rules.InvalidSetting, path: "", LineMap.Empty, span: default, property, value, expected));

    private string? Value(string property) =>
        _options.TryGetValue("build_property." + property, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
