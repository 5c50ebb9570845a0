using PgRollback.Syntax;

namespace PgRollback.Catalog;

internal static class TypeReplay
{
    public static void CreateEnum(ReplaySession session, CreateEnumStatement statement) =>
        Put(session, statement.Name, schema => new EnumType { Oid = session.Editor.NewOid(), Name = statement.Name.Name, Schema = schema, Labels = GrowingArray<string>.Of(statement.Labels), Numbers = GrowingArray<int>.Of(Enumerable.Range(1, statement.Labels.Count)) });

    public static void CreateComposite(ReplaySession session, CreateCompositeTypeStatement statement)
    {
        RelationNames.IsFree(session, session.CreationSchema(statement.Name), statement.Name.Name, ifNotExists: false);
        Put(session, statement.Name, schema =>
        {
            var columns = statement.Attributes.Select((a, i) => Attribute(session, a, i + 1)).ToEquatableArray();
            return new CompositeType { Oid = session.Editor.NewOid(), Name = statement.Name.Name, Schema = schema, Columns = columns, LastColumnNumber = columns.Count };
        });
    }

    public static void CreateDomain(ReplaySession session, CreateDomainStatement statement)
    {
        var oid = session.Editor.NewOid();
        Put(session, statement.Name, schema => new DomainType
        {
            Oid = oid,
            Name = statement.Name.Name,
            Schema = schema,
            BaseType = session.Type(statement.Type),
            Collation = Collations.Find(session, statement.Collation),
            CollationName = Collations.Name(session, statement.Collation),
            NotNull = statement.Constraints.Any(static c => c.Kind == ConstraintKind.NotNull),
            NotNullName = statement.Constraints.FirstOrDefault(static c => c.Kind == ConstraintKind.NotNull)?.Name,
            Default = statement.Constraints.FirstOrDefault(static c => c.Kind == ConstraintKind.Default)?.Expression is { } value ? session.Resolver.ResolveExpression(value, relation: null, session.Type(statement.Type)) : null,
        });
        foreach (var check in statement.Constraints.Where(static c => c.Kind == ConstraintKind.Check))
        {
            AddDomainCheck(session, session.Editor.Find<DomainType>(oid)!, check);
        }
    }

    public static void CreateRange(ReplaySession session, CreateRangeTypeStatement statement)
    {
        Put(session, statement.Name, schema => new DefinedType
        {
            Oid = session.Editor.NewOid(),
            Name = statement.Name.Name,
            Schema = schema,
            IsRange = true,
            MadeAs = new NameKey(NameSpace.Type, schema, statement.Name.Name),
            Options = Options.Set(default, statement.Options),
            MultirangeName = statement.Options.FirstOrDefault(static o => string.Equals(o.Name, "multirange_type_name", StringComparison.Ordinal))?.Value ?? MultirangeName(statement.Name.Name),
            References = OptionReferences(session, statement.Options, ["subtype", "subtype_diff", "canonical"]),
        });
    }

    public static void CreateBase(ReplaySession session, CreateBaseTypeStatement statement)
    {
        if (!statement.IsShell)
        {
            session.AddGap(GapKind.NotModelled, $"CREATE TYPE {statement.Name} with functions for its values, which go with it, is not part of the model");
        }

        if (!statement.IsShell && session.Editor.FindType(statement.Name, session.Path) is DefinedType { IsShell: true } shell)
        {
            session.Editor.Put(shell with { IsShell = false, Options = Options.Set(default, statement.Options) });
            return;
        }

        Put(session, statement.Name, schema => new DefinedType
        {
            Oid = session.Editor.NewOid(),
            Name = statement.Name.Name,
            Schema = schema,
            IsShell = statement.IsShell,
            Options = Options.Set(default, statement.Options),
        });
    }

    public static void AddValue(ReplaySession session, AddEnumValueStatement statement)
    {
        var type = Enum(session, statement.Name);
        if (type.Labels.Contains(statement.Value))
        {
            if (statement.IfNotExists)
            {
                session.Keep(type, $"the value '{statement.Value}' was there before (IF NOT EXISTS)");
                return;
            }

            throw new ReplayException(ReplayError.DuplicateObject, $"enum label \"{statement.Value}\" already exists");
        }

        var position = statement.Before is not null ? IndexOf(type.Labels, statement.Before) : statement.After is not null ? IndexOf(type.Labels, statement.After) + 1 : type.Labels.Count;
        session.Editor.Put(type with { Labels = type.Labels.Insert(position, statement.Value), Numbers = type.Numbers.Insert(position, type.Numbers.Count + 1) });
    }

    public static void RenameValue(ReplaySession session, RenameEnumValueStatement statement)
    {
        var type = Enum(session, statement.Name);
        var position = IndexOf(type.Labels, statement.Value);
        var labels = type.Labels.ToList();
        if (labels.Contains(statement.NewValue, StringComparer.Ordinal))
        {
            throw new ReplayException(ReplayError.DuplicateObject, $"enum label \"{statement.NewValue}\" already exists");
        }

        labels[position] = statement.NewValue;
        session.Editor.Put(type with { Labels = GrowingArray<string>.Of(labels) });
    }

    public static void AlterDomain(ReplaySession session, AlterDomainStatement statement)
    {
        var domain = session.Editor.FindType(statement.Name, session.Path) as DomainType ?? throw ReplaySession.Undefined("type", statement.Name);
        switch (statement.Action)
        {
            case AlterDomainAction.SetDefault:
                session.Editor.Put(domain with { Default = session.Resolver.ResolveExpression(statement.Expression!.Value, relation: null, domain.BaseType) });
                break;
            case AlterDomainAction.DropDefault:
                session.Editor.Put(domain with { Default = null });
                break;
            case AlterDomainAction.SetNotNull:
                session.Editor.Put(domain with { NotNull = true });
                break;
            case AlterDomainAction.DropNotNull:
                session.Editor.Put(domain with { NotNull = false, NotNullName = null });
                break;
            case AlterDomainAction.AddConstraint when statement.Constraint!.Kind == ConstraintKind.NotNull:
                session.Editor.Put(domain with { NotNull = true, NotNullName = statement.Constraint.Name });
                break;
            case AlterDomainAction.AddConstraint:
                AddDomainCheck(session, domain, statement.Constraint!);
                break;
            case AlterDomainAction.DropConstraint:
                if (session.Editor.Find<DomainConstraint>(new NameKey(NameSpace.DomainConstraint, domain.Oid, statement.ConstraintName!)) is { } dropped)
                {
                    session.Editor.Remove(dropped.Oid);
                }
                else if (domain.NotNull && string.Equals(domain.NotNullName ?? domain.UsualNotNullName, statement.ConstraintName, StringComparison.Ordinal))
                {
                    session.AddNeed(17, $"before PostgreSQL 17 constraint \"{statement.ConstraintName}\" of domain \"{domain.Name}\" does not exist: NOT NULL constraints of domains have no names");
                    session.Editor.Put(domain with { NotNull = false, NotNullName = null });
                }
                else if (!statement.IfExists)
                {
                    throw new ReplayException(ReplayError.UndefinedObject, $"constraint \"{statement.ConstraintName}\" of domain \"{domain.Name}\" does not exist");
                }

                break;
            default:
                var check = session.Editor.Find<DomainConstraint>(new NameKey(NameSpace.DomainConstraint, domain.Oid, statement.ConstraintName!))
                    ?? throw new ReplayException(ReplayError.UndefinedObject, $"constraint \"{statement.ConstraintName}\" of domain \"{domain.Name}\" does not exist");
                session.Editor.Put(check with { NotValid = false });
                break;
        }
    }

    public static EnumType Enum(ReplaySession session, QualifiedName name) =>
        session.Editor.FindType(name, session.Path) is { } found
            ? found as EnumType ?? throw new ReplayException($"{name} is not an enum")
            : throw ReplaySession.Undefined("type", name);

    public static Column Attribute(ReplaySession session, ColumnDefinition definition, int number) =>
        new()
        {
            Number = number,
            Name = definition.Name,
            Type = session.Type(definition.Type!),
            Collation = Collations.Find(session, definition.Collation),
            CollationName = Collations.Name(session, definition.Collation),
        };

    private static void AddDomainCheck(ReplaySession session, DomainType domain, ConstraintDefinition check)
    {
        var name = check.Name;
        for (var pass = 0; name is null; pass++)
        {
            var candidate = ObjectNames.Make(domain.Name, name2: null, pass == 0 ? "check" : "check" + pass.ToString(System.Globalization.CultureInfo.InvariantCulture));
            name = session.Editor.Find(new NameKey(NameSpace.DomainConstraint, domain.Oid, candidate)) is null ? candidate : null;
        }

        session.Editor.Put(new DomainConstraint
        {
            Oid = session.Editor.NewOid(),
            Name = name,
            Domain = domain.Oid,
            Check = session.Resolver.ResolveDomainExpression(check.Expression!.Value, domain.BaseType),
            NotValid = check.NotValid,
            Origin = session.Provenance,
        });
    }

    private static void Put(ReplaySession session, QualifiedName name, Func<Oid, UserType> create)
    {
        var schema = session.CreationSchema(name);
        RelationNames.RequireFreeType(session, schema, name.Name);
        session.Editor.Put(DefaultPrivileges.Apply(session, create(schema) with
        {
            Owner = session.CurrentRole,
            Origin = session.Provenance,
            HasOddArrayName = session.Editor.Find(UserType.ArrayKey(schema, name.Name)) is not null,
        }));
    }

    private static int IndexOf(GrowingArray<string> labels, string label)
    {
        var index = labels.IndexOf(label);
        return index >= 0 ? index : throw new ReplayException(ReplayError.UndefinedObject, $"\"{label}\" is not an existing enum label");
    }

    private static string MultirangeName(string range)
    {
        var position = range.IndexOf("range", StringComparison.Ordinal);
        return position >= 0
            ? SqlIdentifier.Truncate(range.Substring(0, position) + "multi" + range.Substring(position))
            : SqlIdentifier.Truncate(range, SqlIdentifier.MaxBytes - "_multirange".Length) + "_multirange";
    }

    private static EquatableArray<Oid> OptionReferences(ReplaySession session, EquatableArray<Option> options, string[] names)
    {
        var result = new List<Oid>();
        foreach (var option in options.Where(o => names.Contains(o.Name, StringComparer.Ordinal) && o.Value is not null))
        {
            var name = new QualifiedName(Schema: null, option.Value!);
            if (session.Editor.FindType(name, session.Path) is { } type)
            {
                result.Add(type.Oid);
            }
            else if (session.Editor.FindRoutines(name, session.Path).FirstOrDefault() is { } routine)
            {
                result.Add(routine.Oid);
            }
        }

        return result.ToEquatableArray();
    }
}
