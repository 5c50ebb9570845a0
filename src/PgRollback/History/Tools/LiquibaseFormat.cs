namespace PgRollback;

/// <summary>
/// Liquibase. A file of ours is a changelog file of its, with any number of changesets, whose rows go together. Its lock is a row of another table: it is held within a transaction by locking that row, and between
/// transactions by taking it as Liquibase does, so that Liquibase waits for a rollback that broke off.
/// </summary>
internal sealed class LiquibaseFormat() : ToolFormat(MigrationTool.Liquibase, "databasechangelog", "id", "author", "filename", "dateexecuted", "orderexecuted", "exectype", "md5sum")
{
    private const string Owner = "'PgRollback'";

    public override string Word => "liquibase";

    public override string Title => "Liquibase";

    public override bool Fits(ToolTable found) => Columns.All(found.Has);

    public override bool MarksRow => false;

    public override string Select(ToolTable found) => $"""
        SELECT {found["filename"]}, max({found["orderexecuted"]})::bigint, max({found["dateexecuted"]})::timestamptz, NULL::text, bool_or({found["exectype"]} = 'FAILED'), NULL::text,
            string_agg(xmin::text, ' ' ORDER BY {found["orderexecuted"]}, {found["id"]})
        FROM {found.Sql} GROUP BY {found["filename"]}
        """;

    public override string? KeyOf(string stem) => stem;

    public override IEnumerable<string> KeysOf(ToolRow row) => [FileStem.Of(row.Key)];

    public override string Where(ToolTable found, ToolRow row) => $"{found["filename"]} = {SqlText.Literal(row.Key)}";

    public override string MarkUnfinished(ToolTable found, ToolRow row) => $"UPDATE {Lock(found)} SET locked = true, lockgranted = localtimestamp, lockedby = {Owner} WHERE id = 1";

    public override string Unmark(ToolTable found) => $"UPDATE {Lock(found)} SET locked = false, lockgranted = NULL, lockedby = NULL WHERE id = 1 AND lockedby = {Owner}";

    public override string Ask(ToolTable found) => $"""
        SELECT CASE WHEN locked AND lockedby IS DISTINCT FROM {Owner} THEN format('Liquibase is at work: its lock is held by %s since %s. If that is dead, liquibase release-locks frees it.', lockedby, lockgranted) END
        FROM {Lock(found)} WHERE id = 1 FOR UPDATE
        """;

    private static string Lock(ToolTable found) => SqlText.Qualified(found.Schema, $"{found.Name}lock");
}
