using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PgRollback.Diagnostics;

namespace PgRollback.Tool.Output;

/// <summary>Writes one JSON object per line.</summary>
internal static class JsonLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteJson(this TextWriter output, Action<Utf8JsonWriter> properties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.Write('\n');
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Lines and columns are one-based, as compilers print them.</summary>
    public static void WriteDiagnostics(this Utf8JsonWriter json, IEnumerable<MigrationDiagnostic> diagnostics)
    {
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("id", diagnostic.Rule.Id);
            json.WriteString("severity", DiagnosticText.Severity(diagnostic));
            json.WriteString("file", diagnostic.Path);
            json.WriteNumber("line", diagnostic.Start.Line + 1);
            json.WriteNumber("column", diagnostic.Start.Column + 1);
            json.WriteString("message", diagnostic.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
