package asyncio.testing;

import asyncio.TimerHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one connection over a simulated network, as TCP makes it of an unreliable one: everything arrives
 * in order. What is lost or held up by a partition is sent again; when that has been in vain for too long, the sender
 * gives the connection up.
 */
final class SimulatedRoute implements Carrier {
    private final Lane lane;
    private final MemorySocket source;
    private final MemorySocket target;
    private final ArrayDeque<Parcel> travelling = new ArrayDeque<>();
    private double last;
    private boolean timed;
    private boolean stalled;
    private @Nullable TimerHandle givingUp;

    private record Parcel(Piece piece, int bytes, double when, Runnable arrive) {}

    SimulatedRoute(Lane lane, MemorySocket source, MemorySocket target) {
        this.lane = lane;
        this.source = source;
        this.target = target;
    }

    @Override
    public int cut(int bytes) {
        var random = lane.network.random;
        return lane.link().splitting && random.nextBoolean() ? 1 + random.nextInt(bytes) : bytes;
    }

    @Override
    public void carry(Piece piece, int bytes, Runnable arrive) {
        if (piece == Piece.BYTES && lane.network.chance(lane.link().resets)) {
            breakOff();
        } else if (piece != Piece.RESET || !lane.isLost()) {
            double delay = piece == Piece.RESET ? 0 : lane.retransmissions();
            last = Math.max(last, lane.arrival(bytes) + delay);
            travelling.add(new Parcel(piece, bytes, last, arrive));
            awaitFirst();
        }
    }

    /** Something between the hosts ends the connection, and tells both. */
    private void breakOff() {
        lane.network.trace(() -> lane + " reset");
        source.fail("Connection reset");
        target.fail("Connection reset");
    }

    private void awaitFirst() {
        Parcel first = travelling.peekFirst();
        if (first != null && !timed && !stalled) {
            timed = true;
            double due = first.when;
            lane.network.loop().callAt(due, () -> deliver(due));
        }
    }

    private void deliver(double due) {
        timed = false;
        if (lane.cable().isCut()) {
            stall();
            return;
        }
        Parcel first = travelling.peekFirst();
        while (first != null && first.when <= due) {
            Parcel arrived = travelling.removeFirst();
            lane.network.trace(() -> lane + " " + arrived.piece + " " + arrived.bytes);
            arrived.arrive.run();
            first = travelling.peekFirst();
        }
        awaitFirst();
    }

    private void stall() {
        travelling.removeIf(parcel -> parcel.piece == Piece.RESET);
        if (!travelling.isEmpty()) {
            stalled = true;
            lane.cable().await(this);
            givingUp = lane.network.loop().callLater(lane.network.patience(), this::giveUp);
        }
    }

    private void giveUp() {
        if (travelling.stream().anyMatch(parcel -> parcel.piece == Piece.BYTES || parcel.piece == Piece.END)) {
            lane.network.trace(() -> lane + " gives up");
            lane.cable().forget(this);
            travelling.clear();
            stalled = false;
            source.fail("Connection timed out");
        }
    }

    /** The partition has healed: what waits is sent again. */
    void resume() {
        stalled = false;
        if (givingUp != null) {
            givingUp.cancel();
        }
        double earliest = lane.timeAfterHealing();
        List<Parcel> waiting = new ArrayList<>(travelling);
        travelling.clear();
        for (Parcel parcel : waiting) {
            last = Math.max(last, Math.max(earliest, parcel.when));
            travelling.add(new Parcel(parcel.piece, parcel.bytes, Math.max(earliest, parcel.when), parcel.arrive));
        }
        awaitFirst();
    }
}
