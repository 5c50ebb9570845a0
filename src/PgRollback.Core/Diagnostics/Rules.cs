namespace PgRollback.Diagnostics;

/// <summary>All rules: 0xxx the project's settings, 1xxx files and names, 2xxx reading and replaying SQL, 3xxx deriving the way back, 4xxx hand-written rollbacks, 5xxx rows, 6xxx directives, 7xxx what servers said, 8xxx calling code. A message says what is wrong, why it matters, what to do.</summary>
public static class Rules
{
    public static readonly Rule LanguageVersion = new("PGR0001", "C# 11 is needed", "The project compiles as C# {0}, and compiled rollbacks need C# 11 or later, so none are made; set <LangVersion>11</LangVersion> or later in the project file", Severity.Error, "Settings");
    public static readonly Rule InvalidSetting = new("PGR0002", "A setting has a value that cannot be used", "The setting {0} is '{1}', and must be {2}; the default is used in its place", Severity.Error, "Settings");

    public static readonly Rule UnknownFileName = new("PGR1001", "File name fits no convention", "'{0}' fits no convention for migration files, so its place in the order is unknown; name it like 20250131_add_users.sql, V2__add_users.sql or 0002_add_users.up.sql", Severity.Error, "Files");
    public static readonly Rule DuplicateVersion = new("PGR1002", "Two migrations with one version", "Version {0} is also that of '{1}', so their order is a matter of chance; give one of them a version of its own", Severity.Error, "Files");
    public static readonly Rule UnorderedVersion = new("PGR1003", "Versions cannot be put in order", "Version {0} cannot be ordered against '{1}' ({2}); use one scheme of versions in a folder", Severity.Error, "Files");
    public static readonly Rule OrphanRollback = new("PGR1004", "Rollback without a migration", "'{0}' is the rollback of a migration that is not there; add the migration or delete this file", Severity.Error, "Files");
    public static readonly Rule NameClash = new("PGR1005", "Two migrations with one class name", "'{0}' and '{1}' both compile to {2}; add '-- pgrollback: name SomethingElse' to one of them", Severity.Error, "Files");
    public static readonly Rule CarriageReturnInBody = new("PGR1006", "Carriage return inside a string or body", "This text holds CR characters, which become part of the stored definition and differ from checkout to checkout; add '*.sql text eol=lf' to .gitattributes", Severity.Warning, "Files");
    public static readonly Rule InvalidName = new("PGR1007", "A name that cannot be used", "'{0}' cannot name a rollback, because {1}; choose another one in '-- pgrollback: name'", Severity.Error, "Files");
    public static readonly Rule NotUtf8 = new("PGR1008", "Text is not UTF-8", "The file is not UTF-8 ({0}), so names and bodies would be other ones than PostgreSQL reads; save it as UTF-8", Severity.Error, "Files");
    public static readonly Rule NoStatement = new("PGR1009", "Migration without a statement", "This file holds no statement, so that deploying it changes nothing and only records it; write the migration or delete the file", Severity.Warning, "Files");
    public static readonly Rule SameFileName = new("PGR1010", "Two migrations of one name", "'{0}' and '{1}' are both called '{2}', and the history of a database tells migrations apart by that; give one of the files another name", Severity.Error, "Files");

    public static readonly Rule SyntaxError = new("PGR2001", "Syntax error", "{0}; PostgreSQL would reject this statement, so nothing behind it can be proved", Severity.Error, "Sql");
    public static readonly Rule ReplayError = new("PGR2002", "Statement fails on the schema of its predecessors", "{0}; replayed after the migrations before it this statement fails, so its rollback cannot be derived: correct it, or declare the older schema as a baseline", Severity.Error, "Sql");
    public static readonly Rule NotModelled = new("PGR2003", "Statement is not modelled", "{0}, so the rollback cannot be derived; write the rollback by hand or acknowledge it with a reason", Severity.Error, "Sql");
    public static readonly Rule AnalysisFailed = new("PGR2004", "Analysis of a file failed", "This file could not be analysed ({0}), which is a defect of PgRollback; it is compiled as a migration without a way back, and the others as ever: please report it with the file", Severity.Error, "Sql");

    public static readonly Rule NoRollback = new("PGR3001", "No rollback can be derived", "{0}; write the rollback by hand ('{1}') or acknowledge it with '-- pgrollback: irreversible <reason>'", Severity.Error, "Derivation");
    public static readonly Rule UnprovedPlan = new("PGR3002", "The derived rollback could not be proved", "The derived rollback does not lead back to the earlier schema on the model ({0}), so it is not emitted; write the rollback by hand ('{1}')", Severity.Error, "Derivation");
    public static readonly Rule ColumnOrder = new("PGR3003", "Column order is not restored", "The rollback brings {0} back at the end of the table, because PostgreSQL adds columns only there; positional INSERT, COPY and SELECT * see another order", Severity.Info, "Derivation");

    public static readonly Rule LeavesBehind = new("PGR4001", "Hand-written rollback leaves something behind", "The rollback leaves {0} behind, which the migration created; add a DROP for it", Severity.Error, "Handwritten");
    public static readonly Rule DropsForeign = new("PGR4002", "Hand-written rollback drops what was there before", "The rollback drops {0}, which the migration did not create; it was there before and must stay", Severity.Error, "Handwritten");
    public static readonly Rule WrongSignature = new("PGR4003", "Wrong signature", "{0}: no such signature; the migration created {1}", Severity.Error, "Handwritten");
    public static readonly Rule NotRestored = new("PGR4004", "Hand-written rollback does not restore an object", "The rollback does not restore {0}: {1}", Severity.Error, "Handwritten");
    public static readonly Rule RollbackFails = new("PGR4005", "Hand-written rollback fails", "{0}; run after the migration this statement fails", Severity.Error, "Handwritten");
    public static readonly Rule Unproved = new("PGR4006", "Hand-written rollback could not be proved", "The rollback could not be proved: {0}", Severity.Warning, "Handwritten");
    public static readonly Rule RollbackColumnOrder = new("PGR4007", "Hand-written rollback changes the column order", "The rollback restores {0} but for the order of its columns", Severity.Info, "Handwritten");

    public static readonly Rule DestroysRows = new("PGR5001", "Rollback destroys rows", "The rollback destroys rows: {0}; callers must say what becomes of them (RowLoss)", Severity.Info, "Rows");
    public static readonly Rule DataGap = new("PGR5002", "Rows are changed that no rollback brings back", "{0}; the old rows are not in the text: write the rollback by hand ('{1}') or acknowledge it with '-- pgrollback: accept-data-loss <reason>'", Severity.Error, "Rows");
    public static readonly Rule Hazard = new("PGR5003", "Rollback can fail on rows", "The rollback can fail on rows: {0}", Severity.Info, "Rows");

    public static readonly Rule UnknownDirective = new("PGR6001", "Unknown directive", "'{0}' is not a directive; known are: {1}", Severity.Error, "Directives");
    public static readonly Rule MissingReason = new("PGR6002", "Directive without a reason", "'{0}' needs a reason behind it, for whoever reads it on call", Severity.Error, "Directives");
    public static readonly Rule AcknowledgesNothing = new("PGR6003", "Acknowledgement of nothing", "'{0}' acknowledges nothing: {1}; delete it", Severity.Warning, "Directives");
    public static readonly Rule SuppressesNothing = new("PGR6004", "Suppression of nothing", "'{0}' suppresses nothing here; delete it", Severity.Warning, "Directives");

    public static readonly Rule Unverified = new("PGR7001", "Rollback was never run on a server", "No server has run the {0} rollback of '{1}' yet, so it is proved on the model only; run 'pgrollback verify --use {0}' and commit the lock file", Severity.Info, "Verification");
    public static readonly Rule StaleVerification = new("PGR7002", "Verification is older than the rollback", "PostgreSQL {0} ran another {1} rollback of '{2}' than this one: the migration or its way back has changed since; run 'pgrollback verify --use {1}' again and commit the lock file", Severity.Info, "Verification");
    public static readonly Rule FailedVerification = new("PGR7003", "A server found the rollback wrong", "PostgreSQL {0} ran this {1} rollback of '{2}' and found: {3}; write the rollback by hand, or mend the one that is written", Severity.Error, "Verification");

    public static readonly Rule DropWithoutReason = new("PGR8001", "Rows are dropped without a reason", "This run drops rows for good, and is refused where there are any, because its options have no Reason why they may go; say it, or use RowLoss.Refuse", Severity.Warning, "Calls");
    public static readonly Rule NotAwaited = new("PGR8002", "Run is not awaited", "Nobody awaits {0}, so its failure is seen by nobody and the program may end before it does; await it", Severity.Warning, "Calls");
    public static readonly Rule IrreversiblePath = new("PGR8003", "Path holds a migration without a way back", "This path is refused as a whole where it is applied: there is no way back for {0}; stop before it, or write its rollback", Severity.Warning, "Calls");
    public static readonly Rule EmptyPath = new("PGR8004", "Path holds nothing", "'{0}' is the newest migration, and the target of DownTo stays applied, so this path rolls nothing back; name the migration before it, or use Last(1)", Severity.Warning, "Calls");
    public static readonly Rule WrongOrder = new("PGR8005", "Rollbacks in the wrong order", "'{0}' stands before '{1}', but {2}", Severity.Warning, "Calls");
    public static readonly Rule UnknownMigration = new("PGR8006", "No migration of this name", "No migration of {1} is called '{0}', so this fails when it runs; use a stem or a version that is there", Severity.Warning, "Calls");
    public static readonly Rule NamedByString = new("PGR8007", "Migration named by a string", "'{0}' is looked up when the program runs; {1} is checked by the compiler", Severity.Info, "Calls");

    public static readonly Rule HookConflict = new("PGR9001", "A hook uses what a rollback drops", "'{0}' is dropped by the rollback of {1}, so after it this hook can only fail; let it ask for what stays", Severity.Warning, "Hooks");

    /// <summary>Every rule, by id.</summary>
    public static EquatableArray<Rule> All { get; } =
    [
        LanguageVersion, InvalidSetting,
        UnknownFileName, DuplicateVersion, UnorderedVersion, OrphanRollback, NameClash, CarriageReturnInBody, InvalidName, NotUtf8, NoStatement, SameFileName,
        SyntaxError, ReplayError, NotModelled, AnalysisFailed,
        NoRollback, UnprovedPlan, ColumnOrder,
        LeavesBehind, DropsForeign, WrongSignature, NotRestored, RollbackFails, Unproved, RollbackColumnOrder,
        DestroysRows, DataGap, Hazard,
        UnknownDirective, MissingReason, AcknowledgesNothing, SuppressesNothing,
        Unverified, StaleVerification, FailedVerification,
        DropWithoutReason, NotAwaited, IrreversiblePath, EmptyPath, WrongOrder, UnknownMigration, NamedByString,
        HookConflict,
    ];
}
