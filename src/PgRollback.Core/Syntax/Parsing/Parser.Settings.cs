namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    /// <summary>var_name.</summary>
    private string SettingName()
    {
        var name = ColumnName();
        while (Take(TokenKind.Dot))
        {
            name = name + "." + ColumnName();
        }

        return name;
    }

    /// <summary>FunctionSetResetClause.</summary>
    private ConfigurationSetting FunctionSetting()
    {
        if (Take(Keyword.Reset))
        {
            var reset = ResetName();
            return new ConfigurationSetting(reset == "all" ? "ALL" : reset, Value: null);
        }

        Expect(Keyword.Set);
        return Setting();
    }

    /// <summary>reset_rest: the name in lower case.</summary>
    private string ResetName()
    {
        if (Take(Keyword.All))
        {
            return "all";
        }

        return SpecialSettingName() ?? SettingName();
    }

    /// <summary>TIME ZONE, TRANSACTION ISOLATION LEVEL, SESSION AUTHORIZATION: settings that SHOW and RESET name by several words.</summary>
    private string? SpecialSettingName()
    {
        if (Take(Keyword.Time, Keyword.Zone))
        {
            return "timezone";
        }

        if (Take(Keyword.Transaction, Keyword.Isolation))
        {
            Expect(Keyword.Level);
            return "transaction_isolation";
        }

        return Take(Keyword.Session, Keyword.Authorization) ? "session_authorization" : null;
    }

    /// <summary>set_rest_more of a function, role or database.</summary>
    private ConfigurationSetting Setting()
    {
        var start = _position;
        var values = SetRest(out var name, out var fromCurrent, out var valueStart);
        if (Failed)
        {
            return new ConfigurationSetting("", Value: null);
        }

        var value = values.IsEmpty ? null : FragmentText(valueStart, _position);
        return start == _position ? new ConfigurationSetting("", Value: null) : new ConfigurationSetting(name, value, fromCurrent);
    }

    private string FragmentText(int start, int end)
    {
        var from = _tokens[start].Start;
        return _names.GetSlice(_text, from, _tokens[end - 1].End - from);
    }

    /// <summary>set_rest_more: values with strings unquoted; empty for DEFAULT.</summary>
    private EquatableArray<string> SetRest(out string name, out bool fromCurrent, out int valueStart)
    {
        fromCurrent = false;
        valueStart = _position;
        var next = KindAt(1);
        var isGeneric = next is TokenKind.Dot or TokenKind.Equal || WordAt(1) == Keyword.To || Is(_word, Keyword.From, Keyword.Current);
        if (isGeneric)
        {
            name = SettingName();
            if (Take(Keyword.From))
            {
                Expect(Keyword.Current);
                fromCurrent = true;
                return default;
            }

            if (!Take(TokenKind.Equal))
            {
                Expect(Keyword.To);
            }

            valueStart = _position;
            return Take(Keyword.Default) ? default : SettingValues();
        }

        switch (_word)
        {
            case Keyword.Time:
                Advance();
                Expect(Keyword.Zone);
                name = "timezone";
                valueStart = _position;
                return ZoneValue();
            case Keyword.Catalog:
                Fail("current database cannot be changed");
                name = "";
                return default;
            case Keyword.Schema:
                Advance();
                name = "search_path";
                valueStart = _position;
                return One(StringValue());
            case Keyword.Names:
                Advance();
                name = "client_encoding";
                valueStart = _position;
                return IsString ? One(StringValue()) : TakeDefault();
            case Keyword.Role:
                Advance();
                name = "role";
                valueStart = _position;
                return One(WordOrString());
            case Keyword.Session:
                Advance();
                Expect(Keyword.Authorization);
                name = "session_authorization";
                valueStart = _position;
                return Take(Keyword.Default) ? default : One(WordOrString());
            case Keyword.Xml:
                Advance();
                Expect(Keyword.Option);
                name = "xmloption";
                valueStart = _position;
                DocumentOrContent();
                return One(Failed ? "" : FragmentText(valueStart, _position));
            case Keyword.Transaction:
                Advance();
                Expect(Keyword.Snapshot);
                name = "transaction_snapshot";
                valueStart = _position;
                return One(StringValue());
            default:
                name = "";
                SkipNameOf(ColumnNames);
                Fail();
                return default;
        }
    }

    private EquatableArray<string> TakeDefault()
    {
        Take(Keyword.Default);
        return default;
    }

    private static EquatableArray<string> One(string value) => new([value]);

    /// <summary>var_list.</summary>
    private EquatableArray<string> SettingValues()
    {
        var values = default(Builder<string>);
        do
        {
            values.Add(BooleanStringOrNumber());
        }
        while (Take(TokenKind.Comma));
        return values.ToArray();
    }

    /// <summary>zone_value.</summary>
    private EquatableArray<string> ZoneValue()
    {
        if (Take(Keyword.Default) || Take(Keyword.Local))
        {
            return default;
        }

        if (IsString)
        {
            return One(StringValue());
        }

        var start = _position;
        if (Take(Keyword.Interval))
        {
            if (Is(TokenKind.LeftParenthesis))
            {
                IntegerModifier();
                SkipString();
            }
            else
            {
                SkipString();
                var fieldStart = Start;
                if (IntervalFields() is { } fields && fields is not ("hour" or "hour to minute"))
                {
                    Fail("time zone interval must be HOUR or HOUR TO MINUTE", fieldStart);
                }
            }

            return One(TextFrom(start));
        }

        if (_kind is TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.UnicodeIdentifier)
        {
            return One(ColumnName());
        }

        return One(Number());
    }
}
