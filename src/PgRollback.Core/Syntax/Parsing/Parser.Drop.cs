namespace PgRollback.Syntax;

internal sealed partial class Parser
{
    private Statement Drop()
    {
        Expect(Keyword.Drop);
        if (Take(Keyword.Owned))
        {
            return DropOwned();
        }

        if (_word is Keyword.User or Keyword.Group or Keyword.Role)
        {
            return Take(Keyword.User, Keyword.Mapping) ? DropUserMapping() : DropRoles();
        }

        var start = _position;
        var kind = ObjectWords();
        switch (kind)
        {
            case ObjectKind.None or ObjectKind.Column or ObjectKind.TableConstraint or ObjectKind.LargeObject:
                MoveTo(start);
                Fail();
                return new DropStatement { Kind = kind };
            case ObjectKind.Index:
                return DropList(kind, concurrently: Take(Keyword.Concurrently));
            case ObjectKind.Database:
                return DropDatabase();
            case ObjectKind.Tablespace or ObjectKind.Subscription or ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Rule or ObjectKind.Cast
                or ObjectKind.Transform or ObjectKind.OperatorClass or ObjectKind.OperatorFamily:
                var ifExists = IfExists();
                var single = new EquatableArray<ObjectReference>([Object(kind)]);
                return new DropStatement { Kind = kind, IfExists = ifExists, Objects = single, Cascade = kind != ObjectKind.Tablespace && Cascade() };
            default:
                return DropList(kind, concurrently: false);
        }
    }

    private DropStatement DropList(ObjectKind kind, bool concurrently)
    {
        var ifExists = IfExists();
        var objects = default(Builder<ObjectReference>);
        do
        {
            objects.Add(kind is ObjectKind.Type or ObjectKind.Domain ? TypeReference(kind) : Object(kind));
        }
        while (Take(TokenKind.Comma));
        return new DropStatement { Kind = kind, Objects = objects.ToArray(), IfExists = ifExists, Concurrently = concurrently, Cascade = Cascade() };
    }

    private DropStatement DropOwned()
    {
        Expect(Keyword.By);
        return new DropStatement { Kind = ObjectKind.Role, IsOwned = true, Objects = RoleReferences(), Cascade = Cascade() };
    }

    private EquatableArray<ObjectReference> RoleReferences()
    {
        var roles = default(Builder<ObjectReference>);
        do
        {
            var start = _position;
            var name = Role();
            roles.Add(new ObjectReference { Kind = ObjectKind.Role, Name = new QualifiedName(Schema: null, name), Span = SpanFrom(start) });
        }
        while (Take(TokenKind.Comma));
        return roles.ToArray();
    }

    private DropStatement DropRoles()
    {
        Advance();
        var ifExists = IfExists();
        return new DropStatement { Kind = ObjectKind.Role, IfExists = ifExists, Objects = RoleReferences() };
    }

    private DropStatement DropUserMapping()
    {
        var ifExists = IfExists();
        return new DropStatement { Kind = ObjectKind.UserMapping, IfExists = ifExists, Objects = new EquatableArray<ObjectReference>([UserMappingReference()]) };
    }

    /// <summary>FOR role SERVER name.</summary>
    private ObjectReference UserMappingReference()
    {
        var start = _position;
        Expect(Keyword.For);
        var role = Take(Keyword.User) ? "CURRENT_USER" : Role();
        Expect(Keyword.Server);
        var server = ColumnName();
        return new ObjectReference { Kind = ObjectKind.UserMapping, Name = new QualifiedName(Schema: null, role), Using = server, Span = SpanFrom(start) };
    }

    private DropStatement DropDatabase()
    {
        var ifExists = IfExists();
        var database = Object(ObjectKind.Database);
        if (Take(Keyword.With) || Is(TokenKind.LeftParenthesis))
        {
            Expect(TokenKind.LeftParenthesis);
            do
            {
                Expect(Keyword.Force);
            }
            while (Take(TokenKind.Comma));
            Expect(TokenKind.RightParenthesis);
        }

        return new DropStatement { Kind = ObjectKind.Database, IfExists = ifExists, Objects = new EquatableArray<ObjectReference>([database]) };
    }
}
