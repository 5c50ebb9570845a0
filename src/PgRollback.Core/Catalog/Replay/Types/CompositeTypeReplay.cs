using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>ALTER TYPE … ADD / DROP / ALTER ATTRIBUTE.</summary>
internal static class CompositeTypeReplay
{
    public static void Apply(ReplaySession session, AlterTableStatement statement)
    {
        var type = session.Editor.FindType(statement.Name, session.Path) as CompositeType ?? throw ReplaySession.Undefined("type", statement.Name);
        if (statement.Commands.Any(static c => c is not SetOwner))
        {
            NoteTypedTables(session, type);
        }

        foreach (var command in statement.Commands)
        {
            var inner = command is AttributeCommand attribute ? attribute.Command : command;
            type = session.Editor.Find<CompositeType>(type.Oid)!;
            switch (inner)
            {
                case AddColumn add:
                    var number = type.LastColumnNumber + 1;
                    session.Editor.Put(type with { Columns = [.. type.Columns, TypeReplay.Attribute(session, add.Column, number)], LastColumnNumber = number });
                    break;
                case DropColumn drop:
                    if (type.FindColumn(drop.Column) is { } dropped)
                    {
                        ConvertedExpressions.MarkAttribute(session.Editor, type, dropped, to: null);
                    }
                    else if (!drop.IfExists)
                    {
                        throw Columns.Undefined(type, drop.Column);
                    }

                    session.Editor.Put(type with { Columns = type.Columns.Where(c => !string.Equals(c.Name, drop.Column, StringComparison.Ordinal)).ToEquatableArray() });
                    break;
                case AlterColumnType alter:
                    var newType = session.Type(alter.Type);
                    if (type.FindColumn(alter.Column) is { } altered && altered.Type?.WithoutModifiers != newType.WithoutModifiers)
                    {
                        ConvertedExpressions.MarkAttribute(session.Editor, type, altered, newType);
                    }

                    session.Editor.Put(type with { Columns = type.Columns.Select(c => string.Equals(c.Name, alter.Column, StringComparison.Ordinal) ? c with { Type = newType, Collation = Collations.Find(session, alter.Collation), CollationName = Collations.Name(session, alter.Collation) } : c).ToEquatableArray() });
                    break;
                case SetOwner owner:
                    OwnerReplay.SetOwner(session, type.Oid, owner.Role);
                    break;
                default:
                    session.AddGap(GapKind.NotModelled, $"ALTER TYPE … {inner.GetType().Name} is not part of the model");
                    break;
            }
        }
    }

    /// <summary>Tables that are OF a type follow its attributes.</summary>
    public static void NoteTypedTables(ReplaySession session, CompositeType type)
    {
        if (session.Editor.Dependents(type.Oid).Any(oid => session.Editor.Find<Table>(oid)?.OfType == type.Oid))
        {
            session.AddGap(GapKind.NotModelled, $"ALTER TYPE of {ObjectAddress.Of(session.Editor, type)}, of which there are tables, is not part of the model");
        }
    }
}
