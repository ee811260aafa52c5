package asyncio.testing;

/** One direction of a {@link Cable}: what is sent here arrives at the other end, later or never. */
final class Lane {
    /** How long a sender of TCP waits before it sends again, at first; twice as long each time. */
    private static final double RETRANSMISSION = 0.2;

    private static final int MOST_RETRANSMISSIONS = 8;

    final SimulatedNetwork network;
    final NetworkStack from;
    final NetworkStack to;
    private final Cable cable;
    private double busyUntil;

    Lane(Cable cable, NetworkStack from, NetworkStack to) {
        this.cable = cable;
        this.from = from;
        this.to = to;
        network = from.network;
    }

    SimulatedLink link() {
        return cable.link;
    }

    Cable cable() {
        return cable;
    }

    /** When so many bytes arrive that are sent now, if they do. */
    double arrival(int bytes) {
        SimulatedLink link = cable.link;
        busyUntil = Math.max(busyUntil, network.time()) + bytes / link.bytesPerSecond;
        return busyUntil + link.randomLatency(network.random);
    }

    /** How much later something arrives that is sent again until it does. */
    double retransmissions() {
        double delay = 0;
        double next = RETRANSMISSION;
        for (int i = 0; i < MOST_RETRANSMISSIONS && isLost(); i++) {
            delay += next;
            next *= 2;
        }
        return delay;
    }

    /** When something is sent again that was held up by a partition, after this has healed. */
    double timeAfterHealing() {
        return network.time() + RETRANSMISSION * (1 + network.random.nextDouble());
    }

    boolean isLost() {
        return network.chance(cable.link.loss);
    }

    /** Sends a packet that is not sent again if it gets lost. */
    void send(int bytes, Runnable arrive) {
        double when = arrival(bytes);
        if (isLost()) {
            network.trace(() -> this + " lost a packet");
            return;
        }
        network.loop().callAt(when, () -> {
            if (cable.isCut()) {
                network.trace(() -> this + " is cut: a packet is lost");
            } else {
                arrive.run();
            }
        });
    }

    @Override
    public String toString() {
        return from + " > " + to;
    }
}
