using PgRollback.Catalog;

namespace PgRollback.Planning;

/// <summary>Facts by the kind of object; none of the kinds that the model keeps by their text, and of domains' constraints.</summary>
internal static class CatalogFacts
{
    public static void Write(FactList facts, CatalogReader catalog, DbObject value)
    {
        switch (value)
        {
            case View view:
                RelationFacts.View(facts, view);
                break;
            case Sequence { IsIdentity: false } sequence:
                RelationFacts.Sequence(facts, catalog, sequence);
                break;
            case PgRollback.Catalog.Index index:
                RelationFacts.Index(facts, catalog, index);
                break;
            case TableConstraint constraint:
                MemberFacts.Constraint(facts, catalog, constraint);
                break;
            case Trigger trigger:
                MemberFacts.Trigger(facts, catalog, trigger);
                break;
            case Policy policy:
                MemberFacts.Policy(facts, policy);
                break;
            case Rule rule:
                MemberFacts.Rule(facts, rule);
                break;
            case Routine routine:
                CodeFacts.Routine(facts, catalog, routine);
                break;
            case UserType type:
                CodeFacts.Type(facts, catalog, type);
                break;
            case Schema { IsBuiltIn: false } schema:
                facts.AddCommon(schema);
                break;
        }
    }
}
