using PgRollback.Syntax;

namespace PgRollback.Core.Tests.Syntax.Lexing;

public sealed class KeywordsTests
{
    [Fact]
    public void Every_keyword_is_found_by_its_own_word_in_any_case()
    {
        Assert.Equal(494, Keywords.Count);
        foreach (var keyword in Enum.GetValues<Keyword>().Skip(1))
        {
            var word = Keywords.Text(keyword);
            Assert.Equal(keyword.ToString(), string.Concat(word.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..])));
            Assert.Equal(keyword, Keywords.Find(word));
            Assert.Equal(keyword, Keywords.Find(word.ToUpperInvariant()));
            Assert.Equal(Keyword.NotAKeyword, Keywords.Find(word + "x"));
        }
    }

    [Theory]
    [InlineData(Keyword.Abort, KeywordCategory.Unreserved)]
    [InlineData(Keyword.Between, KeywordCategory.ColumnName)]
    [InlineData(Keyword.Left, KeywordCategory.TypeOrFunctionName)]
    [InlineData(Keyword.Select, KeywordCategory.Reserved)]
    [InlineData(Keyword.NotAKeyword, KeywordCategory.None)]
    public void A_keyword_has_PostgreSQLs_category(Keyword keyword, KeywordCategory category) => Assert.Equal(category, Keywords.Category(keyword));

    [Theory]
    [InlineData(Keyword.Select, true)]
    [InlineData(Keyword.Year, false)]
    [InlineData(Keyword.Returning, false)]
    public void Some_keywords_are_column_labels_only_behind_AS(Keyword keyword, bool bare) => Assert.Equal(bare, Keywords.IsBareLabel(keyword));

    [Theory]
    [InlineData("select", true)]
    [InlineData("left", true)]
    [InlineData("values", true)]
    [InlineData("name", false)]
    [InlineData("users", false)]
    public void Only_unreserved_keywords_stand_unquoted(string word, bool quoted) => Assert.Equal(quoted, Keywords.NeedsQuotes(word));
}
