package asyncio.integrations;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.getRunningLoop;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.timeout;
import static asyncio.Asyncio.toThread;
import static asyncio.Asyncio.uninterruptible;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import asyncio.CancelledError;
import asyncio.Coroutine;
import asyncio.ExceptionGroup;
import asyncio.Task;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL by its own driver, which blocks, in tasks. */
@ExtendWith(Postgres.Parameter.class)
class PostgresTest {
    private static final String WAITERS = "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    private final List<String> lines = new ArrayList<>();

    @Test
    void several_tasks_query_each_on_a_connection_of_its_own(Postgres postgres) {
        List<Integer> answers = run(() -> await(gather(IntStream.range(0, 20)
                .mapToObj(n -> (Coroutine<Integer>) () -> {
                    try (Connection connection = postgres.connect()) {
                        return Sql.number(connection, "select " + n + " * 2");
                    }
                })
                .toList())));
        assertEquals(IntStream.range(0, 20).map(n -> n * 2).boxed().toList(), answers);
    }

    /** The second task can only let the first one go on because the first one's query does not hold the loop. */
    @Test
    @OnlyScheduled
    void a_query_that_waits_suspends_only_its_own_task(Postgres postgres) {
        run(() -> {
            try (Connection holder = postgres.connect();
                    Connection waiter = postgres.connect()) {
                Sql.execute(holder, "select pg_advisory_lock(1)");
                Task<?> waiting = createTask(() -> {
                    lines.add("asks for the lock");
                    Sql.execute(waiter, "select pg_advisory_lock(1)");
                    lines.add("has the lock");
                });
                Sql.until(1, holder, WAITERS);
                lines.add("lets go");
                Sql.execute(holder, "select pg_advisory_unlock(1)");
                await(waiting);
            }
        });
        assertEquals(List.of("asks for the lock", "lets go", "has the lock"), lines);
    }

    @Test
    void a_query_on_another_thread_suspends_only_its_own_task_in_both_ways(Postgres postgres) {
        run(() -> {
            try (Connection holder = postgres.connect();
                    Connection waiter = postgres.connect()) {
                Sql.execute(holder, "select pg_advisory_lock(2)");
                Task<?> waiting = createTask(() -> toThread(() -> Sql.execute(waiter, "select pg_advisory_lock(2)")));
                toThread(() -> Sql.until(1, holder, WAITERS));
                Sql.execute(holder, "select pg_advisory_unlock(2)");
                await(waiting);
                assertTrue(waiting.done());
            }
        });
    }

    @Test
    @OnlyBaton
    void in_the_fallback_a_query_holds_the_loop(Postgres postgres) {
        run(() -> {
            getRunningLoop().callSoon(() -> lines.add("another turn"));
            try (Connection connection = postgres.connect()) {
                lines.add("answer " + Sql.number(connection, "select 1"));
            }
        });
        assertEquals(List.of("answer 1", "another turn"), lines.subList(0, 2));
    }

    @Test
    void one_task_at_a_time_still_holds(Postgres postgres) {
        int[] state = {0, 0};
        run(() -> {
            taskGroup(group -> {
                for (int i = 0; i < 10; i++) {
                    group.createTask(() -> countUp(postgres, state));
                }
            });
        });
        assertEquals(200, state[1]);
    }

    private static void countUp(Postgres postgres, int[] state) throws SQLException {
        try (Connection connection = postgres.connect()) {
            for (int i = 0; i < 20; i++) {
                assertEquals(1, ++state[0]);
                state[1]++;
                state[0]--;
                Sql.execute(connection, "select 1");
            }
        }
    }

    @Test
    @OnlyScheduled
    void cancelling_a_query_cancels_its_task_and_closes_its_connection(Postgres postgres) {
        run(() -> {
            try (Connection holder = postgres.connect();
                    Connection waiter = postgres.connect()) {
                Sql.execute(holder, "select pg_advisory_lock(3)");
                Task<?> waiting = createTask(() -> Sql.execute(waiter, "select pg_advisory_lock(3)"));
                Sql.until(1, holder, WAITERS);
                waiting.cancel("enough");
                CancelledError error = assertThrows(CancelledError.class, () -> await(waiting));
                assertEquals("enough", error.getMessage());
                assertInstanceOf(SQLException.class, error.getCause());
                assertTrue(waiting.cancelled());
                assertTrue(waiter.isClosed());
                assertFalse(holder.isClosed());
                assertEquals(1, Sql.number(holder, "select 1"));
            }
        });
    }

    @Test
    @OnlyScheduled
    void a_deadline_around_a_query_is_a_time_out(Postgres postgres) {
        run(() -> {
            try (Connection connection = postgres.connect()) {
                assertThrows(
                        TimeoutException.class,
                        () -> timeout(0.05, () -> Sql.execute(connection, "select pg_sleep(60)")));
                assertTrue(connection.isClosed());
            }
        });
    }

    @Test
    @OnlyScheduled
    void a_failure_in_a_group_cancels_the_queries_of_the_others_and_is_alone_in_the_error(Postgres postgres) {
        ExceptionGroup error = assertThrows(
                ExceptionGroup.class,
                () -> run(() -> taskGroup(group -> {
                    group.createTask(() -> {
                        try (Connection connection = postgres.connect()) {
                            Sql.execute(connection, "select pg_sleep(60)");
                        }
                    });
                    group.createTask(() -> {
                        try (Connection connection = postgres.connect()) {
                            Sql.execute(connection, "select nonsense");
                        }
                    });
                })));
        assertEquals(1, error.exceptions().size());
        assertTrue(error.exceptions().getFirst().getMessage().contains("nonsense"));
    }

    @Test
    @OnlyScheduled
    void a_transaction_that_is_cancelled_leaves_nothing_behind(Postgres postgres) {
        run(() -> {
            try (Connection watcher = postgres.connect()) {
                Sql.execute(watcher, "create table letters (text varchar)");
                Task<?> writer = createTask(() -> {
                    try (Connection connection = postgres.connect()) {
                        connection.setAutoCommit(false);
                        Sql.execute(connection, "insert into letters values ('never sent')");
                        lines.add("inserted");
                        Sql.execute(connection, "select pg_sleep(60) as in_transaction");
                        connection.commit();
                    }
                });
                Sql.until(1, watcher, Sql.running("select pg_sleep(60) as in_transaction"));
                writer.cancel();
                assertThrows(CancelledError.class, () -> await(writer));
                assertEquals(List.of("inserted"), lines);
                assertEquals(0, Sql.number(watcher, "select count(*) from letters"));
            }
        });
    }

    @Test
    @OnlyScheduled
    void an_uninterruptible_clean_up_may_query_after_a_cancellation(Postgres postgres) {
        run(() -> {
            try (Connection other = postgres.connect()) {
                Task<?> task = createTask(() -> {
                    try (Connection connection = postgres.connect()) {
                        Sql.execute(connection, "select pg_sleep(60) as cleaned_up");
                    } finally {
                        uninterruptible(() -> lines.add("clean-up sees " + Sql.number(other, "select 7")));
                    }
                });
                try (Connection watcher = postgres.connect()) {
                    Sql.until(1, watcher, Sql.running("select pg_sleep(60) as cleaned_up"));
                }
                task.cancel();
                assertThrows(CancelledError.class, () -> await(task));
            }
        });
        assertEquals(List.of("clean-up sees 7"), lines);
    }

    @Test
    @OnlyScheduled
    void another_task_can_stop_a_query_by_its_statement_and_the_connection_is_kept(Postgres postgres) {
        run(() -> {
            try (Connection watcher = postgres.connect();
                    Connection connection = postgres.connect();
                    Statement statement = connection.createStatement()) {
                String nap = "select pg_sleep(60) as stopped";
                Task<?> napping = createTask(() -> statement.execute(nap));
                Sql.until(1, watcher, Sql.running(nap));
                statement.cancel();
                SQLException error = assertThrows(SQLException.class, () -> await(napping));
                assertEquals("57014", error.getSQLState());
                assertEquals(8, Sql.number(connection, "select 8"));
            }
        });
    }

    @Test
    void a_time_out_of_the_driver_keeps_the_connection_in_both_ways(Postgres postgres) {
        run(() -> {
            try (Connection connection = postgres.connect();
                    Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(1);
                SQLException error =
                        assertThrows(SQLException.class, () -> statement.execute("select pg_sleep(60) as timed_out"));
                assertEquals("57014", error.getSQLState());
                assertEquals(9, Sql.number(connection, "select 9"));
            }
        });
    }

    /** Without the option the server would sleep to the end, which is longer than a test may take. */
    @Test
    @OnlyScheduled
    void a_server_that_looks_for_its_client_ends_the_query_of_a_cancelled_task(Postgres postgres) {
        String url = postgres.url() + "&options=-c%20client_connection_check_interval=50";
        run(() -> {
            try (Connection watcher = postgres.connect();
                    Connection connection = DriverManager.getConnection(url)) {
                String nap = "select pg_sleep(600) as abandoned";
                Task<?> napping = createTask(() -> Sql.execute(connection, nap));
                Sql.until(1, watcher, Sql.running(nap));
                napping.cancel();
                assertThrows(CancelledError.class, () -> await(napping));
                Sql.until(0, watcher, Sql.running(nap));
            }
        });
    }
}
