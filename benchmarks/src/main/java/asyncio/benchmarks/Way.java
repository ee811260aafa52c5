package asyncio.benchmarks;

import java.util.stream.Stream;

/** The two ways to run: {@code java.lang} open to us, or closed. */
enum Way {
    SCHEDULED,
    BATON;

    /** These flags for a JVM, and the one that makes the difference. */
    String[] with(String... flags) {
        Stream<String> opens =
                this == SCHEDULED ? Stream.of("--add-opens=java.base/java.lang=ALL-UNNAMED") : Stream.empty();
        return Stream.concat(Stream.of(flags), opens).toArray(String[]::new);
    }
}
