using PgRollback.Diagnostics;
using PgRollback.Syntax;

namespace PgRollback.Migrations;

/// <summary>Reads a migration file: its name, its sections, its statements, its directives.</summary>
public static class MigrationFileReader
{
    /// <summary>What decoders put in the place of bytes that are no text.</summary>
    private const char Replacement = '\uFFFD';

    /// <summary>Reads one file. Never throws: what is wrong with it is among its diagnostics and statements.</summary>
    /// <param name="path">As it shall appear in locations; its last folders count, either slash divides them.</param>
    /// <param name="text">The file's text; a byte order mark is allowed.</param>
    /// <param name="encoding">In which the text was read, where that is none of Unicode's: bytes that are no UTF-8 make some readers fall back on another.</param>
    public static MigrationFile Read(string path, string text, string? encoding = null)
    {
        var name = MigrationFileName.Parse(path);
        var lines = LineMap.Of(text);
        var diagnostics = new List<MigrationDiagnostic>();
        var sql = WithoutMark(text);
        var comments = SectionMarks.MayHaveAny(sql) ? CommentReader.Read(sql) : [];
        var isLiquibase = LiquibaseReader.IsFormatted(sql, comments);
        var sections = Divide(sql, comments, name);
        var up = SqlReader.Read(sections.Text(SectionPart.Up)).Statements;
        EquatableArray<Statement>? down = null;
        string? downText = null;
        if ((name.Role == FileRole.Rollback || sections.DownMark is not null) && sections.IsDownComplete(up))
        {
            var downSql = sections.Text(SectionPart.Down);
            down = sections.InOrder(SqlReader.Read(downSql).Statements);
            downText = sections.DownInOrder(downSql);
        }

        var directives = comments.Count == 0
            ? default
            : new DirectiveReader(sql, path, lines, sections, InFileOrder(up, down), diagnostics).Read(comments);
        if (CarriageReturns.FirstInConstant(sql) is { } constant)
        {
            diagnostics.Add(MigrationDiagnostic.Create(Rules.CarriageReturnInBody, path, lines, constant));
        }

        if (encoding is not null)
        {
            diagnostics.Add(MigrationDiagnostic.Create(Rules.NotUtf8, path, lines, new TextSpan(0, 0), $"it was read as {encoding}"));
        }
        else if (text.IndexOf(Replacement) is >= 0 and var at)
        {
            diagnostics.Add(MigrationDiagnostic.Create(Rules.NotUtf8, path, lines, new TextSpan(at, 1), "U+FFFD stands here for bytes that could not be read"));
        }

        var role = Role(name, directives, isLiquibase);
        if (role == FileRole.Migration && up.IsEmpty)
        {
            diagnostics.Add(MigrationDiagnostic.Create(Rules.NoStatement, path, lines, new TextSpan(0, 0)));
        }

        return new MigrationFile
        {
            Path = path,
            Role = role,
            Version = name.Version,
            SortKey = name.SortKey,
            HasVersion = name.HasVersion,
            ForPostgres = name.ForPostgres,
            Description = name.Description,
            Stem = name.Stem,
            Summary = MigrationSummary.Of(sql, FirstStart(up, sql.Length), name.Stem),
            Up = up,
            Down = down,
            DownSpan = sections.DownMark ?? default,
            DownText = downText ?? (RollbackPairing.IsDownByUnderscore(name.Stem) ? sql.Trim() : null),
            UpWithoutTransaction = sections.UpWithoutTransaction,
            DownWithoutTransaction = sections.DownWithoutTransaction,
            Directives = directives,
            HookUses = name.Role == FileRole.Hook && HookReader.RunsAfterwards(name.Stem) ? HookReader.Read(sql) : default,
            Checksum = MigrationChecksum.Of(text),
            Lines = lines,
            Diagnostics = diagnostics.ToEquatableArray(),
        };
    }

    /// <summary>Reads the schema that was there before the first migration: named as such by the project, it stands before everything, whatever its own name says.</summary>
    /// <inheritdoc cref="Read"/>
    public static MigrationFile ReadBaseline(string path, string text, string? encoding = null)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return Read(path, text, encoding) with { Role = FileRole.Baseline, HasVersion = false, Version = name, SortKey = name };
    }

    /// <summary>The SQL of both directions as it is to be sent to a server: everything else is blank, so that spans of statements hold in them.</summary>
    public static (string Up, string Down) Texts(string path, string text)
    {
        var sql = WithoutMark(text);
        var comments = SectionMarks.MayHaveAny(sql) ? CommentReader.Read(sql) : [];
        var sections = Divide(sql, comments, MigrationFileName.Parse(path));
        return (sections.Text(SectionPart.Up), sections.Text(SectionPart.Down));
    }

    private static SectionDraft Divide(string sql, List<Comment> comments, MigrationFileName name) =>
        LiquibaseReader.IsFormatted(sql, comments) ? LiquibaseReader.Read(sql, comments)
        : PlayEvolutionReader.IsEvolution(sql) ? PlayEvolutionReader.Read(sql)
        : SectionReader.Read(sql, comments, name);

    /// <summary>A byte order mark would be part of the first word.</summary>
    private static string WithoutMark(string text) => text.Length > 0 && text[0] == '\uFEFF' ? " " + text.Substring(1) : text;

    /// <summary>Liquibase files have no versions: they run in the order of their paths.</summary>
    private static FileRole Role(MigrationFileName name, EquatableArray<Directive> directives, bool isLiquibase)
    {
        foreach (var directive in directives)
        {
            if (string.Equals(directive.Name, DirectiveNames.Baseline, StringComparison.Ordinal))
            {
                return FileRole.Baseline;
            }
        }

        return name.Role == FileRole.Unknown && isLiquibase ? FileRole.Migration : name.Role;
    }

    private static Statement[] InFileOrder(EquatableArray<Statement> up, EquatableArray<Statement>? down)
    {
        var statements = up.Concat(down ?? default).ToArray();
        Array.Sort(statements, (x, y) => x.Span.Start.CompareTo(y.Span.Start));
        return statements;
    }

    private static int FirstStart(EquatableArray<Statement> statements, int length) => statements.Count > 0 ? Math.Min(statements[0].Span.Start, length) : length;
}
