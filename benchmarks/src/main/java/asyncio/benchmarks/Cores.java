package asyncio.benchmarks;

import java.io.IOException;

/** Which cores this process, and what it starts from now on, may use. */
final class Cores {
    private static final int COUNT = Runtime.getRuntime().availableProcessors();
    private static boolean canPin = true;

    private Cores() {}

    /** Pins to the last so many cores; the first one serves most interrupts. */
    static void useLast(int count) throws InterruptedException {
        if (!canPin) {
            return;
        }
        String list = Math.max(0, COUNT - count) + "-" + (COUNT - 1);
        String self = String.valueOf(ProcessHandle.current().pid());
        try {
            new ProcessBuilder("taskset", "-a", "-p", "-c", list, self)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            canPin = false;
            System.err.println("no taskset here: threads wander between the cores, and the figures with them");
        }
    }
}
