using static PgRollback.Benchmarks.Adversarial.AdversarialText;

namespace PgRollback.Benchmarks.Adversarial;

/// <summary>What is hard on lexers and on the search for the ends of statements.</summary>
internal static class AdversarialSyntax
{
    public static IReadOnlyList<AdversarialInput> Inputs { get; } =
    [
        AdversarialInput.Of("nested comments", static n => Nested(n, "", "/*", " deep ", "*/", " SELECT 1;")),
        AdversarialInput.Of("unclosed comments", static n => Pieces(n, "SELECT 1; ", static _ => "/* ")),
        AdversarialInput.Of("line comments", static n => Pieces(n, "", static i => $"-- line {i}\n", "SELECT 1;")),
        AdversarialInput.Of("comments between tokens", static n => Pieces(n, "SELECT 1", static i => $"/*{i}*/+/*--*/1--\n")),
        AdversarialInput.Of("dollar tags", static n => List(n, "SELECT ", static i => $"$t{i}$ $t$ $t{i}$", ";")),
        AdversarialInput.Of("unclosed dollar tags", static n => Pieces(n, "SELECT 1;\n", static i => $"SELECT $u{i}$ ; ")),
        AdversarialInput.Of("dollar tags that nearly match", static n => Pieces(n, "DO $aaaaaaaaaaaaaaaa$ ", static _ => "$aaaaaaaaaaaaaaa$aaaaaaaaaaaaaaaa", "$aaaaaaaaaaaaaaaa$;")),
        AdversarialInput.Of("a long identifier", static n => $"CREATE TABLE {new string('i', n)} (id int);"),
        AdversarialInput.Of("a long quoted identifier", static n => Pieces(n, "CREATE TABLE \"", static _ => "q\"\"", "\" (id int);")),
        AdversarialInput.Of("a long number", static n => $"SELECT {new string('1', n)};"),
        AdversarialInput.Of("an unterminated string", static n => Pieces(n, "SELECT '", static i => $"it;\n{i} ")),
        AdversarialInput.Of("strings with doubled quotes", static n => Pieces(n, "SELECT '", static _ => "''", "';")),
        AdversarialInput.Of("continued strings", static n => Pieces(n, "SELECT 'a'", static i => $"\n  '{i}'", ";")),
        AdversarialInput.Of("unicode escapes", static n => Pieces(n, "SELECT U&'", static _ => @"\0041\+000042", "', E'" + string.Concat(Enumerable.Repeat(@"\u0041\x41\101", n / 32)) + "';")),
        AdversarialInput.Of("statements without whitespace", static n => Pieces(n, "", static i => $"SELECT'{i}';")),
        AdversarialInput.Of("empty statements", static n => new string(';', n)),
        AdversarialInput.Of("syntax errors", static n => Pieces(n, "", static i => $"CREATE TABLE ( {i}; SELECT ) FROM; ")),
        AdversarialInput.Of("closing parentheses", static n => "SELECT " + new string(')', n) + ";"),
        AdversarialInput.Of("a set of directives", static n => Pieces(n, "CREATE TABLE t (id int);\n", static i => $"-- pgrollback: ignore PGR5001 reason {i}\nSELECT 1;\n")),
        AdversarialInput.Of("COPY data", static n => Pieces(n, "CREATE TABLE t (a int, b text);\nCOPY t FROM stdin;\n", static i => $"{i}\tsome; 'data $$ (\n", "\\.\n")),
        AdversarialInput.Of("COPY data without an end", static n => Pieces(n, "CREATE TABLE t (a int, b text);\n", static i => $"COPY t FROM stdin;\n{i}\tx\n")),
        AdversarialInput.Of("meta-commands of psql", static n => Pieces(n, "", static i => $"\\echo {i}\nSELECT 1;\n")),
    ];
}
