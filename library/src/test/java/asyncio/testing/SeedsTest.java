package asyncio.testing;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.Future;
import asyncio.NoLeaks;
import asyncio.TieBreaker.Tie;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

@ExtendWith(NoLeaks.class)
@Isolated("sets system properties")
class SeedsTest {
    private final List<Long> seen = new ArrayList<>();
    private final String seedBefore = System.getProperty("asyncio.seed");
    private final String countBefore = System.getProperty("asyncio.seeds");

    SeedsTest() {
        System.clearProperty("asyncio.seed");
        System.clearProperty("asyncio.seeds");
    }

    @AfterEach
    void restoreProperties() {
        restore("asyncio.seed", seedBefore);
        restore("asyncio.seeds", countBefore);
    }

    private static void restore(String key, String value) {
        if (value == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, value);
        }
    }

    /** The order in which five tasks that sleep alike go on. */
    private static String raceOf(Seeds seeds) {
        StringBuilder race = new StringBuilder();
        seeds.forEach(seed -> {
            for (int i = 0; i < 5; i++) {
                int number = i;
                createTask(() -> {
                    sleep(1);
                    race.append(number);
                    sleep(0);
                    race.append(number);
                });
            }
            sleep(2);
        });
        return race.toString();
    }

    @Test
    void a_body_runs_once_for_each_seed_at_time_zero() {
        Seeds.of(3).withFirst(7).forEach(seed -> {
            assertEquals(0.0, getRunningLoop().time());
            sleep(seed);
            seen.add(seed);
        });
        assertEquals(List.of(7L, 8L, 9L), seen);
    }

    @Test
    void the_same_seed_gives_the_same_run_in_both_ways_of_running_on_every_machine() {
        assertEquals("2310412034", raceOf(Seeds.of(1).withFirst(42)));
        assertEquals(raceOf(Seeds.of(20)), raceOf(Seeds.of(20)));
    }

    @Test
    void seeds_give_different_runs() {
        Set<String> races = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            races.add(raceOf(Seeds.of(1).withFirst(seed)));
        }
        assertTrue(races.size() > 90, races.size() + " different runs");
    }

    @Test
    void a_seed_decides_only_the_ties_it_is_given() {
        assertEquals("0123401234", raceOf(Seeds.of(1).withTies(Set.of())));
        assertNotEquals("0123401234", raceOf(Seeds.of(1).withTies(Set.of(Tie.EVENTS))));
        String tasks = raceOf(Seeds.of(1).withTies(Set.of(Tie.TASKS)));
        assertNotEquals("0123401234", tasks);
        assertEquals(tasks.substring(0, 5), tasks.substring(5), "who yields keeps the order");
    }

    @Test
    void the_first_failure_names_its_seed_and_how_to_repeat_it() {
        IllegalStateException failure = new IllegalStateException("three");
        var error = assertThrows(
                AssertionError.class,
                () -> Seeds.of(10).forEach(seed -> {
                    seen.add(seed);
                    if (seed == 3) {
                        throw failure;
                    }
                }));
        assertEquals(
                "fails with seed 3: java.lang.IllegalStateException: three; to run this seed alone: -Dasyncio.seed=3",
                error.getMessage());
        assertSame(failure, error.getCause());
        assertEquals(List.of(0L, 1L, 2L, 3L), seen);
    }

    @Test
    void an_error_that_nobody_handles_is_a_failure() {
        var callback = assertThrows(
                AssertionError.class,
                () -> Seeds.of(1)
                        .forEach(seed -> getRunningLoop().callSoon(() -> {
                            throw new ArithmeticException("in a callback");
                        })));
        assertTrue(callback.getMessage().contains("java.lang.ArithmeticException: in a callback"), callback::toString);
        var lost = assertThrows(
                AssertionError.class,
                () -> Seeds.of(1).forEach(seed -> new Future<>().setException(new ArithmeticException("lost"))));
        assertTrue(lost.getMessage().contains("java.lang.ArithmeticException: lost"), lost::toString);
    }

    @Test
    void a_property_runs_one_seed_alone() {
        System.setProperty("asyncio.seed", "77");
        Seeds.of(10).forEach(seen::add);
        assertEquals(List.of(77L), seen);
    }

    @Test
    void a_property_says_how_many_seeds_to_run() {
        System.setProperty("asyncio.seeds", "4");
        Seeds.of(2).withFirst(1).forEach(seen::add);
        assertEquals(List.of(1L, 2L, 3L, 4L), seen);
    }

    @Test
    void no_seed_is_no_run_and_less_than_none_is_refused() {
        Seeds.of(0).forEach(seed -> fail());
        assertThrows(IllegalArgumentException.class, () -> Seeds.of(-1));
    }

    @Test
    void it_cannot_be_called_on_a_loop() {
        VirtualTime.run(() -> run(() -> {
            var error = assertThrows(AssertionError.class, () -> Seeds.of(1).forEach(seed -> {}));
            assertInstanceOf(IllegalStateException.class, error.getCause());
        }));
    }
}
