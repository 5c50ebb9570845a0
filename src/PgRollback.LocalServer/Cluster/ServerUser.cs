using System.Diagnostics;

namespace PgRollback.LocalServers;

/// <summary>PostgreSQL refuses to run as root: which user runs it then, and by which command.</summary>
internal sealed record ServerUser(string Name, IReadOnlyList<string> ShellCommand)
{
    private static readonly string[] Names = ["postgres", "nobody"];

    /// <summary>Ourselves.</summary>
    public static ServerUser Current { get; } = new(Environment.UserName, ["/bin/sh", "-c"]);

    /// <returns>Null when we are root and can become nobody else.</returns>
    public static ServerUser? Find() =>
        Environment.IsPrivilegedProcess ? Names.SelectMany(Candidates).FirstOrDefault(Works) : Current;

    /// <summary>A process that runs a shell script as this user, with standard input and output redirected.</summary>
    public ProcessStartInfo Shell(string script, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(ShellCommand[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        string[] rest = [.. ShellCommand.Skip(1), script, .. ShellName(), .. arguments];
        foreach (var argument in rest)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>su puts the user's name after the script, and passes what follows on as $0, $1, …</summary>
    private string[] ShellName() => string.Equals(ShellCommand[0], "su", StringComparison.Ordinal) ? [Name, "sh"] : ["sh"];

    private static IEnumerable<ServerUser> Candidates(string name)
    {
        yield return new ServerUser(name, ["runuser", "-u", name, "--", "/bin/sh", "-c"]);
        yield return new ServerUser(name, ["su", "-s", "/bin/sh", "-c"]);
        if (Ids(name) is { } ids)
        {
            yield return new ServerUser(name, ["setpriv", "--reuid", ids.User, "--regid", ids.Group, "--init-groups", "/bin/sh", "-c"]);
        }
    }

    /// <summary>setpriv asks for the primary group too.</summary>
    private static (string User, string Group)? Ids(string name)
    {
        const string Accounts = "/etc/passwd";
        if (!File.Exists(Accounts))
        {
            return null;
        }

        var fields = File.ReadLines(Accounts).Select(line => line.Split(':')).FirstOrDefault(line => string.Equals(line[0], name, StringComparison.Ordinal));
        return fields is { Length: > 3 } ? (fields[2], fields[3]) : null;
    }

    private static bool Works(ServerUser user)
    {
        try
        {
            using var process = Process.Start(user.Shell("[ \"$(id -u)\" != 0 ]"))!;
            process.StandardInput.Close();
            return process.WaitForExit(TimeSpan.FromSeconds(10)) && process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
