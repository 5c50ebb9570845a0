using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Runs a DO block on the catalog where everything in it is decided by the catalog: guards, handlers, static statements.</summary>
internal sealed class BlockReplay(ReplaySession session)
{
    /// <summary>Something that only a server can decide.</summary>
    private sealed class UndecidedException(string what) : Exception(what);

    /// <summary>RETURN, or RAISE EXCEPTION that nobody catches.</summary>
    private sealed class ReturnException : Exception;

    public static void Apply(ReplaySession session, DoStatement statement)
    {
        if (!string.Equals(statement.Language, "plpgsql", StringComparison.OrdinalIgnoreCase))
        {
            session.AddGap(GapKind.Schema, $"DO block in {statement.Language} may change the schema in ways that the text does not show");
            return;
        }

        var block = BlockParser.Parse(statement.Body);
        var mark = session.Editor.Mark;
        var gaps = session.GapMark;
        try
        {
            if (block is null)
            {
                throw new UndecidedException("its text could not be read");
            }

            new BlockReplay(session).Run(block);
        }
        catch (ReturnException)
        {
            // Done.
        }
        catch (UndecidedException e)
        {
            session.Editor.RollbackTo(mark);
            session.ForgetGaps(gaps);
            if (BlockEffects.MayChangeSchema(session, statement.Body))
            {
                session.AddGap(GapKind.Schema, $"what this DO block does to the schema is decided when it runs ({e.Message})", statement.Body);
            }
            else if (BlockEffects.MayChangeRows(statement.Body))
            {
                session.AddGap(GapKind.Data, "this DO block changes rows, and which ones is decided when it runs");
            }
        }
    }

    private void Run(NestedNode block)
    {
        if (block.Handlers.Count == 0)
        {
            Run(block.Body);
            return;
        }

        var mark = session.Editor.Mark;
        var gaps = session.GapMark;
        try
        {
            Run(block.Body);
        }
        catch (ReplayException e)
        {
            // A handler makes the block a subtransaction: everything in it is undone.
            session.Editor.RollbackTo(mark);
            session.ForgetGaps(gaps);
            var handler = block.Handlers.Find(h => h.Conditions.Exists(c => ErrorConditions.Matches(c, e)));
            if (handler.Body is null)
            {
                throw;
            }

            Run(handler.Body);
        }
    }

    private void Run(List<BlockNode> statements)
    {
        foreach (var statement in statements)
        {
            Run(statement);
        }
    }

    private void Run(BlockNode node)
    {
        switch (node)
        {
            case NothingNode:
                break;
            case ReturnNode:
                throw new ReturnException();
            case RaiseNode:
                throw new ReplayException("the block raises an exception");
            case NestedNode nested:
                Run(nested);
                break;
            case IfNode choice:
                Run(choice);
                break;
            case SqlNode sql:
                RunSql(sql.Text);
                break;
            case ExecuteNode execute:
                RunSql(StaticText.Of(execute.Expression) ?? throw new UndecidedException("EXECUTE of a text that is put together at run time"));
                break;
            case PerformNode perform:
                RunSql(perform.Query);
                break;
            case DynamicNode dynamic:
                Tolerate([dynamic], Shorten(dynamic.Text));
                break;
            default:
                throw new UndecidedException(node.GetType().Name);
        }
    }

    private void Run(IfNode choice)
    {
        foreach (var (condition, body) in choice.Branches)
        {
            switch (new CatalogCondition(session.Editor, session.Path).Evaluate(condition))
            {
                case true:
                    Run(body);
                    return;
                case null:
                    Tolerate([choice], "IF " + Shorten(condition));
                    return;
                default:
                    break;
            }
        }

        if (choice.Otherwise is not null)
        {
            Run(choice.Otherwise);
        }
    }

    /// <summary>Code that only a server can decide is passed over when it cannot touch the schema; rows that it may change are a gap.</summary>
    private void Tolerate(List<BlockNode> code, string what)
    {
        switch (BlockEffects.Of(session, code))
        {
            case BlockEffect.Schema:
                throw new UndecidedException(what);
            case BlockEffect.Rows:
                session.AddGap(GapKind.Data, $"this DO block changes rows, and which ones is decided when it runs ({what})");
                break;
            default:
                break;
        }
    }

    private void RunSql(string text)
    {
        foreach (var statement in SqlReader.Read(text).Statements)
        {
            if (statement is TransactionStatement)
            {
                throw new UndecidedException(statement.Tag);
            }

            StatementReplay.Apply(session, statement);
        }
    }

    private static string Shorten(string text)
    {
        var line = SqlText.Canonicalize(text);
        return line.Length <= 60 ? line : line.Substring(0, 60) + "…";
    }
}
