using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgRollback.Benchmarks.Generator;

/// <summary>A project with one generator, edited and run again as an editor does it.</summary>
internal sealed class GeneratorProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Npgsql.dll" or "PgRollback.Runtime.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly AdditionalText[] _texts;
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;
    private int _edits;

    public GeneratorProject(IIncrementalGenerator generator, IReadOnlyList<string> paths)
    {
        _texts = [.. paths.Select(static path => new MigrationText(path))];
        _compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText("internal static class Program { private static void Main() { } }", ParseOptions)],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], _texts, ParseOptions, new MigrationOptions());
    }

    public IReadOnlyList<string> Sources => [.. _driver.GetRunResult().GeneratedTrees.Select(static tree => tree.ToString())];

    public int Diagnostics => _driver.GetRunResult().Diagnostics.Length;

    public void Edit(int at, string text)
    {
        var edited = new MigrationText(_texts[at].Path, text);
        _driver = _driver.ReplaceAdditionalText(_texts[at], edited);
        _texts[at] = edited;
    }

    public void EditCSharp()
    {
        var tree = CSharpSyntaxTree.ParseText($"internal static class Program {{ private static void Main() {{ System.Console.WriteLine({++_edits}); }} }}", ParseOptions);
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], tree);
    }

    /// <summary>One run of the generator.</summary>
    /// <returns>Milliseconds.</returns>
    public double Run()
    {
        var clock = Stopwatch.StartNew();
        _driver = _driver.RunGenerators(_compilation);
        var elapsed = clock.Elapsed.TotalMilliseconds;
        if (_driver.GetRunResult().Results[0].Exception is { } exception)
        {
            throw new InvalidOperationException("The generator failed.", exception);
        }

        return elapsed;
    }

    /// <summary>A whole compilation, generator included.</summary>
    /// <returns>Milliseconds of processor time, on all threads.</returns>
    public double Compile() => ProcessorTime.Of(() =>
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var compilation, out _);
        var result = compilation.Emit(Stream.Null);
        if (!result.Success)
        {
            throw new InvalidOperationException(result.Diagnostics.First(static d => d.Severity == DiagnosticSeverity.Error).ToString());
        }
    });
}
