using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>Columns of a table to be made, or added: types now, defaults and owned sequences once the table exists.</summary>
internal sealed class ColumnBuilder(ReplaySession session, Table table)
{
    private readonly List<(int Column, ConstraintDefinition Definition)> _expressions = [];
    private readonly List<(int Column, Sequence Sequence, bool IsIdentity)> _sequences = [];
    private readonly List<(LikeClause Like, DbObject Source, Dictionary<int, int> Map)> _likes = [];

    public Table Table { get; private set; } = table;

    /// <summary>Constraints written at columns, as table constraints in order.</summary>
    public List<ConstraintDefinition> Constraints { get; } = [];

    public void Add(ColumnDefinition definition)
    {
        var existing = Table.FindColumn(definition.Name);
        if (existing is not null && existing.InheritCount == 0)
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"column \"{definition.Name}\" of relation \"{Table.Name}\" already exists", $"column {definition.Name}");
        }

        if (definition.Type is null)
        {
            // A partition's or typed table's column that only gets constraints.
            var inherited = existing ?? throw Columns.Undefined(Table, definition.Name);
            Table = Columns.With(Table, AddConstraints(inherited, definition));
            return;
        }

        var number = existing?.Number ?? Table.LastColumnNumber + 1;
        Columns.RequireRoom(number);
        var serial = SerialType(definition.Type);
        var column = new Column
        {
            Number = number,
            Name = definition.Name,
            Type = serial is null ? session.Type(definition.Type) : TypeReference.OfBuiltIn(serial),
            NotNull = existing?.NotNull == true,
            NotNullName = existing?.NotNullName,
            Storage = definition.Storage?.ToLowerInvariant() ?? existing?.Storage,
            Compression = definition.Compression ?? existing?.Compression,
            Collation = Collations.Find(session, definition.Collation),
            CollationName = Collations.Name(session, definition.Collation),
            ForeignOptions = Options.Set(default, definition.ForeignOptions),
            InheritCount = existing?.InheritCount ?? 0,
            Default = existing?.Default,
        };
        if (serial is not null)
        {
            column = column.WithOwnNotNull();
            AddSequence(column, serial, default, isIdentity: false);
        }

        column = AddConstraints(column, definition);
        Table = existing is null
            ? Table with { Columns = [.. Table.Columns, column], LastColumnNumber = number }
            : Columns.With(Table, column);
    }

    /// <summary>Once the table is in the catalog: sequences, defaults, generation expressions.</summary>
    public void Finish()
    {
        foreach (var (number, sequence, isIdentity) in _sequences)
        {
            var owned = sequence with { OwnedByTable = Table.Oid, OwnedByColumn = number, IsIdentity = isIdentity };
            session.Editor.Put(DefaultPrivileges.Apply(session, owned));
            if (!isIdentity)
            {
                Columns.Change(session, Table.Oid, Table.FindColumn(number)!.Name, c => c with { Default = NextValue(sequence.Oid, sequence.Name) });
            }
        }

        foreach (var (number, definition) in _expressions)
        {
            var current = session.Editor.Find<Table>(Table.Oid)!;
            var isGenerated = definition.Kind == ConstraintKind.Generated;
            var column = current.FindColumn(number)!;
            var expression = session.Resolver.ResolveExpression(definition.Expression!.Value, isGenerated ? current : null, column.Type);
            session.Editor.Put(Columns.With(current, isGenerated
                ? column with { Default = expression, Generated = definition.Stored ? GeneratedKind.Stored : GeneratedKind.Virtual }
                : column with { Default = NullDefault.Is(session, column, expression) ? null : expression }));
        }
    }

    public void AddLike(LikeClause like)
    {
        var source = session.Relation(like.Source);
        var map = new Dictionary<int, int>();
        Table = Table with { HasUnknownColumns = Table.HasUnknownColumns || source is Table { HasUnknownColumns: true } };
        foreach (var column in ((source as IHasColumns) ?? throw new ReplayException($"\"{like.Source.Name}\" is not a table")).Columns)
        {
            var number = Table.LastColumnNumber + 1;
            Columns.RequireRoom(number);
            map[column.Number] = number;
            var options = like.Options;
            Table = Table with
            {
                LastColumnNumber = number,
                Columns =
                [
                    .. Table.Columns,
                    new Column
                    {
                        Number = number,
                        Name = column.Name,
                        Type = column.Type,
                        NotNull = column.NotNull,

                        // Its constraint is copied with its name.
                        NotNullName = column.NotNull && source is Table original ? ColumnCommandReplay.NotNullName(original, column) : null,
                        NotNullNoInherit = column.NotNullNoInherit,
                        NotNullIsOwn = column.NotNull,
                        NotNullComment = options.HasFlag(LikeOptions.Comments) ? column.NotNullComment : null,
                        Collation = column.Collation,
                        CollationName = column.CollationName,
                        Comment = options.HasFlag(LikeOptions.Comments) ? column.Comment : null,
                        Compression = options.HasFlag(LikeOptions.Compression) ? column.Compression : null,
                        Storage = options.HasFlag(LikeOptions.Storage) ? column.Storage : null,
                    },
                ],
            };
        }

        _likes.Add((like, source, map));
    }

    /// <summary>INCLUDING DEFAULTS, IDENTITY, CONSTRAINTS, INDEXES, STATISTICS: copies named after the new table.</summary>
    public void CopyLike()
    {
        foreach (var (like, source, map) in _likes)
        {
            LikeReplay.Copy(session, Table.Oid, like, source, map);
        }
    }

    /// <summary>nextval('sequence'::regclass), bound to the sequence.</summary>
    public static Expression NextValue(Oid sequence, string name)
    {
        const string Prefix = "nextval(";
        var literal = "'" + SqlIdentifier.Quote(name).Replace("'", "''") + "'";
        return new Expression
        {
            Text = $"{Prefix}{literal}::regclass)",
            References = [new Reference(Prefix.Length, literal.Length, ReferenceKind.Relation, sequence, 0) { IsLiteral = true }],
        };
    }

    private Column AddConstraints(Column column, ColumnDefinition definition)
    {
        foreach (var constraint in definition.Constraints)
        {
            switch (constraint.Kind)
            {
                case ConstraintKind.NotNull:
                    column = column.WithOwnNotNull(constraint.Name) with { NotNullNoInherit = constraint.NoInherit };
                    break;
                case ConstraintKind.Null:
                    break;
                case ConstraintKind.Default:
                case ConstraintKind.Generated:
                    _expressions.Add((column.Number, constraint));
                    break;
                case ConstraintKind.Identity:
                    column = column.WithOwnNotNull() with { Identity = constraint.IdentityAlways ? IdentityKind.Always : IdentityKind.ByDefault };
                    AddSequence(column, column.Type!.BuiltIn!.Name, constraint.SequenceOptions, isIdentity: true);
                    break;
                case ConstraintKind.Check:
                    Constraints.Add(constraint);
                    break;
                default:
                    Constraints.Add(constraint with { Columns = [column.Name] });
                    break;
            }
        }

        return column;
    }

    private void AddSequence(Column column, string type, EquatableArray<SequenceOption> options, bool isIdentity)
    {
        var named = options.FirstOrDefault(static o => string.Equals(o.Name, "SEQUENCE NAME", StringComparison.Ordinal))?.Target;
        var schema = named?.Schema is null ? Table.Schema : session.CreationSchema(named);
        var sequence = new Sequence
        {
            Oid = session.Editor.NewOid(),
            Name = named?.Name ?? ObjectNames.ChooseRelation(session.Editor, Table.Name, column.Name, "seq", schema, isConstraint: false),
            Schema = schema,
            Persistence = Table.Persistence,
            Type = TypeReference.OfBuiltIn(type),
            Owner = Table.Owner,
            Origin = session.Provenance,
        };
        sequence = SequenceReplay.Apply(session, SequenceReplay.Defaults(sequence, options), options);

        // It takes its name now, so that the next one finds it taken.
        session.Editor.Put(sequence);
        _sequences.Add((column.Number, sequence, isIdentity));
    }

    private static string? SerialType(TypeName type) =>
        type.Name.Schema is not null || type.ArrayDimensions > 0
            ? null
            : type.Name.Name switch
            {
                "serial" or "serial4" => "int4",
                "bigserial" or "serial8" => "int8",
                "smallserial" or "serial2" => "int2",
                _ => null,
            };
}
