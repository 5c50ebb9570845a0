namespace PgRollback.Migrations;

/// <summary>
/// What a file's path says about it. Understood are the conventions of golang-migrate and sqlx (<c>0002_x.up.sql</c>, <c>0002_x.down.sql</c>), Flyway,
/// Evolve and refinery (<c>V1.2__x.sql</c>, <c>U1.2__x.sql</c>, <c>R__x.sql</c>, <c>B1__x.sql</c>), diesel and Prisma (<c>20250131_x/up.sql</c>,
/// <c>20250131_x/migration.sql</c>), goose, dbmate, sql-migrate, tern, Supabase and node-pg-migrate (<c>20250131120000_x.sql</c>, <c>001-x.sql</c>),
/// postgrator (<c>1.do.x.sql</c>, <c>1.undo.x.sql</c>), db-migrate (<c>sqls/20250131-x-up.sql</c>), pop (<c>x.postgres.up.sql</c>), DbUp
/// (<c>Script0001 - x.sql</c>), Yuniql (<c>v1.02-x/y.sql</c>), sqitch (<c>deploy/x.sql</c>, <c>revert/x.sql</c>), and rollbacks beside or in a folder of their own
/// (<c>x.rollback.sql</c>, <c>down/x.sql</c>, <c>rollback/x.sql</c>).
/// </summary>
public sealed record MigrationFileName
{
    public required FileRole Role { get; init; }

    /// <inheritdoc cref="MigrationFile.Version"/>
    public required string Version { get; init; }

    /// <inheritdoc cref="MigrationFile.SortKey"/>
    public required string SortKey { get; init; }

    /// <inheritdoc cref="MigrationFile.Description"/>
    public required string Description { get; init; }

    /// <inheritdoc cref="MigrationFile.Stem"/>
    public required string Stem { get; init; }

    /// <summary>The name itself has the version, as against a folder's name or the whole stem standing in for one.</summary>
    public bool HasVersion { get; init; }

    /// <summary>The name says the direction (<c>x.up.sql</c>): section marks that could be plain words are not read.</summary>
    public bool SaysDirection { get; init; }

    /// <summary>Written for PostgreSQL, beside general files of the same version, which it replaces.</summary>
    public bool ForPostgres { get; init; }

    public bool WithoutTransaction { get; init; }

    /// <summary>Reads a path; both kinds of slash divide folders. Never throws.</summary>
    public static MigrationFileName Parse(string path)
    {
        var folders = new PathReader(path);
        var name = folders.Next();
        var parent = folders.Next();

        var stem = RemoveExtension(name);
        var suffixes = Suffixes.Peel(ref stem, out var inner);
        if (suffixes.OtherDatabase || NameSuffixes.IsFlywayCallback(stem))
        {
            return Unversioned(stem, FileRole.Ignored);
        }

        if (string.Equals(parent, "hooks", StringComparison.OrdinalIgnoreCase) && !StartsWithVersion(inner))
        {
            return Unversioned(stem, FileRole.Hook);
        }

        var direction = suffixes.Direction;
        if (direction == Direction.Unsaid && NameSuffixes.DirectionOfFileName(inner) is var byName and not Direction.Unsaid && parent.Length > 0)
        {
            direction = byName;
            stem = inner = parent;
            parent = folders.Next();
        }

        var saysDirection = direction != Direction.Unsaid;
        if (!saysDirection && NameSuffixes.DirectionOfFolder(parent) is var byFolder and not Direction.Unsaid)
        {
            direction = byFolder;
            saysDirection = true;
            if (!StartsWithVersion(inner))
            {
                return Unversioned(stem, byFolder == Direction.Down ? FileRole.Rollback : FileRole.Migration) with { SaysDirection = true };
            }

            parent = folders.Next();
        }
        else if (!saysDirection && string.Equals(parent, "verify", StringComparison.OrdinalIgnoreCase))
        {
            return Unversioned(stem, FileRole.Ignored);
        }
        else if (!saysDirection && string.Equals(parent, "sqls", StringComparison.OrdinalIgnoreCase))
        {
            direction = PeelDashed(ref stem, ref inner);
            saysDirection = direction != Direction.Unsaid;
        }

        return VersionedName.Read(stem, inner, parent, direction) with
        {
            SaysDirection = saysDirection,
            ForPostgres = suffixes.ForPostgres,
            WithoutTransaction = suffixes.WithoutTransaction,
        };
    }

    /// <summary>The key of a version that a person wrote in a setting, to compare with <see cref="MigrationFile.SortKey"/>: <c>0007</c> → <c>7</c>.</summary>
    public static string SortKeyOf(string version) => Parse(version).SortKey;

    internal static MigrationFileName Unversioned(string stem, FileRole role) =>
        new() { Role = role, Version = stem, SortKey = stem, Description = stem, Stem = stem };

    private static bool StartsWithVersion(string name) => VersionedName.Read(name, name, "", Direction.Unsaid).HasVersion;

    private static string RemoveExtension(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > 0 && name.Substring(dot + 1).ToLowerInvariant() is "sql" or "pgsql" or "psql" or "ddl" ? name.Substring(0, dot) : name;
    }

    private static Direction PeelDashed(ref string stem, ref string inner)
    {
        var direction = stem.EndsWith("-up", StringComparison.OrdinalIgnoreCase) ? Direction.Up
            : stem.EndsWith("-down", StringComparison.OrdinalIgnoreCase) ? Direction.Down
            : Direction.Unsaid;
        if (direction != Direction.Unsaid)
        {
            stem = inner = stem.Substring(0, stem.LastIndexOf('-'));
        }

        return direction;
    }

    /// <summary>The words between dots at the end of a name, taken off from the right.</summary>
    private struct Suffixes
    {
        public Direction Direction;
        public bool ForPostgres;
        public bool OtherDatabase;
        public bool WithoutTransaction;

        /// <param name="stem">Loses the direction only.</param>
        /// <param name="inner">The name without any of them.</param>
        public static Suffixes Peel(ref string stem, out string inner)
        {
            var found = default(Suffixes);
            inner = stem;
            for (var dot = inner.LastIndexOf('.'); dot > 0; dot = inner.LastIndexOf('.'))
            {
                var suffix = inner.Substring(dot + 1);
                if (found.Direction == Direction.Unsaid && NameSuffixes.DirectionOfSuffix(suffix) is var direction and not Direction.Unsaid)
                {
                    found.Direction = direction;
                    if (inner.Length == stem.Length)
                    {
                        stem = stem.Substring(0, dot);
                    }
                }
                else if (NameSuffixes.IsPostgres(suffix))
                {
                    found.ForPostgres = true;
                }
                else if (NameSuffixes.IsOtherDatabase(suffix))
                {
                    found.OtherDatabase = true;
                }
                else if (NameSuffixes.IsWithoutTransaction(suffix))
                {
                    found.WithoutTransaction = true;
                }
                else if (!NameSuffixes.IsTransaction(suffix))
                {
                    break;
                }

                inner = inner.Substring(0, dot);
            }

            return found;
        }
    }

    /// <summary>A path's parts from the last to the first; empty when there are no more.</summary>
    private struct PathReader(string path)
    {
        private int _end = path.Length;

        public string Next()
        {
            if (_end <= 0)
            {
                return "";
            }

            var start = path.LastIndexOfAny(Separators, _end - 1) + 1;
            var part = path.Substring(start, _end - start);
            _end = start - 1;
            return part;
        }

        private static readonly char[] Separators = ['/', '\\'];
    }
}
