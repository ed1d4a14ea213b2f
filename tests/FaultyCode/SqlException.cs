using System.Data.Common;

namespace FaultyCode.SqlClient;

/// <summary>As the drivers of SQL Server, MySQL and Oracle have it: one type, and a number that says what happened.</summary>
public sealed class SqlException(string message, int number) : DbException(message)
{
    public int Number { get; } = number;
}
