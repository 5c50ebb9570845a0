using PgRollback.Migrations;

namespace PgRollback.Core.Tests.Migrations;

public sealed class MigrationIdentifierTests
{
    [Theory]
    [InlineData("20250108_jsonb_reference_validator", "M20250108_JsonbReferenceValidator")]
    [InlineData("0001-add users.now", "M0001_AddUsersNow")]
    [InlineData("2023-01-02-030405_x", "M2023_01_02_030405_X")]
    [InlineData("V1.2__add_x", "V1_2_AddX")]
    [InlineData("R__views", "RViews")]
    [InlineData("001_2fa_tokens", "M001_2faTokens")]
    [InlineData("0001_v1_2", "M0001_V1_2")]
    [InlineData("0001_v12", "M0001_V12")]
    [InlineData("class", "Class")]
    [InlineData("all", "All_")]
    [InlineData("to_string", "ToString_")]
    [InlineData("20250131_größe", "M20250131_Größe")]
    [InlineData("20250131_😀", "M20250131_U1F600")]
    [InlineData("20250131_a+b", "M20250131_AU002Bb")]
    [InlineData("", "M")]
    [InlineData("___", "M")]
    [InlineData("用户", "用户")]
    public void The_name_follows_from_the_stem(string stem, string identifier) => Assert.Equal(identifier, MigrationIdentifier.Of(stem));

    [Fact]
    public void Half_a_character_has_a_name_too() => Assert.Equal("UD800", MigrationIdentifier.Of("\ud800"));

    [Fact]
    public void Every_stem_gives_a_valid_name()
    {
        var random = new Random(7);
        for (var i = 0; i < 5000; i++)
        {
            var stem = RandomText.Name(random);

            var identifier = MigrationIdentifier.Of(stem);

            Assert.True(MigrationIdentifier.IsValid(identifier), $"{stem} → {identifier}");
            Assert.Equal(identifier, MigrationIdentifier.Of(stem));
        }
    }

    [Fact]
    public void A_stem_of_any_length_gives_a_name_that_the_compiler_takes()
    {
        var one = MigrationIdentifier.Of("0001_" + new string('a', 5000));
        var other = MigrationIdentifier.Of("0001_" + new string('a', 4999) + "b");

        Assert.True(one.Length <= 400);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("Users", true)]
    [InlineData("_users", true)]
    [InlineData("class", false)]
    [InlineData("Equals", false)]
    [InlineData("1a", false)]
    [InlineData("a-b", false)]
    [InlineData("", false)]
    public void A_chosen_name_must_be_one_of_csharp(string name, bool valid) => Assert.Equal(valid, MigrationIdentifier.IsValid(name));
}
