import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import asyncio.testing.VirtualTime;
import org.junit.jupiter.api.Test;

class AppTest {
    @Test
    void an_hour_passes_in_no_time() {
        VirtualTime.run(() -> run(() -> {
            double start = getRunningLoop().time();
            sleep(3600);
            assertEquals(3600, getRunningLoop().time() - start);
        }));
    }
}
