using PgRollback.Migrations;
using PgRollback.Planning;
using PgRollback.Syntax;
using PgRollback.Tool.Scripts;

namespace PgRollback.Tool.Verification;

/// <summary>One statement to send, with the rows that follow a COPY … FROM STDIN.</summary>
internal sealed record ServerStatement(string Sql, string? CopyRows = null);

/// <summary>Statements to run one after the other.</summary>
/// <param name="Statements">Without semicolons and without psql's commands.</param>
/// <param name="OneByOne">Each in a transaction of its own: the file's marks demand it.</param>
/// <param name="ControlsTransactions">It begins and ends transactions itself, and not just one around everything.</param>
internal sealed record ServerScript(IReadOnlyList<ServerStatement> Statements, bool OneByOne, bool ControlsTransactions)
{
    /// <summary>It ends, or marks a point of, a transaction that it has not begun: the tool's, which is there at the beginning and, where it begins another, at the end.</summary>
    public bool StandsInTransaction { get; private init; }

    /// <summary>The forward statements of a file.</summary>
    /// <param name="file">The migration.</param>
    /// <param name="text">Its whole text.</param>
    public static ServerScript Up(MigrationFile file, string text) => Of(file.Up, MigrationFileReader.Texts(file.Path, text).Up, file.UpWithoutTransaction);

    /// <summary>The way back that people wrote.</summary>
    public static ServerScript Down(MigrationFile file, string text) =>
        Of(file.Down ?? default, DownText(file, text), file.DownWithoutTransaction);

    /// <summary>A derived way back, on one version of the server.</summary>
    public static ServerScript Of(RollbackPlan plan, int majorVersion)
    {
        var setting = plan.IsTransactional ? "SET LOCAL check_function_bodies = off" : "SET check_function_bodies = off";
        var statements = RollbackScript.Statements(plan, majorVersion).Prepend(setting).Select(sql => new ServerStatement(sql));
        return new ServerScript([.. statements], !plan.IsTransactional, ControlsTransactions: false);
    }

    /// <summary>The same inside of somebody else's transaction: without a BEGIN and COMMIT around everything.</summary>
    public ServerScript WithoutEnvelope() => this with { Statements = [.. Statements.Where(s => !IsEnvelope(s.Sql))] };

    /// <summary>Of a rollback that the name alone made one (<c>x_down.sql</c>) the forward text is the way back.</summary>
    private static string DownText(MigrationFile file, string text)
    {
        var (up, down) = MigrationFileReader.Texts(file.Path, text);
        return string.IsNullOrWhiteSpace(down) ? up : down;
    }

    private static ServerScript Of(EquatableArray<Statement> statements, string text, bool oneByOne)
    {
        var result = new List<ServerStatement>(statements.Count);
        foreach (var statement in statements)
        {
            // A dump names the database that it was taken from; the statements are for the one that is connected.
            if (statement is PsqlCommandStatement { Name: "c" or "connect" })
            {
                continue;
            }

            var sql = text.Substring(statement.Span.Start, statement.Span.Length);
            result.Add(new ServerStatement(sql, statement is CopyStatement { HasInlineRows: true } ? Rows(text, statement.Span.End) : null));
        }

        return new ServerScript(result, oneByOne, Controls(statements)) { StandsInTransaction = statements.OfType<TransactionStatement>().FirstOrDefault() is { Action: TransactionAction.Commit or TransactionAction.Savepoint } };
    }

    private static bool Controls(EquatableArray<Statement> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i] is TransactionStatement transaction)
            {
                var opens = i == 0 && transaction.Action is TransactionAction.Begin or TransactionAction.Start;
                var closes = i == statements.Count - 1 && transaction.Action is TransactionAction.Commit && statements[0] is TransactionStatement;
                if (!opens && !closes)
                {
                    return true;
                }
            }
        }

        return statements.Count > 0
            && statements[0] is TransactionStatement { Action: TransactionAction.Begin or TransactionAction.Start }
            && statements[statements.Count - 1] is not TransactionStatement { Action: TransactionAction.Commit };
    }

    private static bool IsEnvelope(string sql)
    {
        var end = sql.AsSpan().IndexOfAny(" \t\r\n");
        var word = end < 0 ? sql : sql[..end];
        return word.ToUpperInvariant() is "BEGIN" or "START" or "COMMIT" or "END";
    }

    /// <summary>From the line behind the statement up to the line that ends them.</summary>
    private static string Rows(string text, int position)
    {
        var start = text.IndexOf('\n', position) + 1;
        var end = start == 0 ? -1 : text.IndexOf("\\.", start - 1, StringComparison.Ordinal);
        while (end > 0 && text[end - 1] != '\n')
        {
            end = text.IndexOf("\\.", end + 1, StringComparison.Ordinal);
        }

        return end < start ? "" : text[start..end];
    }
}
