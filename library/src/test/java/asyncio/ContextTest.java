package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ContextTest {
    private final ContextVar<String> variable = new ContextVar<>("variable", "default");
    private final ContextVar<String> bare = new ContextVar<>("bare");
    private final Context context = new Context();
    private final List<String> lines = new ArrayList<>();

    @Test
    void a_new_context_is_empty() {
        assertEquals(0, context.size());
        assertEquals(Map.of(), context.asMap());
        assertFalse(context.contains(variable));
        assertEquals("<Context {}>", context.toString());
    }

    @Test
    void what_code_sets_in_it_stays_in_it() {
        String result = context.run(() -> {
            variable.set("set");
            return variable.get();
        });
        assertEquals("set", result);
        assertEquals("set", context.get(variable));
        assertTrue(context.contains(variable));
        assertEquals(1, context.size());
        assertEquals("default", variable.get());
    }

    @Test
    void a_default_is_not_a_value_of_the_context() {
        var error = assertThrows(NoSuchElementException.class, () -> context.get(variable));
        assertTrue(error.getMessage().contains("variable"), error.getMessage());
        assertEquals("otherwise", context.get(variable, "otherwise"));
    }

    @Test
    void its_map_has_all_values_and_cannot_be_changed() {
        context.run(() -> {
            bare.set("2");
            variable.set("1");
        });
        Map<ContextVar<?>, Object> map = context.asMap();
        assertEquals(List.of(variable, bare), new ArrayList<>(map.keySet()));
        assertEquals("2", map.get(bare));
        assertThrows(UnsupportedOperationException.class, map::clear);
        assertEquals(2, context.size());
    }

    @Test
    void a_copy_goes_its_own_way() {
        context.run(() -> {
            variable.set("before");
        });
        Context copy = context.copy();
        copy.run(() -> {
            variable.set("in the copy");
        });
        assertEquals("before", context.get(variable));
        assertEquals("in the copy", copy.get(variable));
    }

    @Test
    void a_copy_may_be_entered_while_the_original_is() {
        context.run(() -> {
            variable.set("original");
            context.copy().run(() -> {
                lines.add(variable.get());
                variable.set("copy");
            });
            lines.add(variable.get());
        });
        assertEquals(List.of("original", "original"), lines);
    }

    @Test
    void it_cannot_be_entered_twice() {
        var error = context.run(() -> assertThrows(IllegalStateException.class, () -> context.run(() -> {})));
        assertTrue(error.getMessage().startsWith("cannot enter context"), error.getMessage());
        assertTrue(error.getMessage().contains("already entered"), error.getMessage());
    }

    @Test
    void it_can_be_entered_again_after_it_was_left_by_an_exception() {
        IOException failure = new IOException("no disk");
        assertSame(
                failure,
                assertThrows(
                        IOException.class,
                        () -> context.run(() -> {
                            throw failure;
                        })));
        context.run(() -> lines.add("entered"));
        assertEquals(List.of("entered"), lines);
    }

    @Test
    void a_task_cannot_enter_its_own_context(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Context own = currentTask().getContext();
            assertThrows(IllegalStateException.class, () -> own.run(() -> {}));
        });
    }

    @Test
    void a_callback_cannot_enter_its_own_context(EventLoop loop) {
        loop.callSoon(() -> assertThrows(IllegalStateException.class, () -> context.run(() -> {})), context);
        loop.stop();
        loop.runForever();
    }

    @Test
    void code_in_a_context_may_wait_if_a_task_runs_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            variable.set("task");
            Task<?> other = createTask(() -> {
                sleep(0.5);
                lines.add("other " + variable.get());
            });
            context.run(() -> {
                variable.set("context");
                sleep(1);
                lines.add("entered " + variable.get());
            });
            lines.add("left " + variable.get());
            await(other);
        });
        assertEquals(List.of("other task", "entered context", "left task"), lines);
    }

    @Test
    void what_is_created_inside_a_context_inherits_it(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Task<?> task = context.run(() -> {
                variable.set("context");
                return createTask(() -> lines.add(variable.get()));
            });
            await(task);
        });
        assertEquals(List.of("context"), lines);
    }

    @Test
    void two_tasks_may_share_one_context(EventLoop loop) {
        TaskOptions shared = TaskOptions.DEFAULT.withContext(context);
        loop.runUntilComplete(() -> {
            Task<?> writer = createTask(
                    () -> {
                        variable.set("written");
                        sleep(1);
                    },
                    shared);
            Task<String> reader = createTask(() -> variable.get(), shared);
            assertEquals("written", await(reader));
            await(writer);
        });
    }

    @Test
    void each_thread_has_a_context_of_its_own() throws InterruptedException {
        Token<String> token = variable.set("this thread");
        Thread.ofPlatform().start(() -> lines.add(variable.get())).join();
        variable.reset(token);
        assertEquals(List.of("default"), lines);
    }

    @Test
    void a_loop_starts_with_the_context_of_the_thread_that_fills_it(EventLoop loop) {
        Token<String> token = variable.set("this thread");
        Task<String> task = loop.createTask(() -> variable.get());
        variable.reset(token);
        assertEquals("this thread", loop.runUntilComplete(task));
    }

    @Test
    void copying_the_current_context_takes_the_values_of_now(EventLoop loop) {
        loop.runUntilComplete(() -> {
            variable.set("then");
            Context copy = copyContext();
            variable.set("now");
            assertEquals("then", copy.get(variable));
            copy.run(() -> lines.add(variable.get()));
        });
        assertEquals(List.of("then"), lines);
    }
}
