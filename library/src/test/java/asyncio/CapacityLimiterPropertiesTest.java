package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for a limiter in every interleaving, with tasks cancelled anywhere and the number of tokens changing. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CapacityLimiterPropertiesTest {
    private static final int SEEDS = 10_000;

    /** A limiter, those who wait for it in order, and how many hold a token. */
    private static final class Gate {
        final CapacityLimiter limiter = new CapacityLimiter(2);
        private final List<Task<?>> waiting = new ArrayList<>();
        private int inside;

        void pass(Interleaving interleaving) {
            Task<?> self = Asyncio.currentTask();
            waiting.add(self);
            try {
                limiter.acquire();
                waiting.removeIf(task -> task.cancelling() > 0);
                assertTrue(waiting.indexOf(self) <= wokenWithToken(), "passed somebody");
            } finally {
                waiting.remove(self);
            }
            inside++;
            try {
                assertTrue(limiter.borrowedTokens() >= inside, "more inside than tokens held");
                interleaving.pause();
            } finally {
                inside--;
                limiter.release();
            }
        }

        private int wokenWithToken() {
            return limiter.borrowedTokens() - limiter.statistics().owners().size();
        }

        void resize(Interleaving interleaving) {
            for (int i = 0; i < 6; i++) {
                interleaving.pause();
                int before = limiter.borrowedTokens();
                int total = interleaving.random.nextInt(4);
                limiter.setTotalTokens(total);
                assertTrue(limiter.borrowedTokens() <= Math.max(before, total), "granted beyond the limit");
            }
            limiter.setTotalTokens(1);
        }
    }

    @Test
    void it_grants_in_order_within_its_limit_and_loses_no_token() {
        Interleaving.forSeeds(SEEDS, interleaving -> {
            Gate gate = new Gate();
            for (int i = 0; i < 7; i++) {
                interleaving.start(() -> {
                    for (int round = 0; round < 3; round++) {
                        interleaving.pause();
                        gate.pass(interleaving);
                    }
                });
            }
            interleaving.startSafe(() -> gate.resize(interleaving));
            interleaving.cancelSome(3);
            interleaving.awaitAll();
            assertEquals("<CapacityLimiter [0/1]>", gate.limiter.toString());
            assertEquals(0, gate.limiter.statistics().tasksWaiting());
        });
    }
}
