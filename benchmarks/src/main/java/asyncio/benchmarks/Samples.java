package asyncio.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH has measured of one benchmark, in one or more JVMs. */
final class Samples {
    /** A collector that costs little where nothing survives, and no log: it would say that java.lang is closed. */
    private static final String[] FLAGS = {
        "-XX:+UseSerialGC",
        "-Xms1g",
        "-Xmx1g",
        "-Djava.util.logging.config.file=/dev/null",
        "--sun-misc-unsafe-memory-access=allow"
    };

    private final String method;
    private final Way way;
    private final List<Double> nanos = new ArrayList<>();

    Samples(String method, Way way) {
        this.method = method;
        this.way = way;
    }

    /** Starts another JVM and measures there. */
    void take(Effort effort) {
        TimeValue time = TimeValue.milliseconds(effort.millis());
        Options options = new OptionsBuilder()
                .include("\\." + method.replace(".", "\\.") + "$")
                .forks(1)
                .warmupIterations(effort.warmups())
                .warmupTime(time)
                .measurementIterations(effort.iterations())
                .measurementTime(time)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(way.with(FLAGS))
                .build();
        try {
            for (RunResult result : new Runner(options).run()) {
                result.getBenchmarkResults().forEach(each -> add(each.getIterationResults()));
            }
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not run " + method, e);
        }
    }

    private void add(Iterable<IterationResult> results) {
        results.forEach(each -> nanos.add(each.getPrimaryResult().getScore()));
    }

    /** The median, and in brackets the best iteration: what the machine can do when nobody disturbs it. */
    @Override
    public String toString() {
        if (nanos.isEmpty()) {
            throw new IllegalStateException("nothing was measured of " + method);
        }
        Collections.sort(nanos);
        return String.format(Locale.ROOT, "%.1f (%.1f)", nanos.get(nanos.size() / 2), nanos.getFirst());
    }
}
