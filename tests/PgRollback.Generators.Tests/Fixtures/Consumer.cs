using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgRollback.Generators.Tests;

/// <summary>A project with migrations, edited and compiled again and again as an editor would.</summary>
internal sealed class Consumer
{
    private readonly string _root;
    private readonly List<AdditionalText> _texts;
    private ImmutableDictionary<string, string> _properties = ImmutableDictionary<string, string>.Empty.Add("build_property.RootNamespace", "Shop.Deployment");
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;

    public Consumer(string root = "/repo/migrations/", LanguageVersion version = LanguageVersion.CSharp11, bool trackSteps = true)
    {
        _root = root;
        _texts = [];
        _compilation = Compiled.Compilation([CSharpSyntaxTree.ParseText("class Program;", Compiled.ParseOptions(LanguageVersion.CSharp12))]);
        if (version != LanguageVersion.CSharp12)
        {
            _compilation = Compiled.Compilation([CSharpSyntaxTree.ParseText("class Program { }", Compiled.ParseOptions(version))]);
        }

        _driver = CSharpGeneratorDriver.Create(
            [new RollbackGenerator().AsSourceGenerator()],
            parseOptions: Compiled.ParseOptions(version),
            optionsProvider: new BuildOptions(_properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: trackSteps));
    }

    private Consumer(Consumer other)
    {
        _root = other._root;
        _texts = [.. other._texts];
        _properties = other._properties;
        _driver = other._driver;
        _compilation = other._compilation;
    }

    public IReadOnlyList<AdditionalText> Texts => _texts;

    /// <summary>The same project with all that the compiler remembers of it, to be edited on its own.</summary>
    public Consumer Fork() => new(this);

    public Consumer With(string name, string sql)
    {
        var text = new SqlText(_root + name, sql);
        _texts.Add(text);
        _driver = _driver.AddAdditionalTexts([text]);
        return this;
    }

    /// <summary>Many files at once.</summary>
    public Consumer With(IEnumerable<(string Name, string Sql)> files)
    {
        var texts = files.Select(file => (AdditionalText)new SqlText(_root + file.Name, file.Sql)).ToImmutableArray();
        _texts.AddRange(texts);
        _driver = _driver.AddAdditionalTexts(texts);
        return this;
    }

    public Consumer With(SqlText text) => WithOther(text);

    /// <summary>Any other file of the project.</summary>
    public Consumer WithOther(AdditionalText text)
    {
        _texts.Add(text);
        _driver = _driver.AddAdditionalTexts([text]);
        return this;
    }

    public void Edit(string name, string sql)
    {
        var text = new SqlText(_root + name, sql);
        var old = Find(name);
        _texts[_texts.IndexOf(old)] = text;
        _driver = _driver.ReplaceAdditionalText(old, text);
    }

    public void Rename(string name, string newName)
    {
        var text = new SqlText(_root + newName, Find(name).GetText()!.ToString());
        var old = Find(name);
        _texts[_texts.IndexOf(old)] = text;
        _driver = _driver.ReplaceAdditionalText(old, text);
    }

    public void Delete(string name)
    {
        var old = Find(name);
        _texts.Remove(old);
        _driver = _driver.RemoveAdditionalTexts([old]);
    }

    public void Reorder()
    {
        _texts.Reverse();
        _driver = _driver.ReplaceAdditionalTexts([.. _texts]);
    }

    public Consumer Set(string property, string value)
    {
        _properties = _properties.SetItem("build_property." + property, value);
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new BuildOptions(_properties));
        return this;
    }

    /// <summary>What a .globalconfig file, NoWarn or WarningsAsErrors say of a rule.</summary>
    public Consumer Configure(string rule, ReportDiagnostic severity)
    {
        _compilation = _compilation.WithOptions(_compilation.Options.WithSpecificDiagnosticOptions(_compilation.Options.SpecificDiagnosticOptions.SetItem(rule, severity)));
        return this;
    }

    /// <summary>A project without <c>TreatWarningsAsErrors</c>, which is on in all others here.</summary>
    public Consumer WithWarnings()
    {
        _compilation = _compilation.WithOptions(_compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        return this;
    }

    public void EditCSharp(string source)
    {
        var tree = _compilation.SyntaxTrees[0];
        _compilation = _compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)tree.Options));
    }

    public GeneratorRunResult Run(CancellationToken cancellationToken = default)
    {
        _driver = _driver.RunGenerators(_compilation, cancellationToken);
        var result = _driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    /// <summary>The project with what is generated.</summary>
    public CSharpCompilation Compilation()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var compilation, out _);
        return (CSharpCompilation)compilation;
    }

    /// <summary>What is generated, by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources() =>
        Run().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>What is reported: <c>1_x.sql(3,5): PGR2001: message</c>, in the order of the files.</summary>
    public IReadOnlyList<string> Findings() =>
        [.. Run().Diagnostics.Select(Line).Order(StringComparer.Ordinal)];

    /// <summary>Of these the warnings and errors.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. Run().Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).Select(Line).Order(StringComparer.Ordinal)];

    private static string Line(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var place = diagnostic.Location == Location.None ? "" : $"{Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): ";
        return $"{place}{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private AdditionalText Find(string name) => _texts.Single(text => string.Equals(text.Path, _root + name, StringComparison.Ordinal));
}
