using System.Runtime.InteropServices;

namespace PgRollback.LocalServers.Tests;

public sealed class InstallAdviceTests
{
    [Theory]
    [InlineData("LINUX", "./build/setup.sh")]
    [InlineData("OSX", "brew install postgresql@18")]
    [InlineData("WINDOWS", "winget install PostgreSQL.PostgreSQL.18")]
    public void The_error_says_what_to_install_on_each_system(string platform, string command)
    {
        var message = InstallAdvice.Message(["No programs."], majorVersion: 18, OSPlatform.Create(platform));

        Assert.Contains("No PostgreSQL 18 server was found", message, StringComparison.Ordinal);
        Assert.Contains("- No programs.", message, StringComparison.Ordinal);
        Assert.Contains(command, message, StringComparison.Ordinal);
        Assert.Contains("PGROLLBACK_CONNECTION", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_the_machine_has_not_gives_this_error()
    {
        var exception = await Assert.ThrowsAsync<LocalServerException>(() => LocalServer.StartAsync(new LocalServerOptions { MajorVersion = 7 }));

        Assert.Contains("No PostgreSQL 7 server was found", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bin_directory_without_programs_gives_this_error()
    {
        var exception = await Assert.ThrowsAsync<LocalServerException>(() => LocalServer.StartAsync(new LocalServerOptions { BinDirectory = "/usr/share" }));

        Assert.Contains("/usr/share does not hold initdb", exception.Message, StringComparison.Ordinal);
    }
}
