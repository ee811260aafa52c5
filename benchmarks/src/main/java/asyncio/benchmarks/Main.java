package asyncio.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs the benchmarks and prints one table: {@code [--quick] [FILTER]}, where the filter is a regular expression that
 * is looked for in the workloads' names. Started by the script {@code benchmarks/run}.
 *
 * <p>What is compared on a line runs in turns, each time in a JVM of its own, so that a disturbance hits everybody or
 * nobody. Work of one thread is pinned to one core where the {@code taskset} command exists.
 */
public final class Main {
    private static final String LINE = "%-42s %16s %16s %16s %8s%n";

    private final Effort effort;

    private Main(Effort effort) {
        this.effort = effort;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        Effort effort = words.remove("--quick") ? Effort.QUICK : Effort.FULL;
        if (words.size() > 1 || (words.size() == 1 && words.getFirst().startsWith("-"))) {
            System.err.println("usage: benchmarks/run [--quick] [FILTER]");
            System.exit(2);
        }
        String filter = words.isEmpty() ? "" : words.getFirst();
        new Main(effort).run(Pattern.compile(filter, Pattern.CASE_INSENSITIVE));
    }

    private void run(Pattern filter) throws IOException, InterruptedException {
        System.out.printf(
                "Java %s, %s, %d cores; nanoseconds: median (best)%n%n",
                Runtime.version(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        System.out.printf(LINE, "", "scheduled", "baton", "plain", "target");
        for (Workload workload : Workload.ALL) {
            if (filter.matcher(workload.name()).find()) {
                time(workload);
            }
        }
        if (effort.sleepers() > 0 && filter.matcher(Memory.NAME).find()) {
            new Memory(effort)
                    .measure((scheduled, baton, plain) ->
                            System.out.printf(LINE, Memory.NAME, scheduled, baton, plain, Memory.TARGET));
        }
    }

    private void time(Workload workload) throws IOException, InterruptedException {
        Cores.useLast(workload.cores());
        Samples scheduled = new Samples(workload.method(), Way.SCHEDULED);
        Samples baton = new Samples(workload.method(), Way.BATON);
        String plainMethod = effort.comparing() ? workload.plain() : null;
        Samples plain = plainMethod == null ? null : new Samples(plainMethod, Way.BATON);
        for (int round = 0; round < effort.rounds(); round++) {
            scheduled.take(effort);
            baton.take(effort);
            if (plain != null) {
                plain.take(effort);
            }
        }
        System.out.printf(LINE, workload.name(), scheduled, baton, plain == null ? "-" : plain, target(workload));
    }

    private static String target(Workload workload) {
        return workload.target() == null ? "-" : workload.target().toString();
    }
}
