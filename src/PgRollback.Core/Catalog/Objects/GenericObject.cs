using System.Globalization;
using PgRollback.Syntax;

namespace PgRollback.Catalog;

/// <summary>
/// An object of a kind that the model keeps by the text of its CREATE: access method, aggregate-like server objects, cast, collation, conversion, event trigger,
/// foreign data wrapper, language, operator (class, family), publication, role, server, statistics, subscription, text search object, transform, user mapping.
/// </summary>
public sealed record GenericObject : DbObject
{
    public required ObjectKind ObjectKind { get; init; }

    /// <summary>None for kinds without schemas.</summary>
    public Oid Schema { get; init; }

    /// <summary>What tells objects of one name apart: argument types of an operator, access method of an operator class, source and target of a cast.</summary>
    public string? Signature { get; init; }

    /// <summary>TRUSTED, of a language that is.</summary>
    public string? Modifier { get; init; }

    /// <summary>All behind the name in CREATE, but for <see cref="Options"/>.</summary>
    public required Expression Definition { get; init; }

    /// <summary>OPTIONS (…) of a foreign data wrapper, a server or a user mapping.</summary>
    public EquatableArray<Option> Options { get; init; }

    /// <summary>When an event trigger fires.</summary>
    public TriggerState State { get; init; }

    /// <summary>Of extended statistics, where one is set.</summary>
    public int? StatisticsTarget { get; init; }

    /// <summary>Statements after CREATE that changed it and whose effect the model does not look into, in order; a plan that would have to undo one is declined.</summary>
    public EquatableArray<string> Alterations { get; init; }

    /// <summary>Relation that goes away with it, or it with the relation: table of extended statistics.</summary>
    public EquatableArray<Dependency> Edges { get; init; }

    public override ObjectKind Kind => ObjectKind;

    public override Oid SchemaOid => Schema;

    /// <summary>Operators are also found by their bare name, all overloads.</summary>
    public override IEnumerable<NameKey> Keys => ObjectKind == ObjectKind.Operator && Signature is not null
        ? [new NameKey(NameSpace.Operator, Schema, KeyName(ObjectKind, Name, Signature)), new NameKey(NameSpace.Operator, Schema, Name)]
        : [new NameKey(Space(ObjectKind), Schema, KeyName(ObjectKind, Name, Signature))];

    public static NameSpace Space(ObjectKind kind) => kind switch
    {
        ObjectKind.Operator => NameSpace.Operator,
        ObjectKind.Collation => NameSpace.Collation,
        ObjectKind.Statistics => NameSpace.Statistics,
        ObjectKind.Publication => NameSpace.Publication,
        ObjectKind.EventTrigger => NameSpace.EventTrigger,
        ObjectKind.Cast => NameSpace.Cast,
        _ => NameSpace.Generic,
    };

    /// <summary>Kinds that share a name space are told apart by their word.</summary>
    public static string KeyName(ObjectKind kind, string name, string? signature) =>
        Space(kind) == NameSpace.Generic ? $"{kind} {name} {signature}" : signature is null ? name : $"{name} {signature}";

    public string AddressName(CatalogReader catalog) => Signature is null ? catalog.QualifiedName(this) : $"{catalog.QualifiedName(this)} {Signature}".Trim();

    public override IEnumerable<Dependency> Dependencies => [.. Definition.Dependencies(DependencyType.Normal), .. Edges];

    public override void Describe(DescriptionWriter writer)
    {
        writer.WriteCommon(this);
        writer.Write("modifier", Modifier);
        writer.Write("definition", Definition);
        foreach (var option in Options)
        {
            writer.Write("option " + option.Name, option.Value);
        }

        writer.Write("state", State == TriggerState.Origin ? null : State.ToString());
        writer.Write("statistics target", StatisticsTarget?.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < Alterations.Count; i++)
        {
            writer.Write($"alteration {i + 1}", Alterations[i]);
        }
    }
}
