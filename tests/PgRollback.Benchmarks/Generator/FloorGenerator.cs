using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PgRollback.Benchmarks.Generator;

/// <summary>What any generator over these files costs: it reads them, collects them and emits one output.</summary>
/// <param name="sources">What it emits beside the number of characters that it read.</param>
internal sealed class FloorGenerator(IReadOnlyList<string> sources) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var lengths = context.AdditionalTextsProvider
            .Select(static (text, cancellationToken) => text.GetText(cancellationToken)!.ToString().Length)
            .Collect();
        context.RegisterSourceOutput(lengths, (production, all) =>
        {
            production.AddSource("Floor.g.cs", SourceText.From($"// {all.Sum()}", Encoding.UTF8));
            for (var i = 0; i < sources.Count; i++)
            {
                production.AddSource($"Floor{i}.g.cs", SourceText.From(sources[i], Encoding.UTF8));
            }
        });
    }
}
