package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several failures as one. */
class ExceptionGroupTest {
    private final IOException io = new IOException("io");
    private final AssertionError error = new AssertionError("error");
    private final ExceptionGroup inner = new ExceptionGroup("inner", List.of(error, new IOException("deep")));
    private final ExceptionGroup group = new ExceptionGroup("outer", List.of(io, inner));

    @Test
    void its_message_tells_how_many_there_are() {
        assertEquals("outer (2 sub-exceptions)", group.getMessage());
        assertEquals("outer", group.message());
        assertEquals("one (1 sub-exception)", new ExceptionGroup("one", List.of(io)).getMessage());
    }

    @Test
    void it_never_changes() {
        List<Throwable> mutable = new ArrayList<>(List.of(io));
        ExceptionGroup made = new ExceptionGroup("made", mutable);
        mutable.add(error);
        assertEquals(List.of(io), made.exceptions());
        assertThrows(
                UnsupportedOperationException.class, () -> made.exceptions().clear());
    }

    @Test
    void it_is_not_empty_and_holds_nothing_that_ends_a_task_or_a_loop() {
        assertThrows(IllegalArgumentException.class, () -> new ExceptionGroup("empty", List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> new ExceptionGroup("cancelled", List.of(new CancelledError())));
        assertThrows(
                IllegalArgumentException.class, () -> new ExceptionGroup("ended", List.of(new KeyboardInterrupt())));
    }

    @Test
    void a_stack_trace_shows_every_member() {
        StringWriter text = new StringWriter();
        group.printStackTrace(new PrintWriter(text));
        for (String expected : List.of("outer (2 sub", "IOException: io", "inner (2 sub", "Error: error", ": deep")) {
            assertTrue(text.toString().contains(expected), text::toString);
        }
    }

    @Test
    void split_keeps_shape_order_trace_and_cause() {
        Exception cause = new Exception("cause");
        group.initCause(cause);
        ExceptionGroup.Split parts = group.split(IOException.class);
        ExceptionGroup match = parts.match();
        assertEquals(List.of("io", "inner (1 sub-exception)"), messages(match));
        assertEquals(List.of("inner (1 sub-exception)"), messages(parts.rest()));
        assertArrayEquals(group.getStackTrace(), match.getStackTrace());
        assertSame(cause, match.getCause());
    }

    private static List<String> messages(ExceptionGroup group) {
        return group.exceptions().stream().map(Throwable::getMessage).toList();
    }

    @Test
    void a_group_that_matches_is_taken_whole() {
        assertSame(group, group.subgroup(RuntimeException.class));
        ExceptionGroup.Split parts = group.split(one -> one == inner);
        assertEquals(List.of(inner), parts.match().exceptions());
        assertEquals(List.of(io), parts.rest().exceptions());
        assertEquals(new ExceptionGroup.Split(group, null), group.split(ExceptionGroup.class));
    }

    @Test
    void what_is_not_there_is_null() {
        assertNull(group.subgroup(InterruptedException.class));
        assertNull(group.split(InterruptedException.class).match());
        assertNull(group.split(Throwable.class).rest());
    }

    @Test
    void parts_of_a_subclass_are_of_that_class() {
        class Special extends ExceptionGroup {
            private static final long serialVersionUID = 1;

            Special(List<? extends Throwable> exceptions) {
                super("special", exceptions);
            }

            @Override
            public ExceptionGroup derive(List<? extends Throwable> exceptions) {
                return new Special(exceptions);
            }
        }

        Special special = new Special(List.of(io, error));
        assertInstanceOf(Special.class, special.subgroup(IOException.class));
    }
}
