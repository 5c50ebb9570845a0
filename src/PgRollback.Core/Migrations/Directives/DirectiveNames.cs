namespace PgRollback.Migrations;

/// <summary>The words behind <c>-- pgrollback:</c>.</summary>
public static class DirectiveNames
{
    /// <summary>The migration has no way back, for the given reason.</summary>
    public const string Irreversible = "irreversible";

    /// <summary>Rows that the migration changed may stay changed after the rollback, for the given reason.</summary>
    public const string AcceptDataLoss = "accept-data-loss";

    /// <summary>There is nothing to take back.</summary>
    public const string Nothing = "nothing";

    /// <summary>The compiled class has the given name.</summary>
    public const string Name = "name";

    /// <summary>A rule does not apply here, for the given reason.</summary>
    public const string Ignore = "ignore";

    /// <summary>The way back begins here.</summary>
    public const string Down = "down";

    /// <summary>The file is the schema that was there before the first migration.</summary>
    public const string Baseline = "baseline";

    /// <summary>The section that it stands in runs outside a transaction.</summary>
    public const string NoTransaction = "no-transaction";

    /// <summary>How each is written, for messages.</summary>
    public const string Usage = "irreversible <reason>, accept-data-loss <reason>, nothing, name <ClassName>, ignore <PGRnnnn> <reason>, down, baseline, no-transaction";

    internal static bool IsKnown(string name) => name is Irreversible or AcceptDataLoss or Nothing or Name or Ignore or Down or Baseline or NoTransaction;

    internal static bool NeedsReason(string name) => name is Irreversible or AcceptDataLoss or Ignore;
}
