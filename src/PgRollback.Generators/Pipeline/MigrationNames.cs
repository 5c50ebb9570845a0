using Microsoft.CodeAnalysis.CSharp;
using PgRollback.Diagnostics;
using PgRollback.Generators.Configuration;
using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Plans;
using PgRollback.Syntax;

namespace PgRollback.Generators.Pipeline;

/// <summary>The names of all migrations in the class that holds them. Core finds two of one name; here is found what only the generated class makes a clash.</summary>
internal sealed class MigrationNames(OutputSettings settings)
{
    private readonly Dictionary<string, MigrationFile> _owners = new(StringComparer.Ordinal);
    private readonly List<MigrationDiagnostic> _findings = [];

    public EquatableArray<MigrationDiagnostic> Findings => _findings.ToEquatableArray();

    /// <returns>False where the migration's name cannot be used: it is left out, and there is a finding that says so.</returns>
    public bool Add(MigrationAnalysis migration)
    {
        var file = migration.File;
        var identifier = migration.Identifier;
        var className = identifier + CompiledRollback.ClassSuffix;
        if (Objection(identifier, className) is { } objection)
        {
            Report(Rules.InvalidName, file, identifier, objection);
        }
        else if (_owners.TryGetValue(identifier, out var other) || _owners.TryGetValue(className, out other))
        {
            // Two members of one name are Core's finding; one file's member may be called like another one's class as well.
            if (!string.Equals(identifier, MigrationIdentifier.Of(other), StringComparison.Ordinal))
            {
                Report(Rules.NameClash, file, file.Stem, other.Stem, identifier);
                Report(Rules.NameClash, other, other.Stem, file.Stem, identifier);
            }
        }
        else
        {
            _owners.Add(identifier, file);
            _owners.Add(className, file);
            return true;
        }

        return false;
    }

    private string? Objection(string identifier, string className) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None ? "it is a keyword of C#"
        : identifier == settings.ClassName || className == settings.ClassName ? "the class that holds all rollbacks is called so"
        : null;

    private void Report(Rule rule, MigrationFile file, params string[] arguments) =>
        _findings.Add(MigrationDiagnostic.Create(rule, file.Path, file.Lines, new TextSpan(0, 0), arguments));
}
