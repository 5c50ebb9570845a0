namespace PgRollback;

/// <summary>Adds a column that the migration dropped.</summary>
public sealed record AddColumn : ColumnStep
{
    internal AddColumn(StepData data)
        : base(data)
    {
    }
}

/// <summary>Drops a column that the migration added.</summary>
public sealed record DropColumn : ColumnStep
{
    internal DropColumn(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a column its earlier name.</summary>
public sealed record RenameColumn : ColumnStep
{
    internal RenameColumn(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a column its earlier type.</summary>
public sealed record AlterColumnType : ColumnStep
{
    internal AlterColumnType(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a column an earlier setting: statistics, storage, compression, identity.</summary>
public sealed record AlterColumn : ColumnStep
{
    internal AlterColumn(StepData data)
        : base(data)
    {
    }
}

/// <summary>Gives a column its earlier default.</summary>
public sealed record SetDefault : ColumnStep
{
    internal SetDefault(StepData data)
        : base(data)
    {
    }
}

/// <summary>Takes a default away that the migration set.</summary>
public sealed record DropDefault : ColumnStep
{
    internal DropDefault(StepData data)
        : base(data)
    {
    }
}

/// <summary>Forbids nulls again.</summary>
public sealed record SetNotNull : ColumnStep
{
    internal SetNotNull(StepData data)
        : base(data)
    {
    }
}

/// <summary>Allows nulls again.</summary>
public sealed record DropNotNull : ColumnStep
{
    internal DropNotNull(StepData data)
        : base(data)
    {
    }
}
