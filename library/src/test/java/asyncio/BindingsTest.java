package asyncio;

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BindingsTest {
    private final ContextVar<String> first = new ContextVar<>("first");
    private final ContextVar<String> second = new ContextVar<>("second");

    private static Object get(Bindings bindings, ContextVar<?> variable) {
        return bindings.value(bindings.find(variable));
    }

    @Test
    void the_empty_ones_hold_nothing() {
        assertEquals(0, Bindings.EMPTY.size());
        assertTrue(Bindings.EMPTY.find(first) < 0);
    }

    @Test
    void a_change_leaves_the_old_ones_as_they_were() {
        Bindings one = Bindings.EMPTY.with(first, "1");
        Bindings changed = one.with(first, "2");
        Bindings removed = one.without(first);
        assertEquals("1", get(one, first));
        assertEquals("2", get(changed, first));
        assertEquals(1, changed.size());
        assertEquals(0, removed.size());
        assertEquals(0, Bindings.EMPTY.size());
    }

    @Test
    void variables_stand_in_the_order_of_their_creation() {
        Bindings both = Bindings.EMPTY.with(second, "2").with(first, "1");
        assertSame(first, both.var(0));
        assertSame(second, both.var(1));
        assertEquals("1", both.value(0));
        assertEquals("2", both.value(1));
    }

    @Test
    void a_missing_variable_says_where_it_would_stand() {
        ContextVar<String> third = new ContextVar<>("third");
        Bindings ends = Bindings.EMPTY.with(first, "1").with(third, "3");
        assertEquals(~1, ends.find(second));
        assertSame(ends, ends.without(second));
    }

    @Test
    void null_is_a_value() {
        Bindings bindings = Bindings.EMPTY.with(first, null);
        assertTrue(bindings.find(first) >= 0);
        assertNull(get(bindings, first));
    }

    @RepeatedTest(10)
    void they_do_what_a_map_does(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<ContextVar<Integer>> variables = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            variables.add(new ContextVar<>("variable " + i));
        }
        Map<Long, Object> model = new TreeMap<>();
        Bindings bindings = Bindings.EMPTY;
        for (int i = 0; i < 2_000; i++) {
            ContextVar<Integer> variable = variables.get(random.nextInt(20));
            if (random.nextBoolean()) {
                bindings = bindings.with(variable, i);
                model.put(variable.number, i);
            } else {
                bindings = bindings.without(variable);
                model.remove(variable.number);
            }
            assertEquals(model, toMap(bindings), "operation " + i);
        }
    }

    private static Map<Long, Object> toMap(Bindings bindings) {
        Map<Long, Object> map = new TreeMap<>();
        for (int i = 0; i < bindings.size(); i++) {
            map.put(bindings.var(i).number, bindings.value(i));
            assertEquals(i, bindings.find(bindings.var(i)));
        }
        return map;
    }
}
