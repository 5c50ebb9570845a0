using System.Text;
using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Syntax.Lexing;

public sealed class SqlLexerTests
{
    [Theory]
    [InlineData("select a.b", "Keyword:select Identifier:a Dot:. Identifier:b")]
    [InlineData("a$1_é \"A b\" U&\"d\\0061t\" uescape '!'", "Identifier:a$1_é QuotedIdentifier:\"A b\" UnicodeIdentifier:U&\"d\\0061t\" uescape '!'")]
    [InlineData("'a''b' E'\\'' B'01' X'f' N'n' U&'\\0041'", "String:'a''b' EscapeString:E'\\'' BitString:B'01' HexString:X'f' NationalString:N'n' UnicodeString:U&'\\0041'")]
    [InlineData("'a' -- c\n 'b' 'c'", "String:'a' -- c\n 'b' String:'c'")]
    [InlineData("$$a$b$$ $x$ $$ $x$ $1", "DollarString:$$a$b$$ DollarString:$x$ $$ $x$ Parameter:$1")]
    [InlineData("a$$b", "Identifier:a$$b")]
    [InlineData("$x", "Unknown:$ Identifier:x")]
    [InlineData("$1a", "Parameter:$1 Identifier:a")]
    [InlineData("1 2147483647 2147483648 1.5 .5 1. 1e3 1E-3 1_000 0xFF 0o17 0b1_1", "Integer:1 Integer:2147483647 Numeric:2147483648 Numeric:1.5 Numeric:.5 Numeric:1. Numeric:1e3 Numeric:1E-3 Integer:1_000 Integer:0xFF Integer:0o17 Integer:0b1_1")]
    [InlineData("1..10", "Integer:1 DotDot:.. Integer:10")]
    [InlineData("a::int := b => c", "Identifier:a TypeCast::: Keyword:int ColonEquals::= Identifier:b EqualsGreater:=> Identifier:c")]
    [InlineData("<= >= <> != < > = + - * / % ^ ~ @> ->>", "LessEqual:<= GreaterEqual:>= NotEqual:<> NotEqual:!= Less:< Greater:> Equal:= Plus:+ Minus:- Star:* Slash:/ Percent:% Caret:^ Operator:~ Operator:@> Operator:->>")]
    [InlineData("a=-1 a?-b a<-- c\n b*/* x */c", "Identifier:a Equal:= Minus:- Integer:1 Identifier:a Operator:?- Identifier:b Identifier:a Less:< Identifier:b Star:* Identifier:c")]
    [InlineData("=>- <=- !=-", "EqualsGreater:=> Minus:- LessEqual:<= Minus:- Operator:!=-")]
    [InlineData("/* a /* b */ c */ x /**/", "Identifier:x")]
    [InlineData("\\d", "Unknown:\\ Identifier:d")]
    public void Tokens_are_cut_as_PostgreSQL_cuts_them(string sql, string expected) =>
        Assert.Equal(expected, string.Join(' ', SqlLexer.Tokenize(sql).Select(t => t.Kind + ":" + sql.Substring(t.Start, t.Length))));

    [Theory]
    [InlineData("'a", "unterminated quoted string")]
    [InlineData("E'a\\'", "unterminated quoted string")]
    [InlineData("\"a", "unterminated quoted identifier")]
    [InlineData("\"\"", "zero-length delimited identifier")]
    [InlineData("$a$ $", "unterminated dollar-quoted string")]
    [InlineData("/* /* */", "unterminated /* comment")]
    [InlineData("b'1", "unterminated bit string literal")]
    [InlineData("x'1", "unterminated hexadecimal string literal")]
    [InlineData("1a", "trailing junk after numeric literal")]
    [InlineData("1_", "trailing junk after numeric literal")]
    [InlineData("1.5e+", "trailing junk after numeric literal")]
    [InlineData("0xg", "trailing junk after numeric literal")]
    [InlineData("0x", "invalid hexadecimal integer")]
    [InlineData("0o_", "invalid octal integer")]
    [InlineData("0b", "invalid binary integer")]
    [InlineData("$99999999999", "parameter number too large")]
    [InlineData("E'\\u12'", "invalid Unicode escape")]
    [InlineData("E'\\ud800x'", "invalid Unicode surrogate pair")]
    [InlineData("E'\\xff'", "invalid byte sequence for encoding \"UTF8\"")]
    [InlineData("U&'\\00'", "invalid Unicode escape")]
    [InlineData("U&'\\d800'", "invalid Unicode surrogate pair")]
    [InlineData("U&'a' uescape +", "UESCAPE must be followed by a simple string literal")]
    [InlineData("U&'a' uescape '+'", "invalid Unicode escape character")]
    public void What_PostgreSQLs_lexer_rejects_is_an_error_with_its_words(string sql, string message)
    {
        var token = Assert.Single(SqlLexer.Tokenize(sql), t => t.Kind == TokenKind.Error);
        Assert.Equal(message, SqlLexer.ErrorMessage(token));
    }

    [Theory]
    [InlineData("'it''s'", "it's")]
    [InlineData("''", "")]
    [InlineData("''''", "'")]
    [InlineData("'a'\n  'b''c' -- 'x'\n 'd'", "ab'cd")]
    [InlineData("E'a\\n\\t\\\\\\'\\x41\\101\\u0042\\U0001F600'", "a\n\t\\'AAB\U0001F600")]
    [InlineData("E'\\ud83d\\ude00\\xc3\\xa9'", "\U0001F600é")]
    [InlineData("E'a'\n'\\n'", "a\n")]
    [InlineData("U&'d\\0061t\\+000061 \\\\'", "data \\")]
    [InlineData("U&'d!0061' UESCAPE '!'", "da")]
    [InlineData("U&'\\d83d\\de00'", "\U0001F600")]
    [InlineData("$$it's$$", "it's")]
    [InlineData("$a$x$$y$a$", "x$$y")]
    [InlineData("B'0''1'", "b0")]
    [InlineData("X'1F'", "x1F")]
    [InlineData("N'n'", "n")]
    public void String_values_are_without_quotes_and_escapes(string sql, string value)
    {
        var lexer = new SqlLexer(sql);
        Assert.Equal(value, SqlTokenText.StringValue(sql, lexer.Next()));
    }

    [Theory]
    [InlineData("Abc", "abc")]
    [InlineData("ÄB", "Äb")]
    [InlineData("\"Abc\"", "Abc")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("U&\"\\0041\"", "A")]
    [InlineData("Select", "select")]
    [InlineData("a23456789_123456789_123456789_123456789_123456789_123456789_1234", "a23456789_123456789_123456789_123456789_123456789_123456789_123")]
    [InlineData("a23456789_123456789_123456789_123456789_123456789_123456789_12é", "a23456789_123456789_123456789_123456789_123456789_123456789_12")]
    public void Names_are_folded_and_cut_at_63_bytes(string sql, string name)
    {
        var lexer = new SqlLexer(sql);
        Assert.Equal(name, SqlTokenText.Identifier(sql, lexer.Next()));
    }

    [Fact]
    public void A_name_that_comes_again_is_the_same_string() =>
        Assert.Same(SqlTokenText.Identifier("Users", new SqlLexer("Users").Next()), SqlTokenText.Identifier("users", new SqlLexer("users").Next()));

    [Fact]
    public void Without_standard_conforming_strings_a_backslash_escapes()
    {
        const string Sql = "'a\\'b' N'\\''";
        var lexer = new SqlLexer(Sql, standardConformingStrings: false);
        var first = lexer.Next();
        var second = lexer.Next();
        Assert.Equal("a'b", SqlTokenText.StringValue(Sql, first));
        Assert.Equal("'", SqlTokenText.StringValue(Sql, second));
        Assert.Equal(TokenKind.EndOfText, lexer.Next().Kind);
    }

    [Fact]
    public void Every_character_is_part_of_a_token_or_of_white_space_or_of_a_comment()
    {
        var random = new Random(20250101);
        const string Alphabet = "aeEuUxXbBnN01._$'\"\\&!@-+*/=<>():;,[] \n\tselect\0é\ud800/*--";
        for (var round = 0; round < 20_000; round++)
        {
            var builder = new StringBuilder();
            for (var i = random.Next(30); i >= 0; i--)
            {
                builder.Append(Alphabet[random.Next(Alphabet.Length)]);
            }

            var sql = builder.ToString();
            var position = 0;
            foreach (var token in SqlLexer.Tokenize(sql))
            {
                Assert.True(token.Length > 0, sql);
                Assert.True(token.Start >= position, sql);
                Assert.True(IsTrivia(sql[position..token.Start]), sql);
                position = token.End;
            }

            Assert.True(IsTrivia(sql[position..]), sql);
        }
    }

    private static bool IsTrivia(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is ' ' or '\t' or '\n' or '\r' or '\f' or '\v')
            {
                i++;
            }
            else if (text.AsSpan(i).StartsWith("--"))
            {
                var end = text.AsSpan(i).IndexOfAny('\n', '\r');
                i = end < 0 ? text.Length : i + end;
            }
            else if (text.AsSpan(i).StartsWith("/*"))
            {
                var depth = 0;
                do
                {
                    depth += text.AsSpan(i).StartsWith("/*") ? 1 : text.AsSpan(i).StartsWith("*/") ? -1 : 0;
                    i += text.AsSpan(i).StartsWith("/*") || text.AsSpan(i).StartsWith("*/") ? 2 : 1;
                }
                while (depth > 0 && i < text.Length);
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
