package asyncio;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread dump of the JDK shows tasks under their names, with plain frames, whether they sleep or run. */
class ThreadDumpTest {
    @TempDir
    private Path folder;

    @Test
    void shows_a_sleeping_and_a_running_task_by_name_and_frames() {
        run(() -> {
            var sleeper = createTask(ThreadDumpTest::waitForTheKettle, "kettle");
            sleep(0);
            var dumper = createTask(this::dump, "photographer");
            List<String> dump = await(dumper);
            assertTrue(framesOf(dump, "kettle").contains("waitForTheKettle"));
            assertTrue(framesOf(dump, "photographer").contains("ThreadDumpTest.dump"));
            sleeper.cancel();
            assertThrows(CancelledError.class, () -> await(sleeper));
        });
    }

    @Test
    void shows_a_task_that_was_renamed_under_its_new_name() {
        run(() -> {
            var sleeper = createTask(ThreadDumpTest::waitForTheKettle, "kettle");
            sleep(0);
            sleeper.setName("teapot");
            List<String> dump = await(createTask(this::dump));
            assertTrue(framesOf(dump, "teapot").contains("waitForTheKettle"));
            assertEquals("", framesOf(dump, "kettle"));
            sleeper.cancel();
            assertThrows(CancelledError.class, () -> await(sleeper));
        });
    }

    private static String waitForTheKettle() {
        return sleep(3600, "boils");
    }

    /** Asks the JDK, from outside, for a dump of all threads. */
    private List<String> dump() throws IOException, InterruptedException {
        Path file = folder.resolve("dump-" + System.nanoTime() + ".txt");
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String pid = Long.toString(ProcessHandle.current().pid());
        Process process = new ProcessBuilder(jcmd.toString(), pid, "Thread.dump_to_file", file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return Files.readAllLines(file);
    }

    /** The frames below the line of a thread, which holds its name in quotes. */
    private static String framesOf(List<String> dump, String name) {
        StringBuilder frames = new StringBuilder();
        boolean within = false;
        for (String line : dump) {
            if (line.startsWith("#")) {
                within = line.contains("\"" + name + "\"");
            } else if (within) {
                frames.append(line).append('\n');
            }
        }
        return frames.toString();
    }
}
