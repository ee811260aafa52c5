package asyncio.junit;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Event;

class SeededTestTest {
    private static final List<Long> SEEDS = new ArrayList<>();
    private static final Set<String> RACES = new HashSet<>();

    private final String seedBefore = System.clearProperty("asyncio.seed");
    private final String countBefore = System.clearProperty("asyncio.seeds");

    @BeforeEach
    void forget() {
        SEEDS.clear();
        RACES.clear();
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

    static class Racing {
        private final StringBuilder race = new StringBuilder();

        @BeforeEach
        void begin() {
            sleep(1);
        }

        @SeededTest(value = 20, first = 100)
        void test(@Seed long seed) {
            assertEquals(1.0, getRunningLoop().time());
            SEEDS.add(seed);
            for (String name : List.of("a", "b", "c")) {
                createTask(() -> {
                    sleep(1);
                    race.append(name);
                });
            }
            sleep(2);
            RACES.add(race.toString());
        }
    }

    @Test
    void a_test_runs_once_for_each_seed_in_different_orders_on_an_instance_of_its_own() {
        Specimen.run(Racing.class).assertStatistics(tests -> tests.succeeded(20));
        assertEquals(100, SEEDS.getFirst());
        assertEquals(119, SEEDS.getLast());
        assertEquals(20, SEEDS.size());
        assertEquals(Set.of("abc", "acb", "bac", "bca", "cab", "cba"), RACES);
    }

    static class Failing {
        @SeededTest(20)
        void test(@Seed long seed) {
            SEEDS.add(seed);
            assertTrue(seed < 3, "three");
        }
    }

    @Test
    void the_first_failure_is_the_last_run_and_has_its_seed() {
        Throwable error = Specimen.failureOf(Failing.class);
        assertTrue(error.getMessage().startsWith("three"), error::getMessage);
        assertEquals(
                "asyncio.junit.FailedSeed: seed 3; to run this seed alone: -Dasyncio.seed=3",
                error.getSuppressed()[0].toString());
        assertEquals(List.of(0L, 1L, 2L, 3L), SEEDS);
    }

    static class Leaving {
        @SeededTest(20)
        void test(@Seed long seed) {
            SEEDS.add(seed);
            createTask(() -> sleep(1));
        }
    }

    @Test
    void what_a_run_leaves_ends_the_series_too() {
        assertTrue(Specimen.failureOf(Leaving.class).getMessage().startsWith("tasks are left"));
        assertEquals(List.of(0L), SEEDS);
    }

    @Test
    void a_run_is_named_by_its_seed() {
        List<String> names = Specimen.run(Racing.class).finished().stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName())
                .toList();
        assertEquals("seed 100", names.getFirst());
    }

    @Test
    void properties_run_one_seed_alone_or_another_number() {
        System.setProperty("asyncio.seeds", "2");
        Specimen.run(Racing.class);
        assertEquals(List.of(100L, 101L), SEEDS);
        System.setProperty("asyncio.seed", "7");
        Specimen.run(Racing.class);
        assertEquals(List.of(100L, 101L, 7L), SEEDS);
    }
}
