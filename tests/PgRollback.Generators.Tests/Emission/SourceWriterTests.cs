using System.Text;
using PgRollback.Generators.Emission;

namespace PgRollback.Generators.Tests.Emission;

public sealed class SourceWriterTests
{
    [Fact]
    public void Lines_are_indented_as_deep_as_they_stand()
    {
        var writer = new SourceWriter();
        writer.Line("class A");
        using (writer.WriteBlock())
        {
            writer.Line($"int {"b"} = {1};");
        }

        Assert.Equal("class A\n{\n    int b = 1;\n}\n", writer.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void The_compiler_gets_a_text_of_any_length_as_it_was_written(int lines)
    {
        var writer = new SourceWriter();
        for (var i = 0; i < lines; i++)
        {
            writer.Line($"// {i}");
        }

        var source = writer.ToSourceText();

        Assert.Equal(writer.ToString(), source.ToString());
        Assert.Equal(Encoding.UTF8, source.Encoding);
    }
}
