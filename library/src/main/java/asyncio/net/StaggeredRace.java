package asyncio.net;

import asyncio.Asyncio;
import asyncio.ReturnWhen;
import asyncio.Task;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attempts to connect that begin one after the other but run side by side: the next begins when the one before has
 * failed, or has taken too long. The first that succeeds wins; the others are cancelled, and what they may have
 * connected is closed. This is the core of Happy Eyeballs, RFC 8305.
 */
final class StaggeredRace {
    private static final double NANOS = 1e9;

    private final double delay;
    private final Attempt attempt;
    private final List<Task<?>> attempts = new ArrayList<>();
    private @Nullable SocketChannel winner;

    /** One attempt: a connected channel, or null. */
    @FunctionalInterface
    interface Attempt {
        @Nullable
        SocketChannel connect(InetSocketAddress remote) throws IOException;
    }

    StaggeredRace(Duration delay, Attempt attempt) {
        this.delay = delay.toNanos() / NANOS;
        this.attempt = attempt;
    }

    /** The channel of the winner, or null if there is none; when this returns, no attempt is left. */
    @Nullable
    SocketChannel run(List<InetSocketAddress> remotes) throws IOException {
        boolean over = false;
        try {
            for (int i = 0; i < remotes.size() && winner == null; i++) {
                InetSocketAddress remote = remotes.get(i);
                awaitTurnOfNext(start(remote));
            }
            while (winner == null && !running().isEmpty()) {
                Asyncio.wait(running(), ReturnWhen.FIRST_COMPLETED);
            }
            endAll();
            over = true;
            if (winner == null) {
                throwFailure();
            }
            return winner;
        } finally {
            if (!over) {
                endAll();
                closeWinner();
            }
        }
    }

    private Task<?> start(InetSocketAddress remote) {
        Task<?> task = Asyncio.createTask(() -> compete(remote), "connect to " + remote);
        attempts.add(task);
        return task;
    }

    private void compete(InetSocketAddress remote) throws IOException {
        SocketChannel connected = attempt.connect(remote);
        if (winner == null) {
            winner = connected;
        } else if (connected != null) {
            connected.close();
        }
    }

    private void awaitTurnOfNext(Task<?> latest) {
        double deadline = Asyncio.getRunningLoop().time() + delay;
        double left = delay;
        while (winner == null && !latest.done() && left > 0) {
            Asyncio.wait(running(), left, ReturnWhen.FIRST_COMPLETED);
            left = deadline - Asyncio.getRunningLoop().time();
        }
    }

    private List<Task<?>> running() {
        return attempts.stream().filter(task -> !task.done()).toList();
    }

    private void endAll() {
        running().forEach(Task::cancel);
        while (!running().isEmpty()) {
            Asyncio.wait(running());
        }
    }

    /** Attempts do not fail by themselves, so one that has is a mistake in the program. */
    private void throwFailure() {
        attempts.stream().filter(task -> !task.cancelled()).forEach(Task::result);
    }

    private void closeWinner() throws IOException {
        if (winner != null) {
            winner.close();
        }
    }
}
