package asyncio.benchmarks.net;

import java.util.List;

/**
 * What the clients do.
 *
 * @param connections how many there are
 * @param size bytes of a message
 * @param depth messages under way on each connection
 * @param kind what the server does with them
 */
record Load(String name, int connections, int size, int depth, Kind kind) {
    /** What a server does with the bytes; each kind is a table with servers of its own. */
    enum Kind {
        /** They go back as they come. */
        BYTES(""),
        /** Whole lines go back. */
        LINES("-lines"),
        /** As bytes, encrypted. */
        TLS("-tls");

        /** Of the kinds of {@link EchoServer}. */
        final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        /** The program that makes the load. */
        String program() {
            return this == TLS ? "load-tls" : "load";
        }
    }

    static final List<Load> ALL = List.of(
            echo("64 B", 64, 100),
            echo("64 B", 64, 1),
            echo("64 B", 64, 10),
            echo("64 B", 64, 1000),
            echo("1 KiB", 1024, 100),
            echo("16 KiB", 16 * 1024, 100),
            echo("16 KiB", 16 * 1024, 10),
            echo("100 KiB", 100 * 1024, 10),
            new Load("lines, 100 connections", 100, 64, 1, Kind.LINES),
            new Load("lines, 10 connections, 16 under way", 10, 64, 16, Kind.LINES),
            new Load("TLS, 16 KiB, 8 connections", 8, 16 * 1024, 1, Kind.TLS));

    private static Load echo(String label, int size, int connections) {
        return new Load("echo " + label + ", " + connections + " connections", connections, size, 1, Kind.BYTES);
    }
}
