package asyncio;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoLeaks.class, OnVirtualTime.class})
class ContextVarTest {
    private final ContextVar<String> variable = new ContextVar<>("user", "nobody");
    private final ContextVar<String> bare = new ContextVar<>("bare");

    @Test
    void it_has_a_name_that_is_not_its_key() {
        ContextVar<String> namesake = new ContextVar<>("user", "somebody");
        assertEquals("user", variable.name());
        assertEquals("<ContextVar user>", variable.toString());
        new Context().run(() -> {
            variable.set("ann");
            assertEquals("somebody", namesake.get());
        });
    }

    @Test
    void without_a_value_it_has_its_default() {
        assertEquals("nobody", variable.get());
        assertEquals("otherwise", variable.get("otherwise"));
    }

    @Test
    void without_a_value_and_a_default_it_fails() {
        var error = assertThrows(NoSuchElementException.class, bare::get);
        assertTrue(error.getMessage().contains("bare"), error.getMessage());
        assertEquals("otherwise", bare.get("otherwise"));
    }

    @Test
    void null_is_a_value_and_a_default() {
        ContextVar<String> nullByDefault = new ContextVar<>("null", null);
        assertNull(nullByDefault.get());
        new Context().run(() -> {
            variable.set(null);
            assertNull(variable.get());
            assertNull(variable.get("otherwise"));
        });
    }

    @Test
    void a_value_that_was_set_beats_every_default() {
        new Context().run(() -> {
            variable.set("ann");
            assertEquals("ann", variable.get());
            assertEquals("ann", variable.get("otherwise"));
        });
    }

    @Test
    void each_of_many_tasks_sees_its_own_value(EventLoop loop) {
        loop.runUntilComplete(() -> {
            List<Task<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String name = "user " + i;
                tasks.add(createTask(() -> {
                    variable.set(name);
                    sleep(1);
                    return variable.get();
                }));
            }
            for (int i = 0; i < 100; i++) {
                assertEquals("user " + i, await(tasks.get(i)));
            }
            assertEquals("nobody", variable.get());
        });
    }
}
