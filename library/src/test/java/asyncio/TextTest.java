package asyncio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Objects of the user that cannot be printed do not hide the error that is told. */
class TextTest {
    private static final class Unprintable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String toString() {
            throw new IllegalArgumentException("no text");
        }
    }

    @Test
    void what_can_be_printed_is_printed() {
        assertEquals("7", Text.of(7));
        assertEquals("null", Text.of(null));
        RuntimeException error = new RuntimeException("printable");
        assertSame(error, Text.printable(error));
        assertNull(Text.printable(null));
    }

    @Test
    void what_cannot_is_named_by_its_class_and_keeps_its_stack() {
        Unprintable error = new Unprintable();
        Throwable instead = Text.printable(error);
        assertTrue(instead.getMessage().contains(Unprintable.class.getName()), instead::getMessage);
        assertEquals(error.getStackTrace()[0], instead.getStackTrace()[0]);
    }

    @Test
    void a_second_result_is_refused_in_words_whatever_the_first_one_is() {
        try (EventLoop loop = new EventLoop()) {
            Future<Object> future = loop.createFuture();
            future.setResult(new Unprintable());
            assertThrows(InvalidStateException.class, () -> future.setResult("second"));
        }
    }
}
