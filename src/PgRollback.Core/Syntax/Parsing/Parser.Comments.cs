namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private CommentStatement Comment()
    {
        Expect(Keyword.Comment, Keyword.On);
        var target = DescribedObject();
        Expect(Keyword.Is);
        return new CommentStatement(target, StringOrNull());
    }

    private SecurityLabelStatement SecurityLabel()
    {
        Expect(Keyword.Security, Keyword.Label);
        var provider = Take(Keyword.For) ? WordOrString() : null;
        Expect(Keyword.On);
        var start = _position;
        var target = DescribedObject();
        if (!Failed && target.Kind is ObjectKind.Operator or ObjectKind.OperatorClass or ObjectKind.OperatorFamily or ObjectKind.Cast or ObjectKind.Transform
            or ObjectKind.TableConstraint or ObjectKind.DomainConstraint or ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Rule)
        {
            MoveTo(start);
            Fail();
        }

        Expect(Keyword.Is);
        return new SecurityLabelStatement(target, provider, StringOrNull());
    }

    private string? StringOrNull() => Take(Keyword.Null) ? null : StringValue();

    private ObjectReference DescribedObject()
    {
        var kind = ObjectWords();
        switch (kind)
        {
            case ObjectKind.None:
                Fail();
                return new ObjectReference { Kind = ObjectKind.None, Name = new QualifiedName(Schema: null, "") };
            case ObjectKind.Type or ObjectKind.Domain:
                return TypeReference(kind);
            default:
                return Object(kind);
        }
    }
}
