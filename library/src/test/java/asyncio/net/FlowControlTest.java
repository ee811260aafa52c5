package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;

/** When writing pauses and when it goes on. */
class FlowControlTest {
    private final FlowControl flow = new FlowControl();

    private void setLimits(long low, long high) {
        flow.setLimits(new WriteBufferLimits(low, high));
    }

    @Test
    void the_defaults_are_16_and_64_kib() {
        assertEquals(new WriteBufferLimits(16384, 65536), flow.limits());
    }

    @Test
    void it_pauses_once_strictly_above_the_high_mark() {
        setLimits(2, 10);
        assertFalse(flow.pauses(10));
        assertTrue(flow.pauses(11));
        assertFalse(flow.pauses(12));
    }

    @Test
    void it_resumes_once_at_or_below_the_low_mark() {
        setLimits(2, 10);
        assertTrue(flow.pauses(11));
        assertFalse(flow.resumes(3));
        assertTrue(flow.resumes(2));
        assertFalse(flow.resumes(0));
        assertTrue(flow.pauses(11));
    }

    @Test
    void what_never_paused_does_not_resume() {
        assertFalse(flow.resumes(0));
    }

    @Test
    void one_mark_decides_about_the_other() {
        assertEquals(new WriteBufferLimits(25, 100), WriteBufferLimits.ofHigh(100));
        assertEquals(new WriteBufferLimits(100, 400), WriteBufferLimits.ofLow(100));
        assertEquals(new WriteBufferLimits(0, 0), WriteBufferLimits.ofHigh(0));
    }

    @Test
    void marks_in_the_wrong_order_are_refused() {
        String message = assertThrows(IllegalArgumentException.class, () -> new WriteBufferLimits(11, 10))
                .getMessage();
        assertEquals("high (10) must be >= low (11) must be >= 0", message);
        assertThrows(IllegalArgumentException.class, () -> new WriteBufferLimits(-1, 10));
    }
}
