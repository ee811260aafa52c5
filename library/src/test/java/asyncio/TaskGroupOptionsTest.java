package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Failures that come as themselves. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TaskGroupOptionsTest {
    private static final TaskGroupOptions LONE = TaskGroupOptions.DEFAULT.withRethrowLoneFailure(true);

    private final List<String> lines = new ArrayList<>();

    private static void refuse() throws IOException {
        throw new IOException("clean-up");
    }

    @Test
    void a_lone_failure_comes_as_itself_when_asked_for() {
        IOException error = new IOException("alone");
        run(() -> {
            assertSame(
                    error,
                    assertThrows(
                            IOException.class,
                            () -> taskGroup(LONE, group -> {
                                group.createTask(() -> {
                                    throw error;
                                });
                                sleep(5);
                            })));
            assertSame(
                    error,
                    assertThrows(
                            IOException.class,
                            () -> taskGroup(LONE, group -> {
                                throw error;
                            })));
            assertEquals("value", taskGroup(LONE, group -> "value"));
            assertEquals(0, currentTask().cancelling());
        });
    }

    @Test
    void two_failures_come_as_a_group_in_any_case() {
        run(() -> {
            var error = assertThrows(
                    ExceptionGroup.class,
                    () -> taskGroup(LONE, group -> {
                        group.createTask(TaskGroupOptionsTest::refuse);
                        group.createTask(TaskGroupOptionsTest::refuse);
                    }));
            assertEquals(2, error.exceptions().size());
            assertThrows(NullPointerException.class, () -> taskGroup(null, group -> "value"));
        });
    }

    @Test
    void a_lone_failure_of_a_cancelled_group_does_not_lose_the_cancellation() {
        run(() -> {
            Task<?> task = createTask(() -> {
                assertThrows(
                        IOException.class,
                        () -> taskGroup(LONE, group -> {
                            group.createTask(() -> {
                                try {
                                    sleep(9);
                                } finally {
                                    refuse();
                                }
                            });
                        }));
                sleep(1);
                lines.add("never");
            });
            sleep(1);
            task.cancel();
            assertThrows(CancelledError.class, () -> await(task));
            assertEquals(List.of(), lines);
        });
    }
}
