namespace PgRollback.Benchmarks.Adversarial;

/// <summary>A kind of migrations that somebody, or a program, could write to make reading, replay or planning slow.</summary>
/// <param name="Name">In figures and tests.</param>
/// <param name="Write">The texts of a set of migrations, in order, of about so many characters together.</param>
internal sealed record AdversarialInput(string Name, Func<int, IReadOnlyList<string>> Write)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AdversarialInput> All { get; } = [.. AdversarialSyntax.Inputs, .. AdversarialExpressions.Inputs, .. AdversarialSchemas.Inputs];

    /// <summary>One migration.</summary>
    public static AdversarialInput Of(string name, Func<int, string> write) => new(name, length => [write(length)]);

    public override string ToString() => Name;
}
