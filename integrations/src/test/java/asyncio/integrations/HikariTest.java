package asyncio.integrations;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.taskGroup;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import asyncio.CancelledError;
import asyncio.Task;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A connection pool that blocks, HikariCP, shared by the tasks of a loop. */
@ExtendWith(Postgres.Parameter.class)
class HikariTest {
    private static final String NAPPING = "select pg_sleep(60) as in_the_pool";

    @Test
    @OnlyScheduled
    void more_tasks_than_connections_wait_for_their_turn(Postgres postgres) {
        int[] inUse = {0, 0};
        run(() -> {
            try (HikariDataSource pool = postgres.pool(3)) {
                taskGroup(group -> {
                    for (int i = 0; i < 30; i++) {
                        group.createTask(() -> {
                            try (Connection connection = pool.getConnection()) {
                                inUse[1] = Math.max(inUse[1], ++inUse[0]);
                                Sql.execute(connection, "select pg_sleep(0.005)");
                                inUse[0]--;
                            }
                        });
                    }
                });
            }
        });
        assertEquals(0, inUse[0]);
        assertEquals(3, inUse[1]);
    }

    /** In the fallback a task has the loop from getting a connection to giving it back, unless it waits in between. */
    @Test
    void tasks_that_do_not_wait_for_each_other_use_a_pool_in_both_ways(Postgres postgres) {
        List<Integer> answers = new ArrayList<>();
        run(() -> {
            try (HikariDataSource pool = postgres.pool(2)) {
                taskGroup(group -> {
                    for (int i = 0; i < 10; i++) {
                        int number = i;
                        group.createTask(() -> {
                            try (Connection connection = pool.getConnection()) {
                                answers.add(Sql.number(connection, "select " + number));
                            }
                        });
                    }
                });
            }
        });
        assertEquals(
                List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), answers.stream().sorted().toList());
    }

    @Test
    @OnlyScheduled
    void a_task_that_is_cancelled_while_it_waits_for_a_connection_costs_the_pool_nothing(Postgres postgres) {
        run(() -> {
            try (HikariDataSource pool = postgres.pool(1)) {
                Task<?> waiting;
                try (Connection only = pool.getConnection()) {
                    waiting = createTask(() -> pool.getConnection().close());
                    while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
                        Sql.execute(only, "select 1");
                    }
                    waiting.cancel();
                    Task<?> cancelled = waiting;
                    assertThrows(CancelledError.class, () -> await(cancelled));
                }
                assertTrue(waiting.cancelled());
                try (Connection again = pool.getConnection()) {
                    assertEquals(5, Sql.number(again, "select 5"));
                }
            }
        });
    }

    @Test
    @OnlyScheduled
    void a_task_that_is_cancelled_in_a_query_costs_the_pool_one_connection_which_it_replaces(Postgres postgres) {
        run(() -> {
            try (Connection watcher = postgres.connect();
                    HikariDataSource pool = postgres.pool(1)) {
                Task<?> napping = createTask(() -> {
                    try (Connection connection = pool.getConnection()) {
                        Sql.execute(connection, NAPPING);
                    }
                });
                Sql.until(1, watcher, Sql.running(NAPPING));
                napping.cancel();
                assertThrows(CancelledError.class, () -> await(napping));
                try (Connection fresh = pool.getConnection()) {
                    assertEquals(6, Sql.number(fresh, "select 6"));
                }
            }
        });
    }
}
