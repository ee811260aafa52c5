package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class TokenTest {
    private final ContextVar<String> variable = new ContextVar<>("user", "nobody");

    @Test
    void it_brings_back_that_there_was_no_value() {
        Token<String> token = variable.set("ann");
        assertSame(variable, token.var());
        assertTrue(token.missing());
        assertEquals(Optional.empty(), token.oldValue());
        variable.reset(token);
        assertEquals("nobody", variable.get());
        assertEquals("otherwise", variable.get("otherwise"));
    }

    @Test
    void it_brings_back_the_value_before() {
        try (var _ = variable.set("ann")) {
            assertEquals("ann", variable.get());
            try (var second = variable.set("bob")) {
                assertFalse(second.missing());
                assertEquals(Optional.of("ann"), second.oldValue());
                assertEquals("bob", variable.get());
            }
            assertEquals("ann", variable.get());
        }
        assertEquals("nobody", variable.get());
    }

    @Test
    void a_value_of_null_is_not_a_missing_value() {
        try (var first = variable.set(null);
                var second = variable.set("ann")) {
            assertFalse(second.missing());
            assertEquals(Optional.empty(), second.oldValue());
            assertTrue(first.missing());
        }
    }

    @Test
    void it_leaves_other_variables_alone() {
        ContextVar<String> other = new ContextVar<>("other", "none");
        new Context().run(() -> {
            Token<String> token = variable.set("ann");
            other.set("changed since");
            variable.reset(token);
            assertEquals("changed since", other.get());
        });
    }

    @Test
    void it_can_be_used_once() {
        Token<String> token = variable.set("ann");
        assertEquals("<Token var=<ContextVar user>>", token.toString());
        variable.reset(token);
        assertEquals("<Token used var=<ContextVar user>>", token.toString());
        var error = assertThrows(IllegalStateException.class, () -> variable.reset(token));
        assertTrue(error.getMessage().contains("already been used once"), error.getMessage());
        assertThrows(IllegalStateException.class, token::close);
    }

    @Test
    void it_belongs_to_its_variable() {
        ContextVar<String> other = new ContextVar<>("other", "none");
        new Context().run(() -> {
            Token<String> token = variable.set("ann");
            var error = assertThrows(IllegalArgumentException.class, () -> other.reset(token));
            assertTrue(error.getMessage().contains("different ContextVar"), error.getMessage());
            assertEquals("ann", variable.get());
            variable.reset(token);
            assertEquals("nobody", variable.get());
        });
    }

    @Test
    void it_belongs_to_its_context(EventLoop loop) {
        loop.runUntilComplete(() -> {
            Token<String> token = variable.set("ann");
            await(createTask(() -> {
                var error = assertThrows(IllegalArgumentException.class, () -> variable.reset(token));
                assertTrue(error.getMessage().contains("different Context"), error.getMessage());
            }));
            variable.reset(token);
            assertEquals("nobody", variable.get());
        });
    }

    @Test
    void it_holds_across_a_wait(EventLoop loop) {
        loop.runUntilComplete(() -> {
            try (var token = variable.set("ann")) {
                sleep(1);
                assertEquals("ann", variable.get());
                assertSame(variable, token.var());
            }
            assertEquals("nobody", variable.get());
        });
    }

    @Test
    void a_callback_may_set_and_reset(EventLoop loop) {
        loop.callSoon(() -> {
            Token<String> token = variable.set("ann");
            variable.reset(token);
            assertEquals("nobody", variable.get());
        });
        loop.stop();
        loop.runForever();
    }
}
