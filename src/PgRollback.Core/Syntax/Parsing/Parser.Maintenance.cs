namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement Maintenance()
    {
        var word = _word;
        switch (word)
        {
            case Keyword.Vacuum:
                Advance();
                if (Is(TokenKind.LeftParenthesis))
                {
                    UtilityOptions();
                }
                else
                {
                    Take(Keyword.Full);
                    Take(Keyword.Freeze);
                    Take(Keyword.Verbose);
                    if (!Take(Keyword.Analyze))
                    {
                        Take(Keyword.Analyse);
                    }
                }

                VacuumRelations();
                return new MaintenanceStatement("VACUUM") { StandsAlone = true };
            case Keyword.Analyze or Keyword.Analyse:
                Advance();
                if (Is(TokenKind.LeftParenthesis))
                {
                    UtilityOptions();
                }
                else
                {
                    Take(Keyword.Verbose);
                }

                VacuumRelations();
                return new MaintenanceStatement("ANALYZE");
            case Keyword.Cluster:
                Advance();
                return Cluster();
            case Keyword.Reindex:
                Advance();
                return new MaintenanceStatement("REINDEX") { StandsAlone = Reindex() };
            case Keyword.Checkpoint:
                Advance();
                return new MaintenanceStatement("CHECKPOINT");
            case Keyword.Load:
                Advance();
                SkipString();
                return new MaintenanceStatement("LOAD");
            case Keyword.Discard:
                Advance();
                return Discard();
            case Keyword.Reassign:
                Advance();
                Expect(Keyword.Owned, Keyword.By);
                Roles();
                Expect(Keyword.To);
                Role();
                return new OpaqueStatement("REASSIGN OWNED");
            case Keyword.Import:
                Advance();
                ImportForeignSchema();
                return new OpaqueStatement("IMPORT FOREIGN SCHEMA");
            default:
                Fail();
                return new OpaqueStatement("");
        }
    }

    /// <summary>opt_vacuum_relation_list.</summary>
    private void VacuumRelations()
    {
        if (!IsColumnName && !Is(Keyword.Only))
        {
            return;
        }

        do
        {
            RelationExpression();
            OptionalNames();
        }
        while (Take(TokenKind.Comma));
    }

    private Statement Cluster()
    {
        if (Is(TokenKind.LeftParenthesis))
        {
            UtilityOptions();
        }
        else
        {
            Take(Keyword.Verbose);
        }

        if (!IsColumnName)
        {
            return new MaintenanceStatement("CLUSTER");
        }

        var name = Relation();
        if (Take(Keyword.Using))
        {
            return new ClusterStatement(name, ColumnName());
        }

        // CLUSTER index ON table is the way of PostgreSQL 8.2.
        return Take(Keyword.On) ? new ClusterStatement(Relation(), name.Name) : new MaintenanceStatement("CLUSTER");
    }

    /// <returns>Whether no transaction block may be around it.</returns>
    private bool Reindex()
    {
        if (Is(TokenKind.LeftParenthesis))
        {
            UtilityOptions();
        }

        var standsAlone = _word is Keyword.Schema or Keyword.System or Keyword.Database;
        switch (_word)
        {
            case Keyword.Index or Keyword.Table:
                Advance();
                standsAlone = Take(Keyword.Concurrently);
                Relation();
                break;
            case Keyword.Schema:
                Advance();
                Take(Keyword.Concurrently);
                SkipNameOf(ColumnNames);
                break;
            case Keyword.System or Keyword.Database:
                Advance();
                Take(Keyword.Concurrently);
                if (IsColumnName)
                {
                    Advance();
                }

                break;
            default:
                Fail();
                break;
        }

        return standsAlone;
    }

    private MaintenanceStatement Discard()
    {
        switch (_word)
        {
            case Keyword.All:
                Advance();
                return new MaintenanceStatement("DISCARD ALL");
            case Keyword.Temp or Keyword.Temporary:
                Advance();
                return new MaintenanceStatement("DISCARD TEMP");
            case Keyword.Plans:
                Advance();
                return new MaintenanceStatement("DISCARD PLANS");
            default:
                Expect(Keyword.Sequences);
                return new MaintenanceStatement("DISCARD SEQUENCES");
        }
    }

    private void ImportForeignSchema()
    {
        Expect(Keyword.Foreign, Keyword.Schema);
        SkipNameOf(ColumnNames);
        if (Take(Keyword.Limit, Keyword.To) || Take(Keyword.Except))
        {
            Expect(TokenKind.LeftParenthesis);
            do
            {
                RelationExpression();
            }
            while (Take(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
        }

        Expect(Keyword.From, Keyword.Server);
        SkipNameOf(ColumnNames);
        Expect(Keyword.Into);
        SkipNameOf(ColumnNames);
        GenericOptions();
    }
}
