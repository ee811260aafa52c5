package asyncio.integrations;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.wrapFuture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import asyncio.CancelledError;
import asyncio.Future;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Redis by a client that has threads and futures of its own, Lettuce: its stages are awaited. Alike in both ways. */
@ExtendWith(Redis.Parameter.class)
class LettuceTest {
    /** What a test does with a connection. */
    private interface Body {
        void run(RedisAsyncCommands<String, String> redis) throws Exception;
    }

    private static void connected(Redis server, Body body) {
        run(() -> {
            RedisClient client = RedisClient.create("redis://127.0.0.1:" + server.port());
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                body.run(connection.async());
            } finally {
                await(wrapFuture(client.shutdownAsync()));
            }
        });
    }

    @Test
    void a_hundred_commands_in_flight_on_one_connection_answer_in_order(Redis server) {
        connected(server, redis -> {
            List<Future<Long>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(wrapFuture(redis.incr("lettuce")));
            }
            assertEquals(LongStream.rangeClosed(1, 100).boxed().toList(), await(gather(answers)));
        });
    }

    @Test
    void an_error_of_the_server_comes_out_as_it_is(Redis server) {
        connected(server, redis -> {
            await(wrapFuture(redis.set("word", "seven")));
            assertThrows(RedisCommandExecutionException.class, () -> await(wrapFuture(redis.incr("word"))));
        });
    }

    @Test
    void a_cancelled_task_cancels_the_command(Redis server) {
        connected(server, redis -> {
            var command = redis.blpop(0, "no such list");
            var waiting = createTask(() -> await(wrapFuture(command)));
            sleep(0);
            waiting.cancel();
            assertThrows(CancelledError.class, () -> await(waiting));
            assertTrue(command.isCancelled());
        });
    }
}
