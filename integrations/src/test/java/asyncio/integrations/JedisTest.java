package asyncio.integrations;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.toThread;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import asyncio.CancelledError;
import asyncio.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Redis by a client that blocks, Jedis, in tasks. */
@ExtendWith(Redis.Parameter.class)
class JedisTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void tasks_share_a_client_in_both_ways(Redis redis) {
        run(() -> {
            try (RedisClient client = redis.client()) {
                taskGroup(group -> {
                    for (int i = 0; i < 50; i++) {
                        group.createTask(() -> client.incr("hits"));
                    }
                });
                assertEquals("50", client.get("hits"));
            }
        });
    }

    /** One task waits for what the other one sends: a client that held the loop would wait for ever. */
    @Test
    @OnlyScheduled
    void a_task_that_waits_for_an_item_lets_another_one_push_it(Redis redis) {
        run(() -> {
            try (RedisClient client = redis.client()) {
                Task<List<String>> taker = createTask(() -> client.blpop(0, "letters"));
                Task<?> giver = createTask(() -> {
                    lines.add("pushes");
                    client.rpush("letters", "hello");
                });
                assertEquals(List.of("letters", "hello"), await(taker));
                await(giver);
            }
        });
        assertEquals(List.of("pushes"), lines);
    }

    @Test
    void on_a_thread_it_lets_others_go_on_in_both_ways(Redis redis) {
        run(() -> {
            try (RedisClient client = redis.client()) {
                Task<List<String>> taker = createTask(() -> toThread(() -> client.blpop(0, "parcels")));
                client.rpush("parcels", "a book");
                assertEquals(List.of("parcels", "a book"), await(taker));
            }
        });
    }

    @Test
    @OnlyScheduled
    void cancelling_a_wait_cancels_its_task_and_costs_one_connection(Redis redis) {
        run(() -> {
            try (RedisClient client = redis.client()) {
                Task<?> taker = createTask(() -> client.blpop(0, "nothing"));
                while (!client.info("clients").contains("blocked_clients:1")) {
                    Thread.onSpinWait();
                }
                taker.cancel();
                CancelledError error = assertThrows(CancelledError.class, () -> await(taker));
                assertInstanceOf(JedisConnectionException.class, error.getCause());
                assertEquals("PONG", client.ping());
            }
        });
    }

    @Test
    @OnlyScheduled
    void a_subscriber_is_a_task(Redis redis) {
        run(() -> {
            try (RedisClient client = redis.client()) {
                JedisPubSub subscriber = new JedisPubSub() {
                    @Override
                    public void onMessage(String channel, String message) {
                        lines.add(message);
                        if (message.equals("the end")) {
                            unsubscribe();
                        }
                    }
                };
                Task<?> listening = createTask(() -> client.subscribe(subscriber, "news"));
                while (client.publish("news", "first") == 0) {
                    Thread.onSpinWait();
                }
                client.publish("news", "the end");
                await(listening);
            }
        });
        assertEquals(List.of("first", "the end"), lines);
    }
}
