using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class SqlNodeParser
{
    /// <summary>XMLTABLE and JSON_TABLE.</summary>
    private TableFunctionNode ParseTableFunction()
    {
        var node = new TableFunctionNode(Keywords.Text(Word));
        var start = Current.Start;
        _index++;
        Expect(TokenKind.LeftParenthesis);
        if (Accept(Keyword.Xmlnamespaces))
        {
            Expect(TokenKind.LeftParenthesis);
            do
            {
                var isDefault = Accept(Keyword.Default);
                node.Expressions.Add(ParseExpression(Precedence.Operator));
                if (!isDefault)
                {
                    Expect(Keyword.As);
                    ExpectName();
                }
            }
            while (Accept(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
            Expect(TokenKind.Comma);
        }

        while (!Is(Keyword.Columns) && !Is(TokenKind.RightParenthesis) && !IsAtEnd)
        {
            if (Accept(Keyword.As))
            {
                ExpectName();
            }
            else if (!AcceptXmlWord() && !AcceptJsonWord())
            {
                node.Expressions.Add(ParseExpression());
            }
        }

        if (Accept(Keyword.Columns))
        {
            ParseTableColumns(node);
        }

        while (AcceptJsonWord())
        {
        }

        Expect(TokenKind.RightParenthesis);
        return Spanned(node, start);
    }

    /// <summary>Columns in parentheses or bare: XMLTABLE has them bare, JSON_TABLE nests them.</summary>
    private void ParseTableColumns(TableFunctionNode node)
    {
        if (!Enter())
        {
            _depth--;
            return;
        }

        var parentheses = Accept(TokenKind.LeftParenthesis);
        do
        {
            if (Is(Keyword.Nested) && (PeekWord(1) == Keyword.Path || IsString(Peek(1).Kind)))
            {
                ParseNestedColumns(node);
                continue;
            }

            var start = Current.Start;
            var name = ExpectName();
            TypeNode? type = null;
            if (!Accept(Keyword.For, Keyword.Ordinality))
            {
                type = ParseType();
                ParseColumnOptions(node);
            }

            node.Columns.Add(Spanned(new ColumnDefinitionNode(name, type), start));
        }
        while (Accept(TokenKind.Comma));
        if (parentheses)
        {
            Expect(TokenKind.RightParenthesis);
        }

        _depth--;
    }

    private void ParseNestedColumns(TableFunctionNode node)
    {
        _index++;
        Accept(Keyword.Path);
        _index++;
        if (Accept(Keyword.As))
        {
            ExpectName();
        }

        Expect(Keyword.Columns);
        ParseTableColumns(node);
    }

    private void ParseColumnOptions(TableFunctionNode node)
    {
        while (!Is(TokenKind.Comma) && !Is(TokenKind.RightParenthesis) && !IsAtEnd)
        {
            if (Accept(Keyword.Not, Keyword.Null) || Accept(Keyword.Null) || Accept(Keyword.Exists))
            {
                continue;
            }

            if (Accept(Keyword.Path) || Accept(Keyword.Default))
            {
                node.Expressions.Add(ParseExpression());
            }
            else if (!AcceptJsonWord())
            {
                Fail();
            }
        }
    }
}
