package asyncio.benchmarks.net;

import java.util.List;

/**
 * What the clients do.
 *
 * @param connections how many there are
 * @param size bytes of a message
 * @param depth messages under way on each connection
 * @param lines whether the server looks for lines
 */
record Load(String name, int connections, int size, int depth, boolean lines) {
    static final List<Load> ALL = List.of(
            echo("64 B", 64, 100),
            echo("64 B", 64, 1),
            echo("64 B", 64, 10),
            echo("64 B", 64, 1000),
            echo("1 KiB", 1024, 100),
            echo("16 KiB", 16 * 1024, 100),
            echo("16 KiB", 16 * 1024, 10),
            echo("100 KiB", 100 * 1024, 10),
            new Load("lines, 100 connections", 100, 64, 1, true),
            new Load("lines, 10 connections, 16 under way", 10, 64, 16, true));

    private static Load echo(String label, int size, int connections) {
        return new Load("echo " + label + ", " + connections + " connections", connections, size, 1, false);
    }
}
