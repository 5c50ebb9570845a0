using PgRollback.Syntax;

namespace PgRollback.Catalog.Expressions;

internal sealed partial class Binder
{
    private RangeItem BindFunctionItem(FunctionFromNode node, Scope scope)
    {
        var columns = new List<RangeColumn>();
        var opaque = false;
        var name = "";
        NameSource source = default;
        TypeReference? rowType = null;
        foreach (var function in node.Functions)
        {
            var type = Bind(function.Call, scope);
            (name, source) = OutputNames.Of(function.Call);
            var scalarName = node.Functions.Count == 1 ? node.Alias ?? name : name;
            opaque |= !AddFunctionColumns(columns, function, type, scalarName);
            rowType = type.Type is { } result ? result with { SetOf = false } : null;
        }

        if (node.HasOrdinality)
        {
            columns.Add(new RangeColumn { Name = "ordinality", Type = TypeReference.OfBuiltIn("int8") });
        }

        var item = new RangeItem
        {
            Alias = node.Alias ?? name,
            IsOpaque = opaque,
            RowType = node.Functions.Count == 1 && !node.HasOrdinality ? rowType : null,
        };
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            item.Columns.Add(new RangeColumn
            {
                Name = i < node.ColumnAliases.Count ? node.ColumnAliases[i] : column.Name,
                Type = column.Type,
                Target = column.Target,
                Number = column.Number,
                Owner = item,
                IsFrozen = true,
            });
        }

        AddFunctionReferences(node, item, name, source);
        return item;
    }

    /// <summary>Unlike a relation, a function in FROM goes on to be called by its old name, and the columns of its row type by theirs.</summary>
    private void AddFunctionReferences(FunctionFromNode node, RangeItem item, string name, NameSource source)
    {
        var row = item.Columns.FirstOrDefault(static c => !c.Target.IsNone)?.Target ?? Oid.None;
        var aliases = item.Columns.Where(static c => !c.Target.IsNone).Select(static c => new ColumnAlias(c.Number, c.Name)).ToEquatableArray();
        if (node.IsRowsFrom || node.Functions[0].Columns is not null)
        {
            return;
        }

        if (node.Alias is null && !source.IsNone)
        {
            Add(new Reference(node.AliasStart, 0, source.Kind, source.Target, source.Column) { IsLabel = true, OutputName = name, ColumnAliases = aliases, ColumnsOf = row });
        }

        if (!aliases.IsEmpty)
        {
            Add(new Reference(node.AliasEnd, node.ColumnAliasesEnd - node.AliasEnd, ReferenceKind.Relation, row, 0) { ColumnAliases = aliases, IsColumnAliasList = true });
        }
    }

    /// <summary>The columns that one function in FROM gives; false where they are not known.</summary>
    private bool AddFunctionColumns(List<RangeColumn> columns, FunctionItem function, Typed result, string scalarName)
    {
        if (function.Columns is { } definitions)
        {
            foreach (var definition in definitions)
            {
                columns.Add(new RangeColumn { Name = definition.Name, Type = definition.Type is null ? null : BindEdgeType(definition.Type) });
            }

            return true;
        }

        if (function.Call is CallNode { Source: { Kind: ReferenceKind.Routine, IsNone: false } source } && catalog.Find<Routine>(source.Target) is { } routine)
        {
            var outputs = routine.Parameters.Where(static p => p.Mode is ParameterMode.Out or ParameterMode.InOut or ParameterMode.Table).ToArray();
            if (outputs.Length > 1 || (outputs.Length == 1 && outputs[0].Mode == ParameterMode.Table))
            {
                for (var i = 0; i < outputs.Length; i++)
                {
                    columns.Add(new RangeColumn { Name = outputs[i].Name ?? "column" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Type = outputs[i].Type });
                }

                return true;
            }

            if (outputs.Length == 1 && outputs[0].Name is { } outputName)
            {
                scalarName = outputName;
                result = new Typed(outputs[0].Type);
            }
        }
        else if (function.Call is CallNode { Signature.Columns: { } builtIn })
        {
            foreach (var column in builtIn)
            {
                columns.Add(new RangeColumn { Name = column.Name, Type = column.Type is { } type && BuiltInTypes.IsPolymorphic(type) ? null : column.Type });
            }

            return true;
        }
        else if (function.Call is CallNode { Signature.HasUnknownColumns: true })
        {
            return false;
        }

        if (function.Call is CallNode { Arguments.Count: > 1 } several && SameName(several.Name[several.Name.Length - 1].Name, "unnest"))
        {
            columns.AddRange(several.Arguments.Select(static _ => new RangeColumn { Name = "unnest" }));
            return true;
        }

        var element = result.Type;
        if (element is { IsArray: false } composite && catalog.Find(Undomained(composite).Type) is IHasColumns row)
        {
            foreach (var column in row.Columns)
            {
                columns.Add(new RangeColumn { Name = column.Name, Type = column.Type, Target = row.Oid, Number = column.Number });
            }

            return true;
        }

        columns.Add(new RangeColumn { Name = scalarName, Type = element is null ? null : element with { SetOf = false } });
        return element is not null
            ? !element.IsBuiltIn("record")
            : function.Call is not CallNode scalar || (scalar.Signature is { Object.IsNone: true, Result: { } declared } && !BuiltInTypes.IsPolymorphic(declared));
    }
}
