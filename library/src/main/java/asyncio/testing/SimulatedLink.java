package asyncio.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What a link between two hosts of a {@link SimulatedNetwork} does to what passes over it, in both directions. Each
 * method changes one property, from now on, and returns this link. Probabilities are from 0 to 1.
 *
 * <p>A new link delays everything by a millisecond, cuts streams into pieces at random places, and does nothing worse.
 */
public final class SimulatedLink {
    private static final double NANOS = 1e9;

    private final String name;
    private final List<SimulatedLink> children = new ArrayList<>();
    double leastLatency = 0.001;
    double mostLatency = 0.001;
    double bytesPerSecond = Double.POSITIVE_INFINITY;
    double loss;
    double duplication;
    double resets;
    boolean splitting = true;
    int capacity = MemoryPair.DEFAULT_CAPACITY;

    SimulatedLink(String name) {
        this.name = name;
    }

    /** A link that begins as this one is, and changes with it. */
    SimulatedLink child(String childName) {
        SimulatedLink child = new SimulatedLink(childName);
        child.leastLatency = leastLatency;
        child.mostLatency = mostLatency;
        child.bytesPerSecond = bytesPerSecond;
        child.loss = loss;
        child.duplication = duplication;
        child.resets = resets;
        child.splitting = splitting;
        child.capacity = capacity;
        children.add(child);
        return child;
    }

    private SimulatedLink change(Consumer<SimulatedLink> change) {
        change.accept(this);
        children.forEach(change);
        return this;
    }

    private static void check(boolean fine, String what, Object value, String rule) {
        if (!fine) {
            throw new IllegalArgumentException(what + " is " + value + ": " + rule);
        }
    }

    /**
     * How many seconds everything takes to get to the other end.
     *
     * @throws IllegalArgumentException if it is negative or not a number
     */
    public SimulatedLink latency(double seconds) {
        return latency(seconds, seconds);
    }

    /** How long everything takes to get to the other end, as {@link #latency(double)}. */
    public SimulatedLink latency(Duration latency) {
        return latency(latency, latency);
    }

    /**
     * Between which numbers of seconds everything takes, by chance. So datagrams may overtake each other; the bytes of
     * a stream never do.
     *
     * @throws IllegalArgumentException if one is negative or not a number, or {@code most} is less than {@code least}
     */
    public SimulatedLink latency(double least, double most) {
        check(least >= 0 && least < Double.POSITIVE_INFINITY, "latency", least, "seconds, zero or more");
        check(
                most >= least && most < Double.POSITIVE_INFINITY,
                "latency",
                most,
                "at least " + least + ", the lower bound");
        return change(link -> {
            link.leastLatency = least;
            link.mostLatency = most;
        });
    }

    /** Between which times everything takes, by chance, as {@link #latency(double, double)}. */
    public SimulatedLink latency(Duration least, Duration most) {
        return latency(least.toNanos() / NANOS, most.toNanos() / NANOS);
    }

    /**
     * How many bytes pass in a second, in each direction; infinity, which is the default, for no limit.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SimulatedLink bandwidth(double newBytesPerSecond) {
        check(newBytesPerSecond > 0, "bandwidth", newBytesPerSecond, "more than zero bytes per second");
        return change(link -> link.bytesPerSecond = newBytesPerSecond);
    }

    /** How likely a packet is lost. A datagram is gone then; a piece of a stream is sent again, and comes later. */
    public SimulatedLink loss(double probability) {
        checkProbability("loss", probability);
        check(probability < 1, "loss", probability, "if nothing at all shall pass, call partition()");
        return change(link -> link.loss = probability);
    }

    /** How likely a datagram arrives twice. */
    public SimulatedLink duplication(double probability) {
        checkProbability("duplication", probability);
        return change(link -> link.duplication = probability);
    }

    /** How likely a piece of a stream brings no bytes, but the end of the connection: a reset, for both hosts. */
    public SimulatedLink resets(double probability) {
        checkProbability("resets", probability);
        return change(link -> link.resets = probability);
    }

    private static void checkProbability(String what, double probability) {
        check(probability >= 0 && probability <= 1, what, probability, "a probability is from 0 to 1");
    }

    /** Whether streams are cut into pieces at random places, which is the default, or come as they were written. */
    public SimulatedLink splitting(boolean newSplitting) {
        return change(link -> link.splitting = newSplitting);
    }

    /**
     * How many bytes a connection takes, in each direction, before any of them was read: 64 KiB if this is not called.
     * Counts for connections that are made later.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public SimulatedLink capacity(int bytes) {
        check(bytes > 0, "capacity", bytes, "a connection takes at least one byte");
        return change(link -> link.capacity = bytes);
    }

    double randomLatency(Random random) {
        return leastLatency == mostLatency
                ? leastLatency
                : leastLatency + random.nextDouble() * (mostLatency - leastLatency);
    }

    @Override
    public String toString() {
        return "<SimulatedLink " + name + " latency=" + leastLatency + ".." + mostLatency + " bandwidth="
                + bytesPerSecond + " loss=" + loss + " duplication=" + duplication + " resets=" + resets + ">";
    }
}
