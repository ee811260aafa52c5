package asyncio.testing;

import asyncio.NoLeaks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over a bad network every byte that was accepted arrives in order, or an error is seen; nobody waits for ever. */
@ExtendWith(NoLeaks.class)
class SimulatedTrafficPropertiesTest {
    /** In each way of running, and each has seeds of its own. */
    private static final int SEEDS = 1_000;

    private static final long FIRST = "baton".equals(System.getProperty("asyncio.way")) ? 1_000_000_000 : 0;

    @Test
    void what_was_sent_arrives_in_order_or_an_error_is_seen() {
        Seeds.of(SEEDS).withFirst(FIRST).forEach(Traffic::check);
    }
}
