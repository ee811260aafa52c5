package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who waits for whom: captured, as text, and declared. */
@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class CallGraphTest {
    private static FutureCallGraph graphOf(@Nullable Future<?> future) {
        return Objects.requireNonNull(captureCallGraph(future));
    }

    private static List<String> frames(FutureCallGraph graph) {
        return graph.callStack().stream()
                .map(entry -> entry.frame().getMethodName().replaceAll("lambda\\$.*", "lambda"))
                .toList();
    }

    /** Names of tasks and brackets for those that wait for them. */
    private static String shape(FutureCallGraph graph) {
        String name = graph.future() instanceof Task<?> task ? task.getName() : "future";
        List<String> above =
                graph.awaitedBy().stream().map(CallGraphTest::shape).toList();
        return above.isEmpty() ? name : name + above;
    }

    private static void leaf(Future<?> future) {
        await(future);
    }

    @Test
    void a_chain_of_tasks_is_followed_to_its_end() {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> inner = createTask(() -> leaf(future), "inner");
            Task<?> outer = createTask(() -> await(inner), "outer");
            Task<?> outermost = createTask(() -> await(outer), "outermost");
            sleep(0.01);
            assertEquals("future[inner[outer[outermost]]]", shape(graphOf(future)));
            FutureCallGraph graph = graphOf(inner);
            assertSame(inner, graph.future());
            assertEquals(List.of("leaf", "lambda"), frames(graph));
            assertEquals(List.of(), graphOf(future).callStack());
            future.setResult("");
            await(outermost);
            assertEquals("inner", shape(graphOf(inner)));
            assertEquals(List.of(), graphOf(inner).callStack());
        });
    }

    @Test
    void the_current_task_is_the_default() {
        run(() -> {
            Objects.requireNonNull(currentTask()).setName("main");
            Task<?> outer = createTask(
                    () -> {
                        Task<String> inner = createTask(() -> shape(graphOf(null)) + frames(graphOf(null)), "inner");
                        return await(inner);
                    },
                    "outer");
            assertEquals("inner[outer[main]][graphOf, lambda]", await(outer));
        });
    }

    @Test
    void depth_leaves_out_the_innermost_frames_of_the_current_task_only() {
        run(() -> {
            var all = Objects.requireNonNull(captureCallGraph(null, 1, null)).callStack();
            var one = Objects.requireNonNull(captureCallGraph(null, 2, null)).callStack();
            assertEquals(1, all.size());
            assertEquals(0, one.size());
            assertEquals(
                    0,
                    Objects.requireNonNull(captureCallGraph(null, 9, null))
                            .callStack()
                            .size());
            Task<?> sleeping = createTask(() -> sleep(1));
            sleep(0.01);
            assertEquals(
                    1,
                    Objects.requireNonNull(captureCallGraph(sleeping, 5, null))
                            .callStack()
                            .size());
        });
    }

    @Test
    void limit_keeps_one_end_or_the_other_or_nothing() {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> inner = createTask(() -> leaf(future), "inner");
            Task<?> outer = createTask(() -> await(inner), "outer");
            sleep(0.01);
            assertEquals(List.of("lambda"), frames(Objects.requireNonNull(captureCallGraph(inner, 1, 1))));
            assertEquals(List.of("leaf"), frames(Objects.requireNonNull(captureCallGraph(inner, 1, -1))));
            assertEquals(List.of("leaf", "lambda"), frames(Objects.requireNonNull(captureCallGraph(inner, 1, 9))));
            FutureCallGraph none = Objects.requireNonNull(captureCallGraph(inner, 1, 0));
            assertEquals(List.of(), frames(none));
            assertEquals("inner[outer]", shape(none));
            assertEquals(List.of(), frames(none.awaitedBy().getFirst()));
            future.setResult("");
            await(outer);
        });
    }

    @Test
    void gather_wait_shield_groups_limits_and_as_completed_lead_to_the_waiting_task() {
        for (Waiting waiting : List.<Waiting>of(
                future -> await(gather(future, new Future<>())),
                future -> await(gather(gather(future, new Future<>()), new Future<>())),
                future -> Asyncio.wait(Set.of(future)),
                future -> await(shield(future)),
                future -> await(shield(shield(future))),
                future -> timeout(100, () -> await(future)),
                future -> waitFor(future, 100),
                future -> asCompleted(List.of(future)).iterator().next())) {
            run(() -> {
                Future<String> future = new Future<>();
                Task<?> task = createTask(() -> waiting.on(future), "waiting");
                sleep(0.01);
                assertEquals("future[waiting]", shape(graphOf(future)));
                task.cancel();
                assertThrows(CancelledError.class, () -> await(task));
                sleep(0.01);
                assertEquals("future", shape(graphOf(future)));
            });
        }
    }

    /** Some way to wait for a future. */
    private interface Waiting {
        void on(Future<String> future) throws Exception;
    }

    @Test
    void a_task_of_a_group_is_awaited_by_the_task_of_the_group() {
        run(() -> {
            Task<?> parent = createTask(
                    () -> taskGroup(group -> {
                        group.createTask(() -> sleep(1), "child");
                        sleep(0.5);
                    }),
                    "parent");
            sleep(0.01);
            Task<?> child = allTasks().stream()
                    .filter(task -> task.getName().equals("child"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("child[parent]", shape(graphOf(child)));
            await(parent);
        });
    }

    @Test
    void several_awaiters_are_all_there() {
        run(() -> {
            Future<String> future = new Future<>();
            var tasks = List.of(
                    createTask(() -> await(future), "a"),
                    createTask(() -> await(future), "b"),
                    createTask(() -> await(gather(future)), "c"));
            sleep(0.01);
            assertEquals("future[a, b, c]", shape(graphOf(future)));
            future.setResult("");
            await(gather(tasks));
        });
    }

    @Test
    void tasks_that_wait_in_a_circle_are_shown_once() {
        run(() -> {
            List<Task<?>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int next = (i + 1) % 3;
                tasks.add(createTask(() -> await(tasks.get(next)), "t" + i));
            }
            sleep(0.01);
            assertEquals("t0[t2[t1[t0]]]", shape(graphOf(tasks.getFirst())));
            String text = formatCallGraph(tasks.getFirst());
            assertEquals(1, text.split("\\(see above\\)", -1).length - 1, text);
            tasks.getFirst().cancel();
            for (Task<?> task : tasks) {
                assertThrows(CancelledError.class, () -> await(task));
            }
        });
    }

    @Test
    void a_long_chain_takes_no_stack_and_a_lattice_no_time() {
        run(() -> {
            Future<String> future = new Future<>();
            Future<?> last = future;
            for (int i = 0; i < 3000; i++) {
                Future<?> before = last;
                last = createTask(() -> await(before));
                if (i % 100 == 0) {
                    sleep(0);
                }
            }
            sleep(0.01);
            assertTrue(formatCallGraph(future, 1, 0).contains("* ..."));
            List<Future<?>> row = List.of(future);
            for (int i = 0; i < 40; i++) {
                List<Future<?>> below = row;
                row = List.of(createTask(() -> await(gather(below))), createTask(() -> await(gather(below))));
            }
            sleep(0.01);
            assertTrue(formatCallGraph(future, 1, 0).lines().count() < 1000);
            future.setResult("");
            await(gather(row));
            await(last);
        });
    }

    @Test
    void the_text_has_pythons_shape() {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> inner = createTask(() -> leaf(future), "inner");
            Task<?> outer = createTask(() -> await(inner), "outer");
            sleep(0.01);
            String text = formatCallGraph(future)
                    .replace(System.lineSeparator(), "\n")
                    .replaceAll("0x[0-9a-f]+", "0x1")
                    .replaceAll(" at [^\n]*\\.(lambda|leaf)[^\n]*", " at $1");
            assertEquals("""
                * Future(id=0x1)
                  + Awaited by:
                    * Task(name='inner', id=0x1)
                      + Call stack:
                      |   at leaf
                      |   at lambda
                      + Awaited by:
                        * Task(name='outer', id=0x1)
                          + Call stack:
                          |   at lambda\
                """, text);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            printCallGraph(future, new PrintStream(bytes, true, StandardCharsets.UTF_8), 1, null);
            assertEquals(formatCallGraph(future) + System.lineSeparator(), bytes.toString(StandardCharsets.UTF_8));
            future.setResult("");
            await(outer);
        });
    }

    @Test
    void without_a_task_there_is_no_graph_and_without_a_loop_an_error() {
        assertThrows(IllegalStateException.class, () -> captureCallGraph());
        run(() -> {
            List<String> texts = new ArrayList<>();
            getRunningLoop().callSoon(() -> {
                assertNull(captureCallGraph());
                texts.add(formatCallGraph());
            });
            sleep(0);
            assertEquals(List.of(""), texts);
        });
    }

    @Test
    void a_declared_edge_is_shown_until_it_is_taken_back() {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> waiter = createTask(() -> sleep(1), "waiter");
            futureAddToAwaitedBy(future, waiter);
            futureAddToAwaitedBy(future, waiter);
            assertEquals("future[waiter]", shape(graphOf(future)));
            futureDiscardFromAwaitedBy(future, waiter);
            assertEquals("future", shape(graphOf(future)));
            futureDiscardFromAwaitedBy(future, waiter);
            await(waiter);
        });
    }

    @Test
    void another_thread_may_capture_while_the_loop_changes() throws InterruptedException {
        run(() -> {
            Future<String> future = new Future<>();
            Task<?> keeper = createTask(() -> await(future), "keeper");
            EventLoop loop = getRunningLoop();
            Future<@Nullable Void> looked = new Future<>();
            List<Throwable> errors = new ArrayList<>();
            Thread watcher = Thread.ofPlatform().start(() -> {
                try {
                    for (int i = 0; i < 300; i++) {
                        formatCallGraph(future);
                    }
                } catch (Throwable e) {
                    errors.add(e);
                }
                loop.callSoonThreadsafe(() -> looked.setResult(null));
            });
            while (!looked.done()) {
                var tasks = List.of(
                        createTask(() -> Asyncio.wait(Set.of(future))), createTask(() -> await(shield(future))));
                sleep(0);
                tasks.forEach(Task::cancel);
                sleep(0);
            }
            watcher.join();
            assertEquals(List.of(), errors);
            future.setResult("");
            await(keeper);
        });
    }
}
