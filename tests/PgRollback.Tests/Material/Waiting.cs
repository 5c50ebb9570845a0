using PgRollback.Testing;

namespace PgRollback.Tests.Material;

internal static class Waiting
{
    /// <summary>Returns when a query says true; fails after a minute.</summary>
    public static async Task ForAsync(TestDatabase database, string condition)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (await database.ScalarAsync<bool>(condition))
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"It did not come true: {condition}");
    }
}
