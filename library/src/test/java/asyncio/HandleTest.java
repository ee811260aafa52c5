package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class HandleTest {
    private final List<String> lines = new ArrayList<>();

    private static void turn(EventLoop loop) {
        loop.stop();
        loop.runForever();
    }

    @Test
    void a_cancelled_handle_never_runs(EventLoop loop) {
        Handle handle = loop.callSoon(() -> lines.add("cancelled"));
        loop.callSoon(() -> lines.add("other"));
        assertFalse(handle.cancelled());
        handle.cancel();
        assertTrue(handle.cancelled());
        turn(loop);
        assertEquals(List.of("other"), lines);
    }

    @Test
    void an_earlier_callback_of_the_same_turn_may_cancel_it(EventLoop loop) {
        List<Handle> later = new ArrayList<>();
        loop.callSoon(() -> later.getFirst().cancel());
        later.add(loop.callSoon(() -> lines.add("cancelled")));
        loop.callSoon(() -> lines.add("other"));
        turn(loop);
        assertEquals(List.of("other"), lines);
    }

    @Test
    void it_can_be_cancelled_twice(EventLoop loop) {
        Handle handle = loop.callSoon(() -> lines.add("cancelled"));
        handle.cancel();
        handle.cancel();
        assertTrue(handle.cancelled());
        turn(loop);
        assertEquals(List.of(), lines);
    }

    @Test
    void cancelling_what_has_run_changes_nothing_but_its_state(EventLoop loop) {
        Handle handle = loop.callSoon(() -> lines.add("ran"));
        turn(loop);
        assertFalse(handle.cancelled());
        handle.cancel();
        assertTrue(handle.cancelled());
        assertEquals(List.of("ran"), lines);
    }

    @Test
    void a_cancelled_handle_lets_go_of_its_callback(EventLoop loop) {
        Runnable callback = new ArrayList<String>()::clear;
        WeakReference<Runnable> reference = new WeakReference<>(callback);
        Handle handle = loop.callSoon(callback);
        callback = null;
        handle.cancel();
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
        }
        assertNull(reference.get());
        assertTrue(handle.cancelled());
    }

    @Test
    void its_text_names_the_callback_but_not_by_code_of_the_user(EventLoop loop) {
        Handle handle = loop.callSoon(new Runnable() {
            @Override
            public void run() {}

            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        });
        assertEquals("<Handle " + HandleTest.class.getName() + "$1>", handle.toString());
        handle.cancel();
        assertEquals("<Handle cancelled>", handle.toString());
    }

    @Test
    void a_callback_runs_in_a_copy_of_the_context_in_which_it_was_scheduled(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Context outside = new Context();
        outside.run(() -> {
            variable.set("when scheduled");
            loop.callSoon(() -> {
                lines.add(variable.get());
                variable.set("changed");
            });
            variable.set("afterwards");
        });
        turn(loop);
        assertEquals(List.of("when scheduled"), lines);
        assertEquals("afterwards", outside.get(variable));
    }

    @Test
    void a_callback_runs_in_the_very_context_that_it_was_given(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Context context = new Context();
        Handle handle = loop.callSoon(() -> variable.set("set by the callback"), context);
        assertSame(context, handle.getContext());
        turn(loop);
        assertEquals("set by the callback", context.get(variable));
    }

    @Test
    void what_a_callback_schedules_inherits_what_it_has_set(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        loop.callSoon(() -> {
            variable.set("from the first");
            loop.callSoon(() -> lines.add(variable.get()));
        });
        turn(loop);
        turn(loop);
        assertEquals(List.of("from the first"), lines);
    }

    @Test
    void the_context_of_a_handle_shows_what_its_callback_has_set(EventLoop loop) {
        ContextVar<String> variable = new ContextVar<>("variable", "none");
        Handle handle = loop.callSoon(() -> variable.set("set"));
        turn(loop);
        assertEquals("set", handle.getContext().get(variable));
    }
}
