using PgRollback.Testing;

namespace PgRollback.Migrations.Tests.Material;

/// <summary>Rows of theories: each server that this machine has, with each migration of the guide.</summary>
public static class Matrix
{
    public static TheoryData<int> Servers => [.. ServerVersions.Available];

    public static TheoryData<string> Migrations => [.. MigrationFiles.OfTheGuide.Select(migration => migration.Stem)];

    public static TheoryData<int, string> ServersAndMigrations
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var major in ServerVersions.Available)
            {
                foreach (var migration in MigrationFiles.OfTheGuide)
                {
                    rows.Add(major, migration.Stem);
                }
            }

            return rows;
        }
    }
}
