using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PgRollback.Generators.Analyzers;

namespace PgRollback.Generators.Tests;

/// <summary>A project whose code calls compiled rollbacks: analyzed, fixed, and analyzed again.</summary>
internal sealed class CallingProject
{
    /// <summary>What a deployment looks like, around the statements of a test.</summary>
    private const string Frame = """
        using System;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Npgsql;
        using PgRollback;
        using Shop.Deployment;

        internal static class Deploy
        {
            public static async Task RunAsync(NpgsqlDataSource dataSource)
            {
                await Task.Yield();
        @@
            }
        }

        """;

    public const string Customers = "CREATE TABLE customers (id integer PRIMARY KEY, email text);\n";
    public const string CustomerEmail = "CREATE INDEX customers_email ON customers (email);\n";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(CallAnalyzer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CallAnalyzer))).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private readonly Project _project;
    private readonly DocumentId _code;

    private CallingProject(Project project, DocumentId code)
    {
        _project = project;
        _code = code;
    }

    /// <summary>All rules that analyzers of calling code report.</summary>
    public static IEnumerable<string> Rules => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Every fix that the package brings.</summary>
    public static IReadOnlyList<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(PgRollback.CodeFixes.RewriteFix).Assembly.GetTypes().Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static Consumer DefaultMigrations() => new Consumer().With("20250301_customers.sql", Customers).With("20250302_customer_email.sql", CustomerEmail);

    /// <summary>Statements inside an async method.</summary>
    public static CallingProject OfStatements(string statements, Consumer? migrations = null) =>
        Of(Frame.Replace("@@", string.Join('\n', statements.TrimEnd().Split('\n').Select(line => line.Length == 0 ? line : "        " + line)), StringComparison.Ordinal), migrations);

    /// <summary>A whole file.</summary>
    /// <param name="code">The file.</param>
    /// <param name="migrations">Two migrations when nothing is given.</param>
    /// <param name="isReferenced">The rollbacks are compiled into an assembly of their own.</param>
    /// <param name="kind">A program has top-level statements.</param>
    public static CallingProject Of(string code, Consumer? migrations = null, bool isReferenced = false, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var sources = (migrations ?? DefaultMigrations()).Sources();
        var id = ProjectId.CreateNewId();
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Deploy", "Deploy", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: Compiled.ParseOptions(LanguageVersion.CSharp12),
            metadataReferences: Compiled.References));
        if (isReferenced)
        {
            using var image = new MemoryStream();
            Assert.True(Compiled.Compilation(sources.Values).Emit(image).Success);
            project = project.AddMetadataReference(MetadataReference.CreateFromImage(image.ToArray()));
        }
        else
        {
            foreach (var (name, text) in sources)
            {
                project = project.AddDocument(name, text).Project;
            }
        }

        var document = project.AddDocument("Deploy.cs", code);
        return new CallingProject(document.Project, document.Id);
    }

    public async Task<string> CodeAsync() => (await _project.GetDocument(_code)!.GetTextAsync()).ToString();

    /// <summary>The code compiles; then what the analyzers say of it, in order.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync()
    {
        var compilation = (await _project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        var found = await compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, analyzer, _) => throw new InvalidOperationException(analyzer.ToString(), exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Ids with the code that they stand at.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync()
    {
        var code = await CodeAsync();
        return [.. (await DiagnosticsAsync()).Select(diagnostic => $"{diagnostic.Id} {code.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}")];
    }

    /// <summary>One finding fixed as an editor does it, or all; null when no fix is offered.</summary>
    public async Task<CallingProject?> FixAsync(string rule, bool all = false)
    {
        var fix = Fixes.Single(fix => fix.FixableDiagnosticIds.Contains(rule));
        var findings = (await DiagnosticsAsync()).Where(diagnostic => diagnostic.Id == rule).ToArray();
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(_project.GetDocument(_code)!, findings[0], (offered, _) => action = offered, CancellationToken.None));
        if (action is not null && all)
        {
            action = await fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(_project.GetDocument(_code)!, fix, FixAllScope.Document, action.EquivalenceKey!, [rule], new Given(findings), CancellationToken.None));
        }

        if (action is null)
        {
            return null;
        }

        var change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return new CallingProject(change.ChangedSolution.GetProject(_project.Id)!, _code);
    }

    private sealed class Given(IEnumerable<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult(findings);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(findings);
    }
}
