using FaultyCode.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace FaultyCode;

/// <summary>Repositories over a database, with and without a mapper between.</summary>
static class Storage
{
    const int Deadlock = 1205;
    const int Duplicate = 2627;
    const int NoAnswer = -2;

    public static IEnumerable<Fault> Faults =>
    [
        new("deadlock of orders", number => new Orders().Close(Deadlock, number)),
        new("orders do not answer", number => new Orders().Close(NoAnswer, number)),
        new("duplicate order", number => new Orders().AddAsync(Duplicate, number)),
        new("deadlock of new orders", number => new Orders().AddAsync(Deadlock, number)),
        new("duplicate customer", number => new Customers().AddAsync(Duplicate, number)),
        new("customer not stored", number => new Customers().Store(number)),
        new("supplier not stored", number => new Suppliers().Store(number)),
    ];

    sealed class Orders
    {
        public void Close(int error, int number) => new DbContext(error).ExecuteSql("UPDATE orders SET closed = " + number);

        public async Task AddAsync(int error, int number)
        {
            if (number % 2 == 0) await Task.Yield();
            await new DbContext(error).SaveChangesAsync();
        }
    }

    sealed class Customers : Repository<string>
    {
        public Task AddAsync(int error, int number) => SaveAsync(new DbContext(error), number);

        public void Store(int number) => Store("c" + number);

        async Task SaveAsync(DbContext context, int number)
        {
            if (number % 2 == 0) await Task.Yield();
            await context.SaveChangesAsync();
        }
    }

    sealed class Suppliers : Repository<int>
    {
        public new void Store(int number)
        {
            try
            {
                base.Store(number);
            }
            catch (ShopException caught)
            {
                throw new ShopException("Supplier " + number, caught);
            }
        }
    }

    abstract class Repository<T>
    {
        protected void Store(T item)
        {
            try
            {
                Write(item);
            }
            catch (SqlException caught)
            {
                throw new ShopException("Not stored: " + item, caught);
            }
        }

        static void Write(T item) => throw new SqlException("Disk full at " + item, 1101);
    }
}
