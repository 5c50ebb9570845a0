using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgRollback.Generators.Emission;

namespace PgRollback.Generators.Tests.Emission;

public sealed class Utf8LiteralTests
{
    public static TheoryData<string> Texts { get; } =
    [
        "",
        "plain\n",
        "no line end",
        "\n\n leading and trailing lines \n\n",
        "   indented\n\tby a tab\n",
        "quotes \" \"\" \"\"\" \"\"\"\" \"\"\"\"\"\"\"\"\"\"\"\"\n",
        "\"\"\"u8; }",
        "\"",
        "braces {0} {{ }} $\"{x}\"",
        "back\\slash \\n \\u0041 \\",
        "#if false\n#endif\n#error no",
        "*/ // /// <summary>",
        "CR LF\r\nlone CR\rend",
        "NUL \0 and \x01 \x1b \x7f",
        "\x85 \u2028 \u2029",
        "byte order mark \ufeff in the midst",
        "right to left \u202e override",
        "Grüße, 日本語, 😀",
        "zero\u200bwidth",
        "a tab at the end\t",
        "blank at the end ",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_literal_holds_its_text_exactly(string text)
    {
        Assert.Equal(text, ValueOf(LiteralOf(text)));
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    [InlineData("\ude00\ud83d swapped")]
    public void A_lone_surrogate_becomes_the_replacement_character(string text)
    {
        var value = ValueOf(LiteralOf(text));

        Assert.Equal(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)), value);
        Assert.Contains('\ufffd', value);
    }

    [Theory]
    [InlineData("CR\r")]
    [InlineData("\0")]
    [InlineData("\u202e")]
    [InlineData("\x85")]
    public void What_a_reader_cannot_see_is_escaped(string text)
    {
        Assert.DoesNotContain(LiteralOf(text), c => c is < ' ' or > '~');
    }

    [Fact]
    public void Sql_is_readable_as_it_is()
    {
        Assert.Equal("\"\"\"\nDROP TABLE \"T\"\n\"\"\"u8", LiteralOf("DROP TABLE \"T\""));
    }

    private static string LiteralOf(string text)
    {
        var writer = new SourceWriter();
        Utf8Literal.Write(writer, text);
        return writer.ToString();
    }

    private static string ValueOf(string literal)
    {
        var expression = SyntaxFactory.ParseExpression(literal, options: Compiled.ParseOptions());
        Assert.Empty(expression.GetDiagnostics());
        return (string)Assert.IsType<LiteralExpressionSyntax>(expression).Token.Value!;
    }
}
