namespace PgRollback.Tests.Stash;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', password 'canary')", "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', password '…')")]
    [InlineData("ALTER ROLE u ENCRYPTED PASSWORD 'canary' VALID UNTIL 'infinity'", "ALTER ROLE u ENCRYPTED PASSWORD '…' VALID UNTIL 'infinity'")]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION 'host=h password = canary' PUBLICATION p", "CREATE SUBSCRIPTION s CONNECTION '…' PUBLICATION p")]
    [InlineData("SELECT dblink('postgresql://u:canary@h/db', 'x')", "SELECT dblink('…', 'x')")]
    [InlineData("ALTER DATABASE d SET app.jwt_secret TO E'can\\'ary'", "ALTER DATABASE d SET app.jwt_secret TO E'…'")]
    [InlineData("SELECT set_config('app.api_key', 'canary', true)", "SELECT set_config('app.api_key', '…', true)")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ SET app.password = 'canary' $$", "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ SET app.password = '…' $$")]
    [InlineData("DO 'BEGIN EXECUTE ''ALTER ROLE u PASSWORD ''''canary''''''; END'", "DO '…'")]
    public void Goes(string sql, string masked) => Assert.Equal(masked, SecretMask.Apply(sql));

    [Theory]
    [InlineData("ALTER TABLE users ALTER COLUMN password SET DEFAULT 'x'")]
    [InlineData("COMMENT ON COLUMN users.token IS 'of the session'")]
    [InlineData("CREATE TABLE t (password text CHECK (password <> 'x'), token text DEFAULT '')")]
    [InlineData("ALTER ROLE u PASSWORD NULL")]
    [InlineData("SELECT 'https://example.com/a:b'")]
    [InlineData("ALTER DATABASE d SET app.secret TO ''")]
    public void Stays(string sql) => Assert.Null(SecretMask.Apply(sql));
}
