package asyncio.benchmarks.net;

import asyncio.benchmarks.net.Candidate.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Measures the servers under load and prints one table: processor time of the server for one request, in microseconds,
 * and how many times that of the first server it is, which is the C program or, for TLS, this library's by protocol.
 * Started by the script {@code benchmarks/net/run}, which says how to call it.
 *
 * <p>All servers of a table are there from the beginning and idle while it is not their turn. They take turns within a
 * round, and the ratio is the median of the rounds' ratios: what slows the machine down slows all of them. The server
 * has the first core for itself, the load the second.
 */
public final class Lab {
    private static final double SECONDS = 0.6;
    private static final double SECONDS_BEFORE = 0.15;

    /** What comes before the figures, each for a third of the time; TLS takes as long as all, as it is more code. */
    private static final Map<Load.Kind, List<Load>> WARM_UP = Map.of(
            Load.Kind.BYTES,
            List.of(
                    new Load("warm-up", 100, 64, 1, Load.Kind.BYTES),
                    new Load("warm-up", 10, 16 * 1024, 1, Load.Kind.BYTES),
                    new Load("warm-up", 100, 1024, 1, Load.Kind.BYTES)),
            Load.Kind.LINES,
            List.of(new Load("warm-up", 10, 64, 16, Load.Kind.LINES), new Load("warm-up", 100, 64, 1, Load.Kind.LINES)),
            Load.Kind.TLS,
            Collections.nCopies(3, new Load("warm-up", 8, 16 * 1024, 1, Load.Kind.TLS)));

    private final int rounds;
    private final double warmUp;
    private final List<Candidate> candidates;
    private final boolean details;

    private Lab(int rounds, double warmUp, List<Candidate> candidates, boolean details) {
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.candidates = candidates;
        this.details = details;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean quick = words.remove("--quick");
        boolean details = words.remove("--details");
        Pattern servers = Pattern.compile(option(words, "--servers"));
        if (words.size() > 1) {
            System.err.println("usage: benchmarks/net/run [--quick] [--details] [--servers REGEX] [LOAD_REGEX]");
            System.exit(2);
        }
        Pattern loads = Pattern.compile(words.isEmpty() ? "" : words.getFirst());
        List<Candidate> candidates = Candidate.ALL.stream()
                .filter(each ->
                        each.kind() == null || servers.matcher(each.label()).find())
                .toList();
        Lab lab = quick ? new Lab(3, 4, candidates, details) : new Lab(9, 15, candidates, details);
        for (Load.Kind kind : Load.Kind.values()) {
            lab.measure(
                    kind,
                    Load.ALL.stream()
                            .filter(each -> each.kind() == kind
                                    && loads.matcher(each.name()).find())
                            .toList());
        }
    }

    private static String option(List<String> words, String name) {
        int index = words.indexOf(name);
        if (index < 0 || index + 1 == words.size()) {
            return "";
        }
        words.remove(index);
        return words.remove(index);
    }

    /** Where the script has put a compiled program. */
    static String program(String name) {
        return Path.of(System.getProperty("asyncio.programs", "benchmarks/target/net"), name)
                .toString();
    }

    private void measure(Load.Kind kind, List<Load> loads) throws IOException, InterruptedException {
        if (loads.isEmpty()) {
            return;
        }
        List<Running> servers = new CopyOnWriteArrayList<>();
        Thread atInterrupt = new Thread(() -> servers.forEach(Running::close));
        Runtime.getRuntime().addShutdownHook(atInterrupt);
        try {
            for (Candidate candidate : candidates) {
                if (candidate.knows(kind)) {
                    servers.add(candidate.start(kind));
                }
            }
            for (Running server : servers) {
                for (Load load : Objects.requireNonNull(WARM_UP.get(kind))) {
                    Sample.take(server, load, 0, warmUp / 3);
                }
            }
            printHead(servers);
            for (Load load : loads) {
                measure(load, servers);
            }
            System.out.println();
        } finally {
            servers.forEach(Running::close);
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        }
    }

    private static void printHead(List<Running> servers) {
        String first = servers.getFirst().candidate().label();
        System.out.printf("%-38s", "us per request (times " + first + ")");
        servers.forEach(each -> System.out.printf("%18s", each.candidate().label()));
        System.out.println();
    }

    private void measure(Load load, List<Running> servers) throws IOException, InterruptedException {
        List<List<Sample>> samples = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<Sample> taken = new ArrayList<>();
            for (Running server : servers) {
                taken.add(Sample.take(server, load, SECONDS_BEFORE, SECONDS));
            }
            samples.add(taken);
        }
        System.out.printf("%-38s", load.name());
        for (int i = 0; i < servers.size(); i++) {
            int column = i;
            double micros = median(samples.stream()
                    .map(round -> round.get(column).nanos() / 1000)
                    .toList());
            double ratio = median(samples.stream()
                    .map(round -> round.get(column).nanos() / round.getFirst().nanos())
                    .toList());
            System.out.printf(Locale.ROOT, "%18s", String.format(Locale.ROOT, "%.2f (%.2f)", micros, ratio));
        }
        System.out.println();
        if (details) {
            printDetails(servers, samples);
        }
    }

    private static void printDetails(List<Running> servers, List<List<Sample>> samples) {
        for (int i = 0; i < servers.size(); i++) {
            int column = i;
            List<Sample> own = samples.stream().map(round -> round.get(column)).toList();
            System.out.printf(
                    Locale.ROOT,
                    "  %-18s best %.2f us, user share %.0f %%, %,.0f a second, latency %.0f us, 99th percentile %.0f"
                            + " us%n",
                    servers.get(i).candidate().label(),
                    own.stream().mapToDouble(Sample::nanos).min().orElse(0) / 1000,
                    100 * median(own.stream().map(Sample::userShare).toList()),
                    median(own.stream().map(Sample::perSecond).toList()),
                    median(own.stream().map(Sample::latency).toList()),
                    median(own.stream().map(Sample::worst).toList()));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** What one run of the load has found: nanoseconds of the server per request, and more. */
    private record Sample(double perSecond, double nanos, double userShare, double latency, double worst) {
        static Sample take(Running server, Load load, double before, double seconds)
                throws IOException, InterruptedException {
            Process process = new ProcessBuilder(
                            "taskset",
                            "-c",
                            "1",
                            program(load.kind().program()),
                            String.valueOf(server.port()),
                            String.valueOf(load.connections()),
                            String.valueOf(load.size()),
                            String.valueOf(load.depth()),
                            String.valueOf(before),
                            String.valueOf(seconds),
                            String.valueOf(server.process().pid()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (process.waitFor() != 0) {
                throw new IOException("the load on " + server.candidate().label() + " failed: " + load);
            }
            return parse(line);
        }

        private static Sample parse(String line) {
            double[] values = Pattern.compile(" ")
                    .splitAsStream(line)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Sample(
                    values[0], values[1], values[2] / Math.max(1, values[2] + values[3]), values[4], values[5]);
        }
    }
}
