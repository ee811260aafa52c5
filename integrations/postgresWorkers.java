// Workers of one loop share the jobs in a PostgreSQL table, by the plain JDBC driver and the HikariCP pool.
//
//     integrations/run integrations/postgresWorkers.java
//
// Each worker is a task, and while its query waits the others go on: three connections are in use at a time, on one
// thread. A job that fails goes back into the table, because its transaction is rolled back.
import asyncio.*;
import static asyncio.Asyncio.*;
import com.zaxxer.hikari.*;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.*;
import java.util.*;

final String takeJob =
        "delete from jobs where id = (select id from jobs order by id limit 1 for update skip locked) returning id";

List<Integer> done = new ArrayList<>(); // needs no lock: only tasks of one loop touch it
int failures;

void fill(HikariDataSource pool) throws SQLException {
    try (var connection = pool.getConnection();
            var statement = connection.createStatement()) {
        statement.execute("create table jobs (id serial primary key)");
        statement.execute("insert into jobs select from generate_series(1, 30)");
    }
}

/** Takes a job, does it and commits; false if there is none left. */
boolean doJob(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
            var jobs = statement.executeQuery(takeJob)) {
        if (!jobs.next()) {
            return false;
        }
        int job = jobs.getInt("id");
        sleep(0.01); // the work
        if (job % 10 == 0 && failures < 3) {
            throw new IllegalStateException("job " + job + " failed");
        }
        connection.commit();
        done.add(job);
        return true;
    }
}

void work(HikariDataSource pool) throws SQLException {
    boolean more = true;
    while (more) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            more = doJob(connection); // what is not committed is rolled back
        } catch (IllegalStateException e) {
            failures++;
        }
    }
}

void main() throws Exception {
    try (var server = EmbeddedPostgres.start()) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(3);
        run(() -> {
            try (var pool = new HikariDataSource(config)) {
                fill(pool);
                taskGroup(workers -> {
                    for (int i = 0; i < 3; i++) {
                        workers.createTask(() -> work(pool));
                    }
                });
            }
        });
    }
    Collections.sort(done);
    IO.println("failed and tried again: " + failures);
    IO.println("done: " + done.size() + ", the last one is " + done.getLast());
}
