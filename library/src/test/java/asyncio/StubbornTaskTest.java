package asyncio;

import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task that swallows every cancellation cannot keep its loop from closing. */
class StubbornTaskTest {
    @Test
    void a_task_that_ignores_the_closing_of_its_loop_is_reported_and_left() {
        List<String> messages = new ArrayList<>();
        int[] refused = {0};
        EventLoop loop = new EventLoop();
        loop.setExceptionHandler((where, context) -> messages.add(context.message()));
        loop.createTask(() -> {
            while (true) {
                try {
                    sleep(3600);
                } catch (CancelledError e) {
                    refused[0]++;
                }
            }
        });
        List<String> others = new ArrayList<>();
        loop.createTask(() -> {
            try {
                sleep(3600);
            } finally {
                others.add("cleaned up");
            }
        });
        loop.runUntilComplete(() -> sleep(0));
        loop.close();
        assertEquals(
                List.of(
                        "Task was destroyed but it is pending!",
                        "Task was destroyed but it is pending!",
                        "Task ignored the closing of its event loop and was left"),
                messages);
        assertEquals(List.of("cleaned up"), others);
        assertTrue(refused[0] > 1, () -> refused[0] + " refused waits");
    }
}
