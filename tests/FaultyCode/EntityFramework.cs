using FaultyCode.SqlClient;

// The frames of a library that is not the application's are what matters here.
namespace Microsoft.EntityFrameworkCore;

class DbUpdateException(string message, Exception inner) : Exception(message, inner);

class DbContext(int number)
{
    public async Task SaveChangesAsync()
    {
        try
        {
            await ExecuteAsync();
        }
        catch (SqlException caught)
        {
            throw new DbUpdateException("An error occurred while saving the entity changes. See the inner exception for details.", caught);
        }
    }

    public int ExecuteSql(string sql)
    {
        if (sql.Length > 0) throw new SqlException("Transaction (Process ID " + sql.Length + ") was rolled back.", number);
        return 0;
    }

    async Task ExecuteAsync()
    {
        if (number % 2 == 0) await Task.Yield();
        throw new SqlException("The statement has been terminated.", number);
    }
}
