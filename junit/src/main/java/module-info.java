/**
 * Tests of asynchronous programs with JUnit: test methods run as tasks of a loop on virtual time.
 *
 * <p>It leans on {@link asyncio} and JUnit's API; nothing leans on it.
 */
module asyncio.junit {
    requires transitive asyncio;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports asyncio.junit;
}
