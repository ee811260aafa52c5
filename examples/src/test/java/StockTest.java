import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import asyncio.Queue;
import asyncio.junit.AsyncTest;
import asyncio.junit.Cleanups;
import asyncio.junit.OnLoop;
import asyncio.junit.Seed;
import asyncio.junit.SeededTest;
import asyncio.testing.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnLoop
class StockTest {
    private final Queue<Integer> stock = new Queue<>(2);
    private final List<Integer> sold = new ArrayList<>();

    @BeforeEach
    void open(Cleanups cleanups) {
        var shop = createTask(() -> {
            while (true) {
                sold.add(stock.get());
                stock.taskDone();
            }
        });
        cleanups.add(shop::cancel);
    }

    @Test
    void what_is_put_in_is_sold(VirtualClock clock) {
        sleep(Duration.ofHours(8));
        stock.put(7);
        stock.join();
        assertEquals(List.of(7), sold);
        assertEquals(Duration.ofHours(8).toNanos(), clock.nanoTime());
    }

    @SeededTest(200)
    void nothing_is_lost_in_whatever_order(@Seed long seed) {
        var random = new Random(seed);
        int items = 1 + random.nextInt(5);
        taskGroup(group -> {
            for (int i = 0; i < items; i++) {
                int item = i;
                group.createTask(() -> {
                    sleep(random.nextInt(3));
                    stock.put(item);
                });
            }
        });
        stock.join();
        assertEquals(items, sold.size());
    }

    @AsyncTest
    @OnLoop(timeout = 5)
    void it_does_not_take_long() {
        stock.put(1);
        stock.join();
    }
}
