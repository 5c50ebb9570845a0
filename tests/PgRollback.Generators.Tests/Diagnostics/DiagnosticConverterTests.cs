using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgRollback.Diagnostics;
using PgRollback.Generators.Diagnostics;
using PgRollback.Migrations;

namespace PgRollback.Generators.Tests.Diagnostics;

public sealed class DiagnosticConverterTests
{
    [Fact]
    public void A_finding_keeps_its_place()
    {
        var lines = LineMap.Of("one\r\ntwo three\nfour");

        var diagnostic = DiagnosticConverter.Convert(MigrationDiagnostic.Create(Rules.SyntaxError, "migrations/1_x.sql", lines, new Syntax.TextSpan(9, 5), "unexpected"));

        Assert.Equal(new TextSpan(9, 5), diagnostic.Location.SourceSpan);
        Assert.Equal("migrations/1_x.sql: (1,4)-(1,9)", diagnostic.Location.GetLineSpan().ToString());
        Assert.Equal(LocationKind.ExternalFile, diagnostic.Location.Kind);
    }

    [Fact]
    public void A_finding_about_the_project_has_no_place()
    {
        var diagnostic = DiagnosticConverter.Convert(MigrationDiagnostic.Create(Rules.LanguageVersion, "", LineMap.Empty, default, "7.3"));

        Assert.Equal(Location.None, diagnostic.Location);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("two\r\nlines")]
    [InlineData("two\u2028lines")]
    [InlineData("migrations/1_x.sql(1,1): error PGR0000: forged\n")]
    public void A_message_stays_on_one_line(string argument)
    {
        var message = DiagnosticConverter.Convert(MigrationDiagnostic.Create(Rules.SyntaxError, "1_x.sql", LineMap.Empty, default, argument)).GetMessage(formatProvider: null);

        Assert.DoesNotContain(message, c => char.IsControl(c) || c is '\u2028' or '\u2029');
    }

    [Fact]
    public void A_long_definition_does_not_hide_what_to_do()
    {
        var message = DiagnosticConverter.Convert(MigrationDiagnostic.Create(Rules.SyntaxError, "1_x.sql", LineMap.Empty, default, new string('x', 100_000))).GetMessage(formatProvider: null);

        Assert.True(message.Length < 1000);
        Assert.EndsWith("nothing behind it can be proved", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Braces_in_a_name_are_no_placeholders()
    {
        var message = DiagnosticConverter.Convert(MigrationDiagnostic.Create(Rules.UnknownFileName, "1_x.sql", LineMap.Empty, default, "{0} {1} {")).GetMessage(formatProvider: null);

        Assert.StartsWith("'{0} {1} {' fits no convention", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_whose_severity_was_lowered_is_reported_with_the_lower_one()
    {
        var lowered = Rules.NoRollback with { Severity = Severity.Info };

        var diagnostic = DiagnosticConverter.Convert(MigrationDiagnostic.Create(lowered, "1_x.sql", LineMap.Empty, default, "why", "x"));

        Assert.Equal((DiagnosticSeverity.Info, DiagnosticSeverity.Error), (diagnostic.Severity, diagnostic.DefaultSeverity));
    }
}
