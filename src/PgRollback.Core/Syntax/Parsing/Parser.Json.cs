namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private bool JsonArguments(Keyword word)
    {
        switch (word)
        {
            case Keyword.Json:
                JsonValue();
                JsonKeyUniqueness();
                return true;
            case Keyword.JsonScalar:
                Expression();
                return true;
            case Keyword.JsonSerialize:
                JsonValue();
                JsonReturning();
                return true;
            case Keyword.JsonObject:
                JsonObjectArguments();
                return true;
            case Keyword.JsonArray:
                JsonArrayArguments();
                return true;
            case Keyword.JsonQuery:
                JsonPathArguments();
                JsonReturning();
                JsonWrapper();
                JsonQuotes();
                JsonBehaviors(onEmpty: true);
                return true;
            case Keyword.JsonExists:
                JsonPathArguments();
                JsonBehaviors(onEmpty: false);
                return true;
            case Keyword.JsonValue:
                JsonPathArguments();
                JsonReturning();
                JsonBehaviors(onEmpty: true);
                return true;
            default:
                return false;
        }
    }

    /// <summary>json_value_expr.</summary>
    private void JsonValue()
    {
        Expression();
        JsonFormat();
    }

    private void JsonFormat()
    {
        if (!Take(Keyword.Format, Keyword.Json) || !Take(Keyword.Encoding))
        {
            return;
        }

        var start = Start;
        var encoding = ColumnName();
        if (encoding.ToUpperInvariant() is not ("UTF8" or "UTF16" or "UTF32"))
        {
            Fail("unrecognized JSON encoding: " + encoding, start);
        }
    }

    private void JsonReturning()
    {
        if (Take(Keyword.Returning))
        {
            Type();
            JsonFormat();
        }
    }

    private void JsonKeyUniqueness()
    {
        if (Take(Keyword.With, Keyword.Unique) || Take(Keyword.Without, Keyword.Unique))
        {
            Take(Keyword.Keys);
        }
    }

    private void JsonNullClause()
    {
        if (Take(Keyword.Absent) || (Is(Keyword.Null, Keyword.On) && Take(Keyword.Null)))
        {
            Expect(Keyword.On, Keyword.Null);
        }
    }

    private void JsonObjectArguments()
    {
        if (Is(TokenKind.RightParenthesis))
        {
            return;
        }

        if (Is(Keyword.Returning))
        {
            JsonReturning();
            return;
        }

        if (Argument() != ArgumentTraits.None || !(Is(TokenKind.Colon) || Is(Keyword.Value)))
        {
            if (Take(TokenKind.Comma))
            {
                ArgumentList();
            }

            return;
        }

        Advance();
        JsonValue();
        while (Take(TokenKind.Comma))
        {
            JsonNameAndValue();
        }

        JsonNullClause();
        JsonKeyUniqueness();
        JsonReturning();
    }

    private void JsonNameAndValue()
    {
        Expression();
        if (!Take(TokenKind.Colon))
        {
            Expect(Keyword.Value);
        }

        JsonValue();
    }

    private void JsonArrayArguments()
    {
        if (Is(TokenKind.RightParenthesis))
        {
            return;
        }

        if (Is(Keyword.Returning))
        {
            JsonReturning();
            return;
        }

        if (AtSelect)
        {
            Query();
            JsonFormat();
            JsonReturning();
            return;
        }

        do
        {
            JsonValue();
        }
        while (Take(TokenKind.Comma));
        JsonNullClause();
        JsonReturning();
    }

    private void JsonAggregate()
    {
        var isObject = Is(Keyword.JsonObjectagg);
        Advance();
        Expect(TokenKind.LeftParenthesis);
        if (isObject)
        {
            JsonNameAndValue();
            JsonNullClause();
            JsonKeyUniqueness();
        }
        else
        {
            JsonValue();
            if (Is(Keyword.Order))
            {
                OrderBy();
            }

            JsonNullClause();
        }

        JsonReturning();
        Expect(TokenKind.RightParenthesis);
    }

    private void JsonPathArguments()
    {
        JsonValue();
        Expect(TokenKind.Comma);
        Expression();
        JsonPassing();
    }

    private void JsonPassing()
    {
        if (!Take(Keyword.Passing))
        {
            return;
        }

        do
        {
            JsonValue();
            Expect(Keyword.As);
            SkipNameOf(AnyWords);
        }
        while (Take(TokenKind.Comma));
    }

    private void JsonWrapper()
    {
        if (Take(Keyword.Without))
        {
            Take(Keyword.Array);
            Expect(Keyword.Wrapper);
        }
        else if (Take(Keyword.With))
        {
            if (!Take(Keyword.Conditional))
            {
                Take(Keyword.Unconditional);
            }

            Take(Keyword.Array);
            Expect(Keyword.Wrapper);
        }
    }

    private void JsonQuotes()
    {
        if ((Take(Keyword.Keep) || Take(Keyword.Omit)) is false)
        {
            return;
        }

        Expect(Keyword.Quotes);
        if (Take(Keyword.On))
        {
            Expect(Keyword.Scalar, Keyword.String);
        }
    }

    /// <summary>json_behavior_clause_opt, or only ON ERROR.</summary>
    private void JsonBehaviors(bool onEmpty)
    {
        if (!AtJsonBehavior)
        {
            return;
        }

        JsonBehavior();
        Expect(Keyword.On);
        if (onEmpty && Take(Keyword.Empty))
        {
            if (!AtJsonBehavior)
            {
                return;
            }

            JsonBehavior();
            Expect(Keyword.On);
        }

        Expect(Keyword.Error);
    }

    private bool AtJsonBehavior => _word is Keyword.Default or Keyword.Error or Keyword.Null or Keyword.True or Keyword.False or Keyword.Unknown or Keyword.Empty;

    private void JsonBehavior()
    {
        if (Take(Keyword.Default))
        {
            Expression();
        }
        else if (Take(Keyword.Empty))
        {
            if (!Take(Keyword.Array))
            {
                Take(Keyword.Object);
            }
        }
        else
        {
            Advance();
        }
    }

    /// <summary>json_table.</summary>
    private void JsonTable()
    {
        Expect(Keyword.JsonTable);
        Expect(TokenKind.LeftParenthesis);
        JsonValue();
        Expect(TokenKind.Comma);
        var pathStart = Start;
        var pathKind = _kind;
        var pathPosition = _position;
        Expression();
        if (!Failed && (!IsStringKind(pathKind) || _position != pathPosition + 1))
        {
            Fail("only string constants are supported in JSON_TABLE path specification", pathStart);
        }

        if (Take(Keyword.As))
        {
            SkipNameOf(ColumnNames);
        }

        JsonPassing();
        Expect(Keyword.Columns);
        JsonTableColumns();
        JsonBehaviors(onEmpty: false);
        Expect(TokenKind.RightParenthesis);
    }

    private void JsonTableColumns()
    {
        Expect(TokenKind.LeftParenthesis);
        do
        {
            JsonTableColumn();
        }
        while (Take(TokenKind.Comma));
        Expect(TokenKind.RightParenthesis);
    }

    private void JsonTableColumn()
    {
        if (Is(Keyword.Nested) && (WordAt(1) == Keyword.Path || IsStringKind(KindAt(1))))
        {
            Advance();
            Take(Keyword.Path);
            SkipString();
            if (Take(Keyword.As))
            {
                SkipNameOf(ColumnNames);
            }

            Expect(Keyword.Columns);
            Nested(JsonTableColumns);
            return;
        }

        SkipNameOf(ColumnNames);
        if (Take(Keyword.For, Keyword.Ordinality))
        {
            return;
        }

        Type();
        var exists = Take(Keyword.Exists);
        if (!exists)
        {
            JsonFormat();
        }

        if (Take(Keyword.Path))
        {
            SkipString();
        }

        if (!exists)
        {
            JsonWrapper();
            JsonQuotes();
        }

        JsonBehaviors(onEmpty: !exists);
    }
}
