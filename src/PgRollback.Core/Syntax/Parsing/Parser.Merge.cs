namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private MergeStatement Merge()
    {
        Expect(Keyword.Merge, Keyword.Into);
        var table = TargetRelation();
        NoteChange(DataChangeKind.Merge, table);
        Expect(Keyword.Using);
        TableReference();
        Expect(Keyword.On);
        Expression();
        do
        {
            MergeWhen();
        }
        while (Is(Keyword.When));

        Returning();
        return new MergeStatement { Table = table };
    }

    private void MergeWhen()
    {
        Expect(Keyword.When);
        var inserts = Take(Keyword.Not);
        Expect(Keyword.Matched);
        if (inserts && Take(Keyword.By))
        {
            if (Take(Keyword.Source))
            {
                inserts = false;
            }
            else
            {
                Expect(Keyword.Target);
            }
        }

        if (Take(Keyword.And))
        {
            Expression();
        }

        Expect(Keyword.Then);
        if (Take(Keyword.Do))
        {
            Expect(Keyword.Nothing);
        }
        else if (inserts)
        {
            MergeInsert();
        }
        else if (Take(Keyword.Update))
        {
            Expect(Keyword.Set);
            SetClauses();
        }
        else
        {
            Expect(Keyword.Delete);
        }
    }

    private void MergeInsert()
    {
        Expect(Keyword.Insert);
        if (Take(Keyword.Default))
        {
            Expect(Keyword.Values);
            return;
        }

        if (Is(TokenKind.LeftParenthesis))
        {
            InsertColumns(out _);
        }

        Overriding();
        Expect(Keyword.Values);
        Expect(TokenKind.LeftParenthesis);
        ExpressionList();
        Expect(TokenKind.RightParenthesis);
    }
}
