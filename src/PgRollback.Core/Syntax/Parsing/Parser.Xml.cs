namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private bool XmlArguments(Keyword word)
    {
        switch (word)
        {
            case Keyword.Xmlelement:
                Expect(Keyword.Name);
                SkipNameOf(AnyWords);
                if (Take(TokenKind.Comma))
                {
                    if (Is(Keyword.Xmlattributes) && KindAt(1) == TokenKind.LeftParenthesis)
                    {
                        MoveTo(_position + 2);
                        XmlNamedValues();
                        Expect(TokenKind.RightParenthesis);
                        if (!Take(TokenKind.Comma))
                        {
                            return true;
                        }
                    }

                    ExpressionList();
                }

                return true;
            case Keyword.Xmlexists:
                Primary();
                XmlPassing();
                return true;
            case Keyword.Xmlforest:
                XmlNamedValues();
                return true;
            case Keyword.Xmlparse:
                DocumentOrContent();
                Expression();
                if (Take(Keyword.Preserve) || Take(Keyword.Strip))
                {
                    Expect(Keyword.Whitespace);
                }

                return true;
            case Keyword.Xmlpi:
                Expect(Keyword.Name);
                SkipNameOf(AnyWords);
                if (Take(TokenKind.Comma))
                {
                    Expression();
                }

                return true;
            case Keyword.Xmlroot:
                XmlRoot();
                return true;
            case Keyword.Xmlserialize:
                DocumentOrContent();
                Expression();
                Expect(Keyword.As);
                SimpleType(allowColumnType: false, out _, out _);
                if (Take(Keyword.No))
                {
                    Expect(Keyword.Indent);
                }
                else
                {
                    Take(Keyword.Indent);
                }

                return true;
            default:
                return false;
        }
    }

    private void XmlRoot()
    {
        Expression();
        Expect(TokenKind.Comma);
        Expect(Keyword.Version);
        if (!Take(Keyword.No, Keyword.Value))
        {
            Expression();
        }

        if (Take(TokenKind.Comma))
        {
            Expect(Keyword.Standalone);
            if (Take(Keyword.No))
            {
                Take(Keyword.Value);
            }
            else
            {
                Expect(Keyword.Yes);
            }
        }
    }

    /// <summary>xml_attribute_list.</summary>
    private void XmlNamedValues()
    {
        do
        {
            Expression();
            if (Take(Keyword.As))
            {
                SkipNameOf(AnyWords);
            }
        }
        while (Take(TokenKind.Comma));
    }

    private void DocumentOrContent()
    {
        if (!Take(Keyword.Document))
        {
            Expect(Keyword.Content);
        }
    }

    /// <summary>xmlexists_argument.</summary>
    private void XmlPassing()
    {
        Expect(Keyword.Passing);
        XmlPassingMechanism();
        Primary();
        XmlPassingMechanism();
    }

    private void XmlPassingMechanism()
    {
        if (!Take(Keyword.By, Keyword.Ref))
        {
            Take(Keyword.By, Keyword.Value);
        }
    }

    /// <summary>xmltable.</summary>
    private void XmlTable()
    {
        Expect(Keyword.Xmltable);
        Expect(TokenKind.LeftParenthesis);
        if (Is(Keyword.Xmlnamespaces) && KindAt(1) == TokenKind.LeftParenthesis)
        {
            MoveTo(_position + 2);
            do
            {
                var isDefault = Take(Keyword.Default);
                RestrictedExpression();
                if (!isDefault)
                {
                    Expect(Keyword.As);
                    SkipNameOf(AnyWords);
                }
            }
            while (Take(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
            Expect(TokenKind.Comma);
        }

        Primary();
        XmlPassing();
        Expect(Keyword.Columns);
        do
        {
            XmlTableColumn();
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
    }

    private void XmlTableColumn()
    {
        SkipNameOf(ColumnNames);
        if (Take(Keyword.For, Keyword.Ordinality))
        {
            return;
        }

        Type();
        var (hasDefault, hasPath, hasNull) = (false, false, false);
        for (; ;)
        {
            var offset = Start;
            if (Take(Keyword.Default))
            {
                RestrictedExpression();
                Once(ref hasDefault, "only one DEFAULT value is allowed", offset);
            }
            else if (Take(Keyword.Not))
            {
                Expect(Keyword.Null);
                Once(ref hasNull, "conflicting or redundant NULL / NOT NULL declarations", offset);
            }
            else if (Take(Keyword.Null))
            {
                Once(ref hasNull, "conflicting or redundant NULL / NOT NULL declarations", offset);
            }
            else if (Take(Keyword.Path))
            {
                RestrictedExpression();
                Once(ref hasPath, "only one PATH value per column is allowed", offset);
            }
            else if (_kind is TokenKind.Identifier or TokenKind.QuotedIdentifier)
            {
                Fail("unrecognized column option \"" + _names.Get(_text, _tokens[_position]) + "\"");
            }
            else
            {
                return;
            }
        }
    }

    private void Once(ref bool seen, string message, int offset)
    {
        if (seen)
        {
            Fail(message, offset);
        }

        seen = true;
    }
}
