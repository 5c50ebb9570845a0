using PgRollback.Migrations;

namespace PgRollback.Core.Tests.Migrations;

public sealed class MigrationSetTests
{
    [Theory]
    [InlineData("2_b.sql 10_c.sql 1_a.sql", "1_a 2_b 10_c")]
    [InlineData("V1.10__c.sql V1.9__b.sql V1__a.sql", "V1__a V1.9__b V1.10__c")]
    [InlineData("20250131_a.sql 3_x.sql", "3_x 20250131_a")]
    [InlineData("z/0001_a.sql a/0002_b.sql", "0001_a 0002_b")]
    [InlineData("1/01_a.up.sql 0/02_b.up.sql 0/01_c.up.sql 10/01_d.up.sql", "01_c 02_b 01_a 01_d")]
    [InlineData("R__a.sql V2__b.sql R__A.sql V1__c.sql", "V1__c V2__b R__A R__a")]
    [InlineData("20250131_a.sql 20250131120000_x.sql 20250201_c.sql 20250202000000_y.sql", "20250131_a 20250131120000_x 20250201_c 20250202000000_y")]
    [InlineData("20250131_b.sql 20250131_02_c.sql 20250130_a.sql", "20250130_a 20250131_b 20250131_02_c")]
    [InlineData("deploy/b.sql deploy/a.sql", "a b")]
    [InlineData("2023-05-23-1715-b/up.sql 2019-02-26-182914_a/up.sql 2023-05-23-171501_c/up.sql", "2019-02-26-182914_a 2023-05-23-1715-b 2023-05-23-171501_c")]
    [InlineData("2020-12-7-190800_b/up.sql 2019-02-26-182914_a/up.sql 2020-12-10-000000_c/up.sql", "2019-02-26-182914_a 2020-12-7-190800_b 2020-12-10-000000_c")]
    public void Migrations_are_in_the_order_of_their_versions(string files, string stems) =>
        Assert.Equal(stems, string.Join(' ', Build(files).Migrations.Select(m => m.File.Stem)));

    [Theory]
    [InlineData("0001_x.up.sql 0001_x.down.sql")]
    [InlineData("0001_x.up.sql 0001_other_words.down.sql")]
    [InlineData("0001_x.sql 0001_x.down.sql")]
    [InlineData("0001_x.sql 0001_x.rollback.sql")]
    [InlineData("0001_x.sql rollback/0001_x.sql")]
    [InlineData("m/0001_x.sql m/down/0001_x.sql")]
    [InlineData("up/0001_x.sql down/0001_x.sql")]
    [InlineData("deploy/x.sql revert/x.sql verify/x.sql")]
    [InlineData("V1__x.sql U1__x.sql")]
    [InlineData("V1.0__x.sql U1__y.sql")]
    [InlineData("2023-01-02-030405_x/up.sql 2023-01-02-030405_x/down.sql")]
    [InlineData("20250131000000_x/migration.sql 20250131000000_x/down.sql")]
    [InlineData("001.do.x.sql 001.undo.x.sql")]
    [InlineData("1_x.do.sql 1_x.undo.sql")]
    [InlineData("sqls/2015-x-up.sql sqls/2015-x-down.sql")]
    [InlineData("0001_x_up.sql 0001_x_down.sql")]
    [InlineData("0001-x-up.sql 0001-x-down.sql")]
    [InlineData("0001_x.mysql.up.sql 0001_x.up.sql 0001_x.down.sql 0001_x.mysql.down.sql")]
    [InlineData("0001_x.postgres.up.sql 0001_x.up.sql 0001_x.down.sql 0001_x.postgres.down.sql")]
    public void A_migration_has_its_rollback(string files)
    {
        var set = Build(files);

        Assert.Empty(set.Diagnostics);
        var migration = Assert.Single(set.Migrations);
        Assert.NotNull(migration.RollbackFile);
        Assert.Same(migration.RollbackFile, migration.Handwritten);
        Assert.Single(migration.File.Up);
        Assert.Single(migration.RollbackFile.Down!.Value);
        Assert.NotNull(migration.RollbackFile.DownText);
    }

    [Fact]
    public void The_file_for_postgres_wins()
    {
        var migration = Assert.Single(Build("0001_x.up.sql 0001_x.postgres.up.sql").Migrations);

        Assert.Equal("0001_x.postgres.up.sql", migration.File.Path);
    }

    [Fact]
    public void Rollbacks_stay_in_their_folder()
    {
        var set = Build("a/0001_x.up.sql b/0002_x.up.sql b/0002_x.down.sql");

        Assert.Null(set.Migrations[0].RollbackFile);
        Assert.Equal("b/0002_x.down.sql", set.Migrations[1].RollbackFile!.Path);
    }

    [Fact]
    public void Of_one_stem_in_two_folders_each_has_its_own_rollback()
    {
        var set = Build("0/01_x.up.sql 1/01_x.up.sql 0/01_x.down.sql 1/01_x.down.sql");

        Assert.Equal(["0/01_x.down.sql", "1/01_x.down.sql"], set.Migrations.Select(m => m.RollbackFile!.Path));
    }

    [Theory]
    [InlineData("0001_a.sql 0001_b.sql", "PGR1002 PGR1002")]
    [InlineData("0001_a.sql 1_b.sql 01_c.sql", "PGR1002 PGR1002 PGR1002")]
    [InlineData("V1.0__a.sql V1__b.sql", "PGR1002 PGR1002")]
    [InlineData("0001_a.sql schema.sql", "PGR1001")]
    [InlineData("0001_a.sql 0002_b.down.sql", "PGR1004")]
    [InlineData("0001_a.sql 0001_a.down.sql U1__x.sql", "PGR1002")]
    [InlineData("20250131_a.sql 20250131120000_b.sql", "PGR1003")]
    [InlineData("20250131_a.sql 20250201120000_b.sql", "")]
    [InlineData("deploy/a.sql 0001_b.sql", "PGR1003")]
    [InlineData("verify/a.sql 0001_b.sql", "PGR1001")]
    [InlineData("R__a-b.sql R__a_b.sql", "PGR1005 PGR1005")]
    [InlineData("0001_shut_down.sql 0002_b.sql", "")]
    [InlineData("0001_a.sql beforeMigrate.sql 0001_a.sqlite.sql", "")]
    [InlineData("", "")]
    public void Names_that_do_not_fit_together_are_reported(string files, string rules) =>
        Assert.Equal(rules, string.Join(' ', Build(files).Diagnostics.Select(d => d.Rule.Id)));

    [Fact]
    public void A_clash_of_names_is_resolved_by_a_directive()
    {
        var set = MigrationSet.Build([MigrationFileReader.Read("R__a-b.sql", "-- pgrollback: name Other\nA;"), MigrationFileReader.Read("R__a_b.sql", "A;")]);

        Assert.Empty(set.Diagnostics);
        Assert.Equal(["Other", "RAB"], set.Migrations.Select(m => m.Identifier));
    }

    [Fact]
    public void The_baseline_stands_for_what_came_before_it()
    {
        var set = Build("V1__a.sql U1__a.sql V2__b.sql B2__all.sql V3__c.sql");

        Assert.Equal("B2__all.sql", set.Baseline!.Path);
        Assert.Equal(["V3__c"], set.Migrations.Select(m => m.File.Stem));
        Assert.Empty(set.Diagnostics);
    }

    [Fact]
    public void A_section_in_the_file_is_its_handwritten_rollback()
    {
        var set = MigrationSet.Build([MigrationFileReader.Read("0001_x.sql", "A;\n-- pgrollback: down\nB;"), MigrationFileReader.Read("0002_x.sql", "A;")]);

        Assert.Same(set.Migrations[0].File, set.Migrations[0].Handwritten);
        Assert.Null(set.Migrations[1].Handwritten);
    }

    [Fact]
    public void Ten_thousand_files_are_put_together()
    {
        var files = Enumerable.Range(0, 10_000).Select(i => MigrationFileReader.Read($"{i:00000}_x.up.sql", "A;"))
            .Concat(Enumerable.Range(0, 10_000).Select(i => MigrationFileReader.Read($"{i:00000}_x.down.sql", "A;"))).ToList();

        var set = MigrationSet.Build(files);

        Assert.Equal(10_000, set.Migrations.Count);
        Assert.All(set.Migrations, m => Assert.NotNull(m.RollbackFile));
    }

    private static MigrationSet Build(string files) =>
        MigrationSet.Build(files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(path => MigrationFileReader.Read(path, "SELECT 1;")));
}
