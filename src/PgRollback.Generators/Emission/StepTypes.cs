namespace PgRollback.Generators.Emission;

/// <summary>The runtime's record for each kind of step. A kind that is not here is a plain step to generated code, so that a planner that learns a new one does not ask for a newer runtime.</summary>
internal static class StepTypes
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "AddColumn", "AddConstraint",
        "AlterColumn", "AlterColumnType", "AlterConstraint", "AlterDomain", "AlterExtension", "AlterFunction", "AlterIndex", "AlterMaterializedView", "AlterPolicy",
        "AlterProcedure", "AlterSequence", "AlterTable", "AlterTrigger", "AlterType", "AlterView",
        "CreateAggregate", "CreateDomain", "CreateExtension", "CreateFunction", "CreateIndex", "CreateMaterializedView", "CreatePolicy", "CreateProcedure", "CreateRule",
        "CreateSchema", "CreateSequence", "CreateTable", "CreateTrigger", "CreateType", "CreateView", "DeleteRow",
        "DropAggregate", "DropColumn", "DropConstraint", "DropDefault", "DropDomain", "DropExtension", "DropFunction", "DropIndex", "DropMaterializedView", "DropNotNull",
        "DropPolicy", "DropProcedure", "DropRule", "DropSchema", "DropSequence", "DropTable", "DropTrigger", "DropType", "DropView", "Grant",
        "InsertRow", "RebuildEnum",
        "RenameAggregate", "RenameColumn", "RenameConstraint", "RenameDomain", "RenameEnumValue", "RenameFunction", "RenameIndex", "RenameMaterializedView",
        "RenamePolicy", "RenameProcedure", "RenameRule", "RenameSchema", "RenameSequence", "RenameTable", "RenameTrigger", "RenameType", "RenameView",
        "ReplaceAggregate", "ReplaceFunction", "ReplaceProcedure", "ReplaceRule", "ReplaceTrigger", "ReplaceView", "Revoke",
        "SetComment", "SetDefault", "SetNotNull", "SetOwner", "SetSchema", "UpdateRow", "ValidateConstraint",
    };

    public static IReadOnlyCollection<string> All => Known;

    public static string? Of(string kind) => Known.Contains(kind) ? "global::PgRollback." + kind : null;
}
