package asyncio.net;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process holds: file descriptors, and bytes of the heap after collections. */
record Footprint(long descriptors, long bytes) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** Growth of the heap that is no leak: code that is compiled meanwhile, and caches of the JDK. */
    private static final long SLACK = 2 * 1024 * 1024;

    /** Whether the system tells. */
    static boolean isKnown() {
        return Files.isDirectory(DESCRIPTORS);
    }

    static Footprint now() throws IOException {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return new Footprint(openDescriptors(), runtime.totalMemory() - runtime.freeMemory());
    }

    static long openDescriptors() throws IOException {
        try (java.util.stream.Stream<Path> open = Files.list(DESCRIPTORS)) {
            return open.count();
        }
    }

    /** What has come on top since then. */
    Footprint since(Footprint before) {
        return new Footprint(descriptors - before.descriptors, bytes - before.bytes);
    }

    /** For a difference: fails unless it is nothing. */
    void assertNothing() {
        assertEquals(0, descriptors, "descriptors");
        assertTrue(bytes < SLACK, "the heap has grown by " + bytes + " bytes");
    }

    @Override
    public String toString() {
        return String.format("%+d descriptors, %+d bytes of heap", descriptors, bytes);
    }
}
