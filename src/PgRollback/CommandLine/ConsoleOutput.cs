using Spectre.Console;

namespace PgRollback;

/// <summary>Results go to one writer and everything else to the other, so that results can be piped. Colours only for a terminal that wants them.</summary>
internal sealed class ConsoleOutput
{
    private const int WideEnough = 100_000;

    public ConsoleOutput(TextWriter? output, TextWriter? error)
    {
        Writer = output ?? System.Console.Out;
        Console = Create(Writer, output is null && !System.Console.IsOutputRedirected);
        ErrorWriter = error ?? System.Console.Error;
        Error = Create(ErrorWriter, error is null && !System.Console.IsErrorRedirected);
    }

    public TextWriter Writer { get; }

    public TextWriter ErrorWriter { get; }

    public IAnsiConsole Console { get; }

    public IAnsiConsole Error { get; }

    /// <summary>Somebody sits there and can answer.</summary>
    public static bool CanAsk => !System.Console.IsInputRedirected && !System.Console.IsErrorRedirected;

    /// <summary>Reads an answer. Spectre's prompts convert their answers by reflection, which trimming forbids.</summary>
    public static async Task<bool> IsYesAsync(CancellationToken cancellationToken)
    {
        // A terminal is read synchronously, whatever the method is called.
        var answer = await Task.Run(System.Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer?.Trim() is "y" or "Y" or "yes";
    }

    public Table Table(params string[] headers)
    {
        var table = new Table { Border = Console.Profile.Capabilities.Ansi ? TableBorder.Rounded : TableBorder.None };
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header)));
        }

        return table;
    }

    public void Say(string line) => Console.WriteLine(line);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        var isRich = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRich ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isRich ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isRich ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            // A file has no edge to wrap at.
            console.Profile.Width = WideEnough;
        }

        return console;
    }
}
