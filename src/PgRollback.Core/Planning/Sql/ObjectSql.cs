using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>CREATE and DROP of any object, and how COMMENT, OWNER and GRANT name it.</summary>
internal static class ObjectSql
{
    public static string Create(CatalogReader catalog, DbObject value) => value switch
    {
        _ when HoldsConversions(catalog, value) => throw new PlanningException($"{ObjectAddress.Of(catalog, value)} holds conversions from an earlier type of a column, which its text does not show"),
        Table table => TableSql.Create(catalog, table),
        View view => ViewSql.Create(catalog, view, orReplace: false),
        Sequence sequence => SequenceSql.Create(catalog, sequence),
        PgRollback.Catalog.Index index => IndexSql.Create(catalog, index),
        TableConstraint constraint => $"ALTER TABLE {(catalog.Find<PgRollback.Catalog.Index>(constraint.Index) is { IsInvalid: true } ? "ONLY " : "")}{catalog.QualifiedName(constraint.Table)} ADD {ConstraintSql.Definition(catalog, constraint)}",
        Routine routine => RoutineSql.Create(catalog, routine, orReplace: false),
        Trigger trigger => TriggerSql.Create(catalog, trigger),
        Rule rule => $"CREATE RULE {SqlIdentifier.Quote(rule.Name)} {rule.Definition.ToSql(catalog)}",
        Policy policy => PolicySql(catalog, policy),
        UserType type => TypeSql.Create(catalog, type),
        DomainConstraint check => $"ALTER DOMAIN {catalog.QualifiedName(check.Domain)} ADD CONSTRAINT {SqlIdentifier.Quote(check.Name)} CHECK ({check.Check.ToSql(catalog)}){(check.NotValid ? " NOT VALID" : "")}",
        Schema schema => $"CREATE SCHEMA {SqlIdentifier.Quote(schema.Name)}",
        Extension extension => $"CREATE EXTENSION {SqlIdentifier.Quote(extension.Name)} WITH SCHEMA {(extension.InstalledIn.IsNone ? "pg_catalog" : catalog.QualifiedName(extension.InstalledIn))}{(extension.Version is null ? "" : $" VERSION {SqlLiteral.Quote(extension.Version)}")}",
        Publication publication => PublicationSql.Create(catalog, publication),
        GenericObject generic => $"CREATE {(generic.Modifier is null ? "" : generic.Modifier + " ")}{ObjectKindNames.CommandTag(generic.Kind)} {GenericName(catalog, generic, forCreate: true)} {generic.Definition.ToSql(catalog)}".TrimEnd()
            + (generic.Options.IsEmpty ? "" : $" OPTIONS ({Options.ForeignSql(generic.Options)})"),
        _ => throw new PlanningException($"{ObjectAddress.Of(catalog, value)} cannot be made again"),
    };

    public static string Drop(CatalogReader catalog, DbObject value) => value switch
    {
        TableConstraint constraint => $"ALTER TABLE {catalog.QualifiedName(constraint.Table)} DROP CONSTRAINT {SqlIdentifier.Quote(constraint.Name)}",
        DomainConstraint check => $"ALTER DOMAIN {catalog.QualifiedName(check.Domain)} DROP CONSTRAINT {SqlIdentifier.Quote(check.Name)}",
        PgRollback.Catalog.Index { Concurrently: true } index => $"DROP INDEX CONCURRENTLY {catalog.QualifiedName(index)}",
        _ => $"DROP {Reference(catalog, value)}",
    };

    /// <summary>Kind and name as in DROP and COMMENT ON.</summary>
    public static string Reference(CatalogReader catalog, DbObject value)
    {
        var word = ObjectKindNames.CommandTag(value.Kind);
        return value switch
        {
            TableConstraint constraint => $"CONSTRAINT {SqlIdentifier.Quote(constraint.Name)} ON {catalog.QualifiedName(constraint.Table)}",
            DomainConstraint check => $"CONSTRAINT {SqlIdentifier.Quote(check.Name)} ON DOMAIN {catalog.QualifiedName(check.Domain)}",
            Trigger or Rule or Policy => $"{word} {SqlIdentifier.Quote(value.Name)} ON {catalog.QualifiedName(value.ParentOid)}",
            Routine routine => $"{word} {catalog.QualifiedName(routine)}({(routine.RoutineKind == RoutineKind.Aggregate ? AggregateIdentity(catalog, routine) : InputWord(catalog, routine) + routine.IdentityArguments(catalog))})",
            GenericObject generic => $"{word} {GenericName(catalog, generic, forCreate: false)}",
            _ => $"{word} {catalog.QualifiedName(value)}",
        };
    }

    /// <summary>What makes PostgreSQL look at what goes in alone, where another procedure has these types once what comes out is counted.</summary>
    private static string InputWord(CatalogReader catalog, Routine routine)
    {
        var types = routine.InputParameters.Select(static p => p.Type).ToList();
        return routine.RoutineKind == RoutineKind.Procedure && types.Count > 0 && !routine.InputParameters.Any(static p => p.Mode == ParameterMode.Variadic)
            && catalog.FindAll(new NameKey(NameSpace.Routine, routine.Schema, routine.Name)).Any(o => o != routine.Oid && catalog.Find<Routine>(o) is { RoutineKind: RoutineKind.Procedure } other && other.HasTypes(types))
            ? "IN "
            : "";
    }

    private static bool HoldsConversions(CatalogReader catalog, DbObject value) => value switch
    {
        PgRollback.Catalog.Index index => index.Predicate?.Conversions is not null || index.IndexKeys.Any(static k => k.Expression?.Conversions is not null),
        TableConstraint { Index.IsNone: false, Type: ConstraintKind.Exclusion } exclusion => HoldsConversions(catalog, catalog.Find(exclusion.Index)!),
        TableConstraint constraint => constraint.Check?.Conversions is not null,
        DomainConstraint check => check.Check.Conversions is not null,
        _ => false,
    };

    private static string AggregateIdentity(CatalogReader catalog, Routine routine)
    {
        var types = routine.InputParameters.Select(p => (p.Mode == ParameterMode.Variadic ? "VARIADIC " : "") + p.Type.WithoutModifiers.ToSql(catalog)).ToList();
        return routine.DirectArguments is { } direct
            ? string.Join(", ", types.Take(direct)) + " ORDER BY " + string.Join(", ", types.Skip(direct))
            : types.Count == 0 ? "*" : string.Join(", ", types);
    }

    private static string GenericName(CatalogReader catalog, GenericObject generic, bool forCreate) => generic.Kind switch
    {
        ObjectKind.Cast or ObjectKind.UserMapping or ObjectKind.Transform => generic.Signature!,
        ObjectKind.Operator => (generic.Schema.IsNone ? "" : SqlIdentifier.Quote(catalog.SchemaName(generic.Schema)) + ".") + generic.Name + (forCreate ? "" : " " + generic.Signature),
        ObjectKind.OperatorClass or ObjectKind.OperatorFamily => catalog.QualifiedName(generic) + (forCreate && generic.Kind == ObjectKind.OperatorClass ? "" : " " + generic.Signature),
        _ => catalog.QualifiedName(generic),
    };

    private static string PolicySql(CatalogReader catalog, Policy policy) =>
        $"CREATE POLICY {SqlIdentifier.Quote(policy.Name)} ON {catalog.QualifiedName(policy.Table)}"
        + (policy.Permissive ? "" : " AS RESTRICTIVE")
        + (policy.Command is "ALL" ? "" : " FOR " + policy.Command)
        + (policy.Roles.IsEmpty ? "" : " TO " + string.Join(", ", policy.Roles.Select(SqlIdentifier.QuoteRole)))
        + (policy.Using is null ? "" : $" USING ({policy.Using.ToSql(catalog)})")
        + (policy.WithCheck is null ? "" : $" WITH CHECK ({policy.WithCheck.ToSql(catalog)})");
}
