namespace PgRollback;

/// <summary>
/// grate. A script that it ran twice, or that was changed, has more rows than one; all of them go. It keeps the text of each script, which tells whether the file is still the one that was applied. Its table of
/// versions stays as it is: it counts runs, not scripts.
/// </summary>
internal sealed class GrateFormat() : ToolFormat(MigrationTool.Grate, "ScriptsRun", "id", "version_id", "script_name", "text_of_script", "text_hash", "one_time_script", "entry_date", "entered_by")
{
    public override string Word => "grate";

    public override string Title => "grate";

    public override string Remedy => "put right what it left, and run grate until it ends well.";

    public override string Select(ToolTable found)
    {
        var versions = SqlText.Qualified(found.Schema, "Version");
        var errors = SqlText.Qualified(found.Schema, "ScriptsRunErrors");
        return $"""
            SELECT h.script_name, h.last, h.entry_date::timestamptz, h.entered_by, false, h.text_of_script, h.writers
            FROM (
                SELECT DISTINCT ON (script_name) *, max(id) OVER w AS last, string_agg(xmin::text, ' ') OVER w AS writers
                FROM {found.Sql} WINDOW w AS (PARTITION BY script_name) ORDER BY script_name, id DESC
            ) AS h WHERE h.one_time_script
            UNION ALL
            SELECT coalesce(e.script_name, format('version %s', v.version)), 9223372036854775807, v.entry_date::timestamptz, v.entered_by, true, NULL, v.writer
            FROM (SELECT *, xmin::text AS writer FROM {versions} ORDER BY id DESC LIMIT 1) AS v
            LEFT JOIN LATERAL (SELECT x.script_name FROM {errors} AS x WHERE x.version = v.version ORDER BY x.id DESC LIMIT 1) AS e ON true
            WHERE v.status IS DISTINCT FROM 'Finished'
            """;
    }

    public override string? KeyOf(string stem) => stem;

    public override IEnumerable<string> KeysOf(ToolRow row) => [FileStem.Of(row.Key)];

    public override string Where(ToolTable found, ToolRow row) => $"script_name = {SqlText.Literal(row.Key)}";
}
