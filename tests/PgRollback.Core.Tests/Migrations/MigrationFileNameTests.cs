using PgRollback.Migrations;

namespace PgRollback.Core.Tests.Migrations;

public sealed class MigrationFileNameTests
{
    [Theory]
    // Plain numbers and time stamps
    [InlineData("20250131_add_users.sql", "20250131", "20250131", "add_users", "20250131_add_users")]
    [InlineData("20250131120000-x.sql", "20250131120000", "20250131120000", "x", "20250131120000-x")]
    [InlineData("00001_x.sql", "00001", "1", "x", "00001_x")]
    [InlineData("001-x.sql", "001", "1", "x", "001-x")]
    [InlineData("001.x.sql", "001", "1", "x", "001.x")]
    [InlineData("001 x y.sql", "001", "1", "x y", "001 x y")]
    [InlineData("1.sql", "1", "1", "", "1")]
    [InlineData("0000_start.sql", "0000", "0", "start", "0000_start")]
    [InlineData("00000000000000_diesel_initial_setup/up.sql", "00000000000000", "0", "diesel_initial_setup", "00000000000000_diesel_initial_setup")]
    [InlineData("007a_x.sql", "007a", "7a", "x", "007a_x")]
    [InlineData("0001_2fa_tokens.sql", "0001", "1", "2fa_tokens", "0001_2fa_tokens")]
    [InlineData("1.2.3_x.sql", "1.2.3", "1.2.3", "x", "1.2.3_x")]
    [InlineData("0.10.0-x.sql", "0.10.0", "0.10.0", "x", "0.10.0-x")]
    [InlineData("1510262030_initial_schema.up.sql", "1510262030", "1510262030", "initial_schema", "1510262030_initial_schema")]
    [InlineData("20190100000001000000_networks.sql", "20190100000001000000", "20190100000001000000", "networks", "20190100000001000000_networks")]
    [InlineData("99999999_not_a_day.sql", "99999999", "99999999", "not_a_day", "99999999_not_a_day")]
    // Days and times with dashes and letters
    [InlineData("2023-01-02-030405_x/up.sql", "2023-01-02-030405", "20230102030405", "x", "2023-01-02-030405_x")]
    [InlineData("2023-01-02_x.sql", "2023-01-02", "20230102", "x", "2023-01-02_x")]
    [InlineData("2023_01_02_x.sql", "2023_01_02", "20230102", "x", "2023_01_02_x")]
    [InlineData("2023-01-02-03-04-05-x.sql", "2023-01-02-03-04-05", "20230102030405", "x", "2023-01-02-03-04-05-x")]
    [InlineData("20230102T030405_x.sql", "20230102T030405", "20230102030405", "x", "20230102T030405_x")]
    [InlineData("20230102T030405Z_x.sql", "20230102T030405Z", "20230102030405", "x", "20230102T030405Z_x")]
    [InlineData("2023-01-02T03-04-05Z_x.sql", "2023-01-02T03-04-05Z", "20230102030405", "x", "2023-01-02T03-04-05Z_x")]
    [InlineData("20230102_030405_x.sql", "20230102_030405", "20230102030405", "x", "20230102_030405_x")]
    [InlineData("20230102_02_x.sql", "20230102_02", "20230102.2", "x", "20230102_02_x")]
    [InlineData("20230102_2fa.sql", "20230102", "20230102", "2fa", "20230102_2fa")]
    [InlineData("2023-13-45_x.sql", "2023", "2023", "13-45_x", "2023-13-45_x")]
    // Sections within one file
    [InlineData("20170426134008-init.sql", "20170426134008", "20170426134008", "init", "20170426134008-init")]
    // golang-migrate, sqlx, postgrator, bun, pop, db-migrate
    [InlineData("0002_x.up.sql", "0002", "2", "x", "0002_x")]
    [InlineData("1.up.sql", "1", "1", "", "1")]
    [InlineData("1_x.do.sql", "1", "1", "x", "1_x")]
    [InlineData("001.do.x.sql", "001", "1", "x", "001.do.x")]
    [InlineData("20210505110026_x.tx.up.sql", "20210505110026", "20210505110026", "x", "20210505110026_x.tx")]
    [InlineData("20210505110026_x.postgres.up.sql", "20210505110026", "20210505110026", "x", "20210505110026_x.postgres")]
    [InlineData("20210505110026_x.autocommit.up.sql", "20210505110026", "20210505110026", "x", "20210505110026_x.autocommit")]
    [InlineData("sqls/20150207134657-x-up.sql", "20150207134657", "20150207134657", "x", "20150207134657-x")]
    // Flyway, Evolve, refinery
    [InlineData("V1__x.sql", "1", "1", "x", "V1__x")]
    [InlineData("V1.2__x_y.sql", "1.2", "1.2", "x_y", "V1.2__x_y")]
    [InlineData("V1_2__x.sql", "1_2", "1.2", "x", "V1_2__x")]
    [InlineData("V001__x.sql", "001", "1", "x", "V001__x")]
    [InlineData("V1.0__x.sql", "1.0", "1", "x", "V1.0__x")]
    [InlineData("V20250131.120000__x.sql", "20250131.120000", "20250131.120000", "x", "V20250131.120000__x")]
    [InlineData("V3.sql", "3", "3", "", "V3")]
    [InlineData("v4__x.sql", "4", "4", "x", "v4__x")]
    [InlineData("v5_x.sql", "5", "5", "x", "v5_x")]
    // Folders
    [InlineData("x/20250131_y.sql", "20250131", "20250131", "y", "20250131_y")]
    [InlineData("a/b/c/0001_y.up.sql", "0001", "1", "y", "0001_y")]
    [InlineData("20250131000000_x/migration.sql", "20250131000000", "20250131000000", "x", "20250131000000_x")]
    [InlineData("00001_x/index.sql", "00001", "1", "x", "00001_x")]
    [InlineData("a\\20250131_x\\up.sql", "20250131", "20250131", "x", "20250131_x")]
    [InlineData("up/0001_x.sql", "0001", "1", "x", "0001_x")]
    [InlineData("deploy/0001_x.sql", "0001", "1", "x", "0001_x")]
    [InlineData("3/01_x.up.sql", "3/01", "3.1", "x", "01_x")]
    [InlineData("0/01_x.up.sql", "0/01", "0.1", "x", "01_x")]
    [InlineData("v2-roles/003_x.sql", "003", "3", "x", "003_x")]
    [InlineData("v1.2/003_x.sql", "1.2/003", "1.2.3", "x", "003_x")]
    [InlineData("v1.02-roles/003_x.sql", "1.02/003", "1.2.3", "x", "003_x")]
    [InlineData("v1.02/users.sql", "1.02/users", "1.2.users", "users", "users")]
    [InlineData("v1.02-roles/users.sql", "1.02/users", "1.2.users", "users", "users")]
    [InlineData("2024/20240131_x.sql", "20240131", "20240131", "x", "20240131_x")]
    [InlineData("2024/2024001_x.sql", "2024001", "2024001", "x", "2024001_x")]
    // DbUp and other words before the number
    [InlineData("Script0001 - Create tables.sql", "0001", "1", "Create tables", "Script0001 - Create tables")]
    [InlineData("migration_003_x.sql", "003", "3", "x", "migration_003_x")]
    [InlineData("m0004_x.sql", "0004", "4", "x", "m0004_x")]
    // Odd characters
    [InlineData("20250131_größe.sql", "20250131", "20250131", "größe", "20250131_größe")]
    [InlineData("20250131_😀.sql", "20250131", "20250131", "😀", "20250131_😀")]
    [InlineData("0001_class.SQL", "0001", "1", "class", "0001_class")]
    public void A_migration_is_known_by_its_name(string path, string version, string key, string description, string stem)
    {
        var name = MigrationFileName.Parse(path);

        Assert.Equal(
            (FileRole.Migration, version, key, description, stem),
            (name.Role, name.Version, name.SortKey, name.Description, name.Stem));
    }

    [Theory]
    [InlineData("0002_x.down.sql", "2", "0002_x")]
    [InlineData("1.down.sql", "1", "1")]
    [InlineData("20250131_x.rollback.sql", "20250131", "20250131_x")]
    [InlineData("1_x.undo.sql", "1", "1_x")]
    [InlineData("001.undo.x.sql", "1", "001.undo.x")]
    [InlineData("U1.2__x.sql", "1.2", "U1.2__x")]
    [InlineData("V1.2__x.down.sql", "1.2", "V1.2__x")]
    [InlineData("2023-01-02-030405_x/down.sql", "20230102030405", "2023-01-02-030405_x")]
    [InlineData("20250131000000_x/down.sql", "20250131000000", "20250131000000_x")]
    [InlineData("down/20250131_x.sql", "20250131", "20250131_x")]
    [InlineData("rollback/20250131_x.sql", "20250131", "20250131_x")]
    [InlineData("rollbacks/20250131_x.sql", "20250131", "20250131_x")]
    [InlineData("undo/0001_x.sql", "1", "0001_x")]
    [InlineData("revert/0001_x.sql", "1", "0001_x")]
    [InlineData("revert/users.sql", "users", "users")]
    [InlineData("sqls/20150207134657-x-down.sql", "20150207134657", "20150207134657-x")]
    [InlineData("3/01_x.down.sql", "3.1", "01_x")]
    [InlineData("v1.02/users.down.sql", "1.2.users", "users")]
    [InlineData("20210505110026_x.postgres.down.sql", "20210505110026", "20210505110026_x.postgres")]
    public void A_rollback_is_known_by_its_name(string path, string key, string stem)
    {
        var name = MigrationFileName.Parse(path);

        Assert.Equal((FileRole.Rollback, key, stem), (name.Role, name.SortKey, name.Stem));
    }

    [Theory]
    [InlineData("R__views.sql", FileRole.Repeatable)]
    [InlineData("B1__x.sql", FileRole.Baseline)]
    [InlineData("deploy/users.sql", FileRole.Migration)]
    [InlineData("verify/users.sql", FileRole.Ignored)]
    [InlineData("0001_x.mysql.up.sql", FileRole.Ignored)]
    [InlineData("0001_x.sqlite.sql", FileRole.Ignored)]
    [InlineData("beforeMigrate.sql", FileRole.Ignored)]
    [InlineData("afterEachMigrate__grants.sql", FileRole.Ignored)]
    [InlineData("schema.sql", FileRole.Unknown)]
    [InlineData("structure.sql", FileRole.Unknown)]
    [InlineData("seed.sql", FileRole.Unknown)]
    [InlineData("README.md", FileRole.Unknown)]
    [InlineData("add_users.sql", FileRole.Unknown)]
    [InlineData("v1/schema.sql", FileRole.Unknown)]
    [InlineData("1.2/schema.sql", FileRole.Unknown)]
    [InlineData("up.sql", FileRole.Unknown)]
    [InlineData("migrations/up.sql", FileRole.Unknown)]
    [InlineData("", FileRole.Unknown)]
    [InlineData(".sql", FileRole.Unknown)]
    [InlineData("/", FileRole.Unknown)]
    [InlineData("R_views.sql", FileRole.Unknown)]
    [InlineData("U2F_keys.sql", FileRole.Unknown)]
    [InlineData("V__x.sql", FileRole.Unknown)]
    [InlineData("20250131_before_launch.sql", FileRole.Migration)]
    public void A_name_tells_the_role(string path, FileRole role) => Assert.Equal(role, MigrationFileName.Parse(path).Role);

    [Theory]
    [InlineData("0007", "7")]
    [InlineData("2023-01-02-030405", "20230102030405")]
    [InlineData("1.10", "1.10")]
    [InlineData("20250110_prompt_experiments", "20250110")]
    public void A_version_of_a_setting_has_the_key_of_its_file(string version, string key) => Assert.Equal(key, MigrationFileName.SortKeyOf(version));

    [Theory]
    [InlineData("2_x", "10_x")]
    [InlineData("1.9_x", "1.10_x")]
    [InlineData("V1__x", "V1.1__x")]
    [InlineData("007_x", "007a_x")]
    [InlineData("007a_x", "8_x")]
    [InlineData("1510262030_x", "20250131120000_x")]
    [InlineData("20250131_x", "20250131_02_x")]
    [InlineData("20250131_02_x", "20250131_10_x")]
    [InlineData("2/10_x", "10/01_x")]
    public void Versions_compare_by_value(string earlier, string later)
    {
        Assert.True(MigrationOrder.Instance.Compare(MigrationFileName.SortKeyOf(earlier), MigrationFileName.SortKeyOf(later)) < 0);
        Assert.True(MigrationOrder.Instance.Compare(MigrationFileName.SortKeyOf(later), MigrationFileName.SortKeyOf(earlier)) > 0);
    }
}
