using System.CommandLine;
using PgRollback.Migrations;
using PgRollback.Syntax;
using PgRollback.Tool.Files;
using PgRollback.Tool.Output;

namespace PgRollback.Tool.Commands;

/// <summary><c>pgrollback syntax FILE…</c>: the statements of files, as the parser sees them; with <c>--tokens</c> what the lexer sees.</summary>
internal static class SyntaxCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Files with SQL.", Arity = ArgumentArity.OneOrMore };
        var format = CommonOptions.Format();
        var tokens = new Option<bool>("--tokens") { Description = "List tokens instead of statements." };
        var command = new Command("syntax", "Lists the statements of SQL files.") { files, format, tokens };
        command.SetAction(result =>
        {
            var isJson = string.Equals(result.GetValue(format), "json", StringComparison.Ordinal);
            var hasErrors = false;
            foreach (var file in result.GetRequiredValue(files))
            {
                if (!file.Exists)
                {
                    throw new ToolException($"there is no file {file}");
                }

                hasErrors |= result.GetValue(tokens) ? ListTokens(file, isJson, output) : List(file, isJson, output);
            }

            return hasErrors ? ExitCode.Findings : ExitCode.Success;
        });
        _ = error;
        return command;
    }

    private static bool List(FileInfo file, bool isJson, TextWriter output)
    {
        var source = Utf8Offsets.Decode(File.ReadAllBytes(file.FullName));
        var text = WithoutMark(source.Text);
        var lines = LineMap.Of(text);
        var hasErrors = false;
        foreach (var statement in SqlReader.Read(text).Statements.Where(static s => s is not PsqlCommandStatement))
        {
            hasErrors |= statement is ErrorStatement;
            var line = new StatementLine(file.ToString(), statement, source, lines);
            if (isJson)
            {
                output.WriteJson(line.Write);
            }
            else
            {
                output.Write(line + "\n");
            }
        }

        return hasErrors;
    }

    /// <summary>White space and comments are what lies between tokens.</summary>
    private static bool ListTokens(FileInfo file, bool isJson, TextWriter output)
    {
        var source = Utf8Offsets.Decode(File.ReadAllBytes(file.FullName));
        var hasErrors = false;
        foreach (var token in SqlLexer.Tokenize(WithoutMark(source.Text)))
        {
            var offset = source.Byte(token.Start);
            var length = source.Byte(token.End) - offset;
            hasErrors |= token.Kind == TokenKind.Error;
            if (isJson)
            {
                output.WriteJson(json =>
                {
                    json.WriteString("file", file.ToString());
                    json.WriteNumber("offset", offset);
                    json.WriteNumber("length", length);
                    json.WriteString("token", token.Kind.ToString());
                });
            }
            else
            {
                output.Write($"{file}: {offset}+{length} {token.Kind}\n");
            }
        }

        return hasErrors;
    }

    /// <summary>A byte order mark would be part of the first word.</summary>
    private static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? " " + text[1..] : text;

    /// <summary>Offsets and lengths in bytes; line and column one-based.</summary>
    private sealed class StatementLine(string file, Statement statement, Utf8Offsets source, LineMap lines)
    {
        private readonly int _offset = source.Byte(statement.Span.Start);
        private readonly int _length = source.Byte(statement.Span.End) - source.Byte(statement.Span.Start);
        private readonly LinePosition _position = lines.Position(statement.Span.Start);

        public void Write(System.Text.Json.Utf8JsonWriter json)
        {
            json.WriteString("file", file);
            json.WriteNumber("offset", _offset);
            json.WriteNumber("length", _length);
            json.WriteNumber("line", _position.Line + 1);
            json.WriteNumber("column", _position.Column + 1);
            if (statement is ErrorStatement error)
            {
                json.WriteString("error", error.Message);
                json.WriteNumber("errorOffset", source.Byte(error.ErrorOffset));
            }
            else
            {
                json.WriteString("tag", statement.Tag);
                json.WriteBoolean("opaque", statement is OpaqueStatement);
            }
        }

        public override string ToString()
        {
            var what = statement switch
            {
                ErrorStatement error => $"error at {source.Byte(error.ErrorOffset)}: {error.Message}",
                OpaqueStatement => statement.Tag + " (opaque)",
                _ => statement.Tag,
            };
            return $"{file}({_position.Line + 1},{_position.Column + 1}): {_offset}+{_length} {what}";
        }
    }
}
