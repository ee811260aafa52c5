package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code Task.getStack} and {@code printStack}: where a task stands, in the user's frames only. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TaskStackTest {
    private static void outer(Future<?> future) {
        inner(future);
    }

    private static void inner(Future<?> future) {
        await(future);
    }

    private static void failing() throws IOException {
        deepFailing();
    }

    private static void deepFailing() throws IOException {
        throw new IOException("no disk");
    }

    private static List<String> methods(List<StackTraceElement> frames) {
        return frames.stream()
                .map(StackTraceElement::getMethodName)
                .map(name -> name.startsWith("lambda$") ? "lambda" : name)
                .toList();
    }

    private static String printed(Task<?> task, int limit) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        task.printStack(limit, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void a_sleeping_task_shows_the_users_frames_innermost_first() {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> task = createTask(() -> outer(future));
            sleep(0.01);
            assertEquals(List.of("inner", "outer", "lambda"), methods(task.getStack()));
            assertEquals(List.of("inner", "outer"), methods(task.getStack(2)));
            assertEquals(List.of("inner"), methods(task.getStack(1)));
            assertEquals(List.of(), task.getStack(0));
            assertEquals(List.of(), task.getStack(-1));
            assertEquals("TaskStackTest.java", task.getStack().getFirst().getFileName());
            future.setResult("done");
            await(task);
            assertEquals(List.of(), task.getStack());
        });
    }

    @Test
    void looking_at_a_sleeping_task_does_not_wake_it() {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> task = createTask(() -> outer(future));
            sleep(0.01);
            for (int i = 0; i < 100; i++) {
                assertEquals(3, task.getStack().size());
                sleep(0.01);
            }
            future.setResult("done");
            assertNull(await(task));
        });
    }

    @Test
    void every_kind_of_wait_leaves_the_users_line_on_top() {
        run(() -> {
            Lock lock = new Lock();
            lock.acquire();
            var waits = List.<VoidCoroutine>of(
                    () -> sleep(10),
                    () -> sleep(0.5),
                    lock::acquire,
                    () -> lock.acquire(),
                    () -> new Queue<String>().get(),
                    () -> await(gather(() -> sleep(10), () -> sleep(20))),
                    () -> taskGroup(group -> {
                        group.createTask(() -> sleep(10));
                    }),
                    () -> timeout(10, () -> sleep(20)));
            for (VoidCoroutine wait : waits) {
                Task<?> task = createTask(wait);
                sleep(0.01);
                var stack = task.getStack();
                assertTrue(
                        stack.stream()
                                .allMatch(frame -> frame.getClassName()
                                        .startsWith(getClass().getName())),
                        stack::toString);
                task.cancel();
                assertThrows(CancelledError.class, () -> await(task));
            }
        });
    }

    @Test
    void a_task_that_has_not_started_has_no_stack() {
        run(() -> {
            Task<?> task = createTask(() -> sleep(1));
            assertEquals(List.of(), task.getStack());
            task.cancel();
            sleep(0);
            assertEquals(List.of(), task.getStack());
            assertEquals("No stack for " + task + "\n", printed(task, 5));
        });
    }

    @Test
    void the_running_task_shows_its_own_line() {
        run(() -> {
            Task<?> task = createTask(() -> currentTask().getStack());
            List<?> stack = (List<?>) await(task);
            assertEquals(1, stack.size());
            assertTrue(stack.getFirst().toString().contains("TaskStackTest"));
        });
    }

    @Test
    void a_failed_task_shows_where_its_exception_comes_from() {
        run(() -> {
            Task<?> task = createTask(TaskStackTest::failing);
            assertThrows(IOException.class, () -> await(task));
            assertEquals(List.of("deepFailing", "failing"), methods(task.getStack()));
            assertEquals(List.of("failing"), methods(task.getStack(1)), "the outermost, as in Python");
            assertEquals(List.of(), task.getStack(0));
        });
    }

    @Test
    void looking_at_a_failed_task_is_not_taking_its_exception(Log log) {
        run(() -> {
            Task<?> task = createTask(TaskStackTest::failing, "broken");
            sleep(0);
            task.getStack();
            printed(task, 10);
            sleep(2);
        });
        assertEquals(1, log.take().size());
    }

    @Test
    void the_printed_stack_names_the_task_first() {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> task = createTask(() -> outer(future), "kettle");
            sleep(0.01);
            String[] lines = printed(task, 2).split("\n");
            assertEquals("Stack for " + task + " (most recent call first):", lines[0]);
            assertTrue(lines[1].matches("    at .*TaskStackTest\\.inner\\(TaskStackTest\\.java:\\d+\\)"), lines[1]);
            assertTrue(lines[2].matches("    at .*TaskStackTest\\.outer\\(TaskStackTest\\.java:\\d+\\)"), lines[2]);
            assertEquals(3, lines.length);
            future.setResult("");
        });
    }

    @Test
    void the_printed_stack_of_a_failed_task_ends_with_the_exception() {
        run(() -> {
            Task<?> task = createTask(TaskStackTest::failing, "broken");
            assertThrows(IOException.class, () -> await(task));
            String text = printed(task, 10);
            assertTrue(text.startsWith("Traceback for <Task finished"), text);
            assertTrue(text.endsWith("\njava.io.IOException: no disk\n"), text);
        });
    }

    @Test
    void another_thread_may_look() throws InterruptedException {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> task = createTask(() -> outer(future));
            sleep(0.01);
            EventLoop loop = getRunningLoop();
            Future<@org.jspecify.annotations.Nullable Void> looked = new Future<>();
            Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 50; i++) {
                    assertEquals(List.of("inner", "outer", "lambda"), methods(task.getStack()));
                }
                loop.callSoonThreadsafe(() -> looked.setResult(null));
            });
            while (!looked.done()) {
                sleep(0.01);
            }
            future.setResult("");
        });
    }
}
