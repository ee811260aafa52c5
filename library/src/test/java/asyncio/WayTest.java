package asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests run in the way that the build says they do. */
@ExtendWith(NoLeaks.class)
class WayTest {
    @Test
    void tasks_are_scheduled_or_pass_a_baton_as_the_build_says() {
        Map<String, Boolean> scheduled = Map.of("scheduled", true, "baton", false);
        String way = System.getProperty("asyncio.way", Fiber.SCHEDULED ? "scheduled" : "baton");
        assertEquals(scheduled.get(way), Fiber.SCHEDULED, "the way is " + way);
    }
}
