using PgRollback.Catalog;
using PgRollback.Syntax;

namespace PgRollback.Planning;

/// <summary>Owner, comment, privileges: what every object can have.</summary>
internal static class CommonChange
{
    public static void Apply(ChangeContext context, DbObject target)
    {
        SetOwner(context, target, target.Owner);
        var now = context.Working.Find(target.Oid)!;
        if (!string.Equals(now.Comment, target.Comment, StringComparison.Ordinal))
        {
            context.Run("SetComment", target, $"COMMENT ON {ObjectSql.Reference(context.Now, now)} IS {(target.Comment is null ? "NULL" : SqlLiteral.Quote(target.Comment))}");
        }

        if (now.SecurityLabels != target.SecurityLabels)
        {
            throw new PlanningException($"the security labels of {ObjectAddress.Of(context.To, target)} changed");
        }

        ChangePrivileges(context, target, now.Acl, target.Acl, columns: "");
        if (target is Table or View)
        {
            ChangeColumnPrivileges(context, target);
        }
    }

    /// <summary>Of what has an owner of its own.</summary>
    public static void SetOwner(ChangeContext context, DbObject target, string? owner)
    {
        var now = context.Working.Find(target.Oid)!;
        if (!string.Equals(now.Owner, owner, StringComparison.Ordinal) && now is not (PgRollback.Catalog.Index or Trigger or Rule or Policy or TableConstraint or DomainConstraint or Sequence { OwnedByTable.IsNone: false }))
        {
            context.Run("SetOwner", target, $"ALTER {ObjectSql.Reference(context.Now, now)} OWNER TO {SqlIdentifier.QuoteRole(owner ?? "CURRENT_USER")}");
        }
    }

    /// <summary>After those of the relation: a REVOKE there takes them along, and a new owner what the earlier one had.</summary>
    private static void ChangeColumnPrivileges(ChangeContext context, DbObject target)
    {
        IReadOnlyList<Column> columns = target is Table relation ? TableChange.OtherColumns(context, relation) : ((IHasColumns)target).Columns;
        foreach (var column in columns)
        {
            var now = target is Table table ? TableChange.Find(context, table, column) : context.Working.Get<View>(target.Oid).FindColumn(column.Number);
            ChangePrivileges(context, target, now!.Acl, column.Acl, $" ({SqlIdentifier.Quote(column.Name)})");
        }
    }

    /// <param name="columns">Empty, or <c> (column)</c>.</param>
    private static void ChangePrivileges(ChangeContext context, DbObject target, Acl now, Acl wanted, string columns)
    {
        if (now == wanted)
        {
            return;
        }

        var name = target is Table or View ? "TABLE " + context.Name(target.Oid) : ObjectSql.Reference(context.Now, context.Working.Find(target.Oid)!);

        // Domains and types are one class for GRANT.
        name = target is DomainType ? "TYPE " + context.Name(target.Oid) : name;

        // A server is FOREIGN only here.
        name = target is GenericObject { ObjectKind: ObjectKind.Server } ? "FOREIGN " + name : name;

        // Nor is there one of aggregates.
        name = target is Routine { RoutineKind: RoutineKind.Aggregate } aggregate
            ? $"FUNCTION {context.Name(target.Oid)}({string.Join(", ", aggregate.InputParameters.Select(p => p.Type.WithoutModifiers.ToSql(context.Now)))})"
            : name;
        if (wanted.Uncertain.FirstOrDefault(i => !now.Uncertain.Contains(i)) is { } uncertain)
        {
            throw new PlanningException($"whether {uncertain.Grantee} had {uncertain.Privilege} on {ObjectAddress.Of(context.To, target)} depends on who made it");
        }

        // What a new object may have got of default privileges is put right, one way or the other.
        var kind = GrantReplay.PrivilegeClass(target);
        var unsettled = now.Uncertain.Where(i => !wanted.Uncertain.Contains(i)).ToLookup(i => i.Grantee is "PUBLIC" && GrantReplay.PublicHas(kind, i.Privilege));
        foreach (var item in now.Granted.Concat(unsettled[false]).Where(i => !wanted.Grants(i)))
        {
            if (wanted.Granted.Any(item.IsOf))
            {
                if (item.GrantOption)
                {
                    Run(context, "Revoke", target, item, $"REVOKE GRANT OPTION FOR {item.Privilege}{columns} ON {name} FROM {SqlIdentifier.QuoteRole(item.Grantee)}");
                }

                continue;
            }

            // Nobody owns a column: there the privilege was granted, whoever has it.
            Run(context, "Revoke", target, item, $"REVOKE {item.Privilege}{columns} ON {name} FROM {SqlIdentifier.QuoteRole(item.Grantee)}", columns.Length == 0 ? OwnershipHazard.Of(context.From, target.Oid, item.Grantee) : null);
        }

        foreach (var item in wanted.Revoked.Where(i => !now.Revoked.Contains(i)))
        {
            Run(context, "Revoke", target, item, $"REVOKE {item.Privilege}{columns} ON {name} FROM {SqlIdentifier.QuoteRole(item.Grantee)}");
        }

        foreach (var item in now.Revoked.Concat(unsettled[true]).Where(i => !wanted.Revoked.Contains(i)))
        {
            Run(context, "Grant", target, item, $"GRANT {item.Privilege}{columns} ON {name} TO {SqlIdentifier.QuoteRole(item.Grantee)}");
        }

        foreach (var item in wanted.Granted.Where(i => !now.Grants(i)))
        {
            Run(context, "Grant", target, item, $"GRANT {item.Privilege}{columns} ON {name} TO {SqlIdentifier.QuoteRole(item.Grantee)}{(item.GrantOption ? " WITH GRANT OPTION" : "")}");
        }
    }

    private static void Run(ChangeContext context, string kind, DbObject target, AclItem item, string sql, Hazard? hazard = null)
    {
        var text = GrantSql.Guarded(item, sql);
        context.Run(kind, target, text, step => step with
        {
            Hazards = hazard is null ? default : [hazard],
            Variants = GrantSql.Variants(item, text),
        });
    }
}
