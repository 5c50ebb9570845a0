using System.Collections.Immutable;
using System.Reflection;
using PgRollback.Generators.Pipeline;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Plans;

namespace PgRollback.Generators.Tests.Pipeline;

/// <summary>What the compiler keeps between runs must compare by value and hold nothing of a compilation.</summary>
public sealed class ModelTests
{
    private static readonly Type[] All =
    [
        .. Reachable(typeof(GeneratorOutput), typeof(MigrationFile), typeof(MigrationSetAnalysis), typeof(VerificationLock), typeof(Generators.Configuration.GeneratorSettings), typeof(Generators.Configuration.FileSeverities)).OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    public static TheoryData<Type> Models { get; } = [.. All];

    [Fact]
    public void The_walk_reaches_the_models()
    {
        Assert.Contains(typeof(CompiledRollback), All);
        Assert.Contains(typeof(RollbackStep), All);
        Assert.Contains(typeof(AnalysisOptions), All);
        Assert.Contains(typeof(Syntax.CreateFunctionStatement), All);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_compares_by_value_and_holds_nothing_of_the_compiler(Type model)
    {
        Assert.DoesNotContain("Microsoft.CodeAnalysis", model.FullName, StringComparison.Ordinal);
        Assert.False(model.IsArray || IsCollection(model), $"{model} is a collection that compares by reference.");
        Assert.True(model.IsPrimitive || model.IsEnum || model.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType == model, $"{model} compares by reference.");
    }

    [Fact]
    public void What_the_steps_hand_on_is_among_the_models()
    {
        var result = new Consumer().With("1_a.sql", "CREATE TABLE a (id int);\n").With("2_b.sql", "DROP TABLE a;\n")
            .WithOther(new SqlText("/repo/migrations/pgrollback.lock", "", SqlText.Lock))
            .Run();
        var models = All.ToHashSet();
        foreach (var step in typeof(RollbackGenerator.Steps).GetFields().Select(field => (string)field.GetRawConstantValue()!))
        {
            // The texts themselves are the compiler's, as are its versions of the language.
            var isOfCompiler = step is nameof(RollbackGenerator.Steps.MigrationTexts) or nameof(RollbackGenerator.Steps.LanguageVersion);
            foreach (var value in result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value!))
            {
                var type = value.GetType();
                type = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) ? type.GetGenericArguments()[0] : type;
                Assert.True(isOfCompiler || models.Contains(type), $"{step} hands on {type}");
            }
        }
    }

    private static bool IsCollection(Type model) => model.IsGenericType
        && model.GetGenericTypeDefinition() is var definition
        && (definition == typeof(ImmutableArray<>) || definition.Namespace == "System.Collections.Generic");

    /// <summary>The types of all fields, and of what derives from them, as far as they are ours.</summary>
    private static HashSet<Type> Reachable(params Type[] roots)
    {
        var assembly = typeof(RollbackGenerator).Assembly;
        var seen = new HashSet<Type>();
        var open = new Stack<Type>(roots);
        while (open.TryPop(out var type))
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            {
                open.Push(type.GetGenericArguments()[0]);
                continue;
            }

            if (!seen.Add(type) || type.Assembly != assembly)
            {
                continue;
            }

            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                open.Push(field.FieldType);
            }

            if (!type.IsSealed)
            {
                foreach (var derived in assembly.GetTypes().Where(candidate => candidate.IsSubclassOf(type)))
                {
                    open.Push(derived);
                }
            }
        }

        return seen;
    }
}
