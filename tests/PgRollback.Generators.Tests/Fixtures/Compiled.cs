extern alias runtime;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgRollback.Generators.Tests;

/// <summary>Compiles sources against the runtime, documentation comments included, and loads the result.</summary>
internal static class Compiled
{
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsReference).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions ParseOptions(LanguageVersion version = LanguageVersion.CSharp11) => new(version, DocumentationMode.Diagnose);

    public static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Consumer",
        trees,
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999));

    public static CSharpCompilation Compilation(IEnumerable<string> sources) =>
        Compilation(sources.Select(source => CSharpSyntaxTree.ParseText(source, ParseOptions())));

    /// <summary>The loaded assembly; nothing that the compiler has a word to say about gets that far.</summary>
    public static Assembly Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden));
        image.Position = 0;
        return new AssemblyLoadContext(name: null).LoadFromStream(image);
    }

    /// <summary><c>Rollbacks.All</c> of a loaded consumer.</summary>
    public static runtime::PgRollback.RollbackSet All(Assembly assembly, string className = "Shop.Deployment.Rollbacks") =>
        (runtime::PgRollback.RollbackSet)assembly.GetType(className, throwOnError: true)!.GetProperty("All")!.GetValue(null)!;

    // The test's own assemblies are no part of what a consumer sees, least of all the generator with Core inside.
    private static bool IsReference(string path) =>
        Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Npgsql.dll" or "PgRollback.Runtime.dll");
}
