using PgRollback.Tool.Verification;

namespace PgRollback.Tool.Tests.Verification;

public sealed class ConnectionStringsTests
{
    [Fact]
    public void A_uri_is_read_as_libpq_reads_it()
    {
        var builder = ConnectionStrings.Parse("postgresql://me%40x:se%2Fcret@db.example.com:5433/my%20db?sslmode=verify-full&application_name=me");

        Assert.Equal(
            ("me@x", "se/cret", "db.example.com", 5433, "my db", Npgsql.SslMode.VerifyFull, "me"),
            (builder.Username, builder.Password, builder.Host, builder.Port, builder.Database, builder.SslMode, builder.ApplicationName));
    }

    [Fact]
    public void What_a_uri_leaves_out_keeps_its_default()
    {
        var builder = ConnectionStrings.Parse("postgres://localhost");

        Assert.Equal(("localhost", 5432, null, null), (builder.Host, builder.Port, builder.Username, builder.Database));
    }

    [Fact]
    public void The_form_of_npgsql_stays_what_it_is() =>
        Assert.Equal(("h", 1, "u"), ConnectionStrings.Parse("Host=h;Port=1;Username=u") is var b ? (b.Host, b.Port, b.Username) : default);
}
