package asyncio.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link SleepingTasks} in JVMs of its own. */
final class Memory {
    static final String NAME = "a sleeping task, bytes resident";
    static final String TARGET = "800";

    private final Effort effort;

    Memory(Effort effort) {
        this.effort = effort;
    }

    interface Report {
        void line(String scheduled, String baton, String plain);
    }

    void measure(Report report) throws IOException, InterruptedException {
        Cores.useLast(1);
        String scheduled = bytes(Way.SCHEDULED, "tasks");
        String baton = bytes(Way.BATON, "tasks");
        report.line(scheduled, baton, bytes(Way.BATON, "threads"));
    }

    private String bytes(Way way, String what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(way.with(SleepingTasks.FLAGS)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(SleepingTasks.class.getName(), what, "" + effort.sleepers()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("could not measure: " + String.join(" ", command));
        }
        return output.lines().findFirst().orElseThrow();
    }
}
