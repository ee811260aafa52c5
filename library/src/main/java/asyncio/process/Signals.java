package asyncio.process;

import asyncio.Asyncio;
import asyncio.EventLoop;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Signals that the system or another process sends to this one, as callbacks of the running loop or as something to
 * iterate over:
 *
 * <pre>{@code
 * Signals.addSignalHandler("TERM", stopping::set);
 * }</pre>
 *
 * <p>A signal is named as the system does, {@code TERM} or {@code SIGTERM}. One loop at a time has it, and calls one
 * handler; until that is removed, or the loop closes, the signal does not do what it did before. A signal that the JVM
 * was started to ignore, as {@code nohup} does with SIGHUP, stays ignored.
 *
 * <p>Some cannot be had: SIGKILL and SIGSTOP are the system's; SIGSEGV, SIGFPE, SIGILL and SIGQUIT (a thread dump) are
 * the JVM's. In a JVM that was started with {@code java -Xrs} none can. SIGUSR2 and SIGPROF are used by the JDK Flight
 * Recorder while it samples: a handler is then called for its signals, too, and most samples are lost.
 *
 * <p>While a handler has SIGINT, Ctrl-C calls it instead of cancelling the main task of {@link Asyncio#run}. The
 * signals go through {@code sun.misc.Signal}, in the module {@code jdk.unsupported}. All methods are for code that runs
 * on a loop.
 */
public final class Signals {
    /** Who has which signal, by name; guarded by itself, as is {@link #CLOSING}. */
    private static final Map<String, TakenSignal> TAKEN = new HashMap<>();

    /** The loops that will give back what they have when they close. */
    private static final Set<EventLoop> CLOSING = Collections.newSetFromMap(new WeakHashMap<>());

    /** Other names of the same signals: a signal that has two owners would have its handler taken away unseen. */
    private static final Map<String, String> ALIASES = Map.of("CLD", "CHLD", "IOT", "ABRT", "POLL", "IO");

    private Signals() {}

    /**
     * Has {@code callback} called on the running loop, soon after each arrival of a signal, in a copy of the current
     * context; in place of an earlier handler of this loop.
     *
     * @throws IllegalArgumentException if the system knows no such signal
     * @throws IllegalStateException if the JVM or the system keeps it for itself, another loop has it, or no loop is
     *     running here
     * @throws UnsupportedOperationException if the JDK lacks the module {@code jdk.unsupported}
     */
    public static void addSignalHandler(String signal, Runnable callback) {
        Objects.requireNonNull(callback, "addSignalHandler() needs a callback, got null");
        String name = nameOf(signal);
        EventLoop loop = Asyncio.getRunningLoop();
        synchronized (TAKEN) {
            TakenSignal taken = TAKEN.get(name);
            if (taken == null) {
                take(loop, name, callback);
            } else {
                checkOurs(taken, loop, name);
                taken.replace(callback);
            }
        }
    }

    private static void take(EventLoop loop, String name, Runnable callback) {
        TAKEN.put(name, new TakenSignal(name, callback));
        if (CLOSING.add(loop)) {
            loop.callAtClose(() -> giveBackAll(loop));
        }
    }

    private static void checkOurs(TakenSignal taken, EventLoop loop, String name) {
        if (!taken.isOf(loop)) {
            throw new IllegalStateException("SIG" + name + " is taken by another event loop: " + taken.loop()
                    + "; one loop at a time has a signal, remove its handler there first");
        }
    }

    /** Gives a signal back to what it did before; false if this loop has no handler for it. */
    public static boolean removeSignalHandler(String signal) {
        String name = nameOf(signal);
        EventLoop loop = Asyncio.getRunningLoop();
        synchronized (TAKEN) {
            TakenSignal taken = TAKEN.get(name);
            if (taken == null || !taken.isOf(loop)) {
                return false;
            }
            TAKEN.remove(name);
            taken.giveBack();
            return true;
        }
    }

    private static void giveBackAll(EventLoop loop) {
        synchronized (TAKEN) {
            List<TakenSignal> ours =
                    TAKEN.values().stream().filter(taken -> taken.isOf(loop)).toList();
            TAKEN.values().removeAll(ours);
            ours.forEach(TakenSignal::giveBack);
        }
    }

    /**
     * Takes signals, to be iterated over as they arrive; see {@link SignalReceiver}. Close it to give them back.
     *
     * @throws IllegalArgumentException if none is named, or one that the system does not know
     * @throws IllegalStateException if one has a handler already, of this loop or another; and as
     *     {@link #addSignalHandler}
     */
    public static SignalReceiver receive(String... signals) {
        List<String> names =
                List.of(signals).stream().map(Signals::nameOf).distinct().toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("receive() needs at least one signal, got none");
        }
        EventLoop loop = Asyncio.getRunningLoop();
        SignalReceiver receiver = new SignalReceiver(names);
        synchronized (TAKEN) {
            for (String name : names) {
                checkFree(name, loop);
            }
            receiver.takeAll();
        }
        return receiver;
    }

    private static void checkFree(String name, EventLoop loop) {
        TakenSignal taken = TAKEN.get(name);
        if (taken != null) {
            checkOurs(taken, loop, name);
            throw new IllegalStateException(
                    "SIG" + name + " has a handler already: remove that first, or receive other signals");
        }
    }

    private static String nameOf(String signal) {
        Objects.requireNonNull(signal, "a signal needs a name, got null");
        String name = signal.startsWith("SIG") ? signal.substring("SIG".length()) : signal;
        return ALIASES.getOrDefault(name, name);
    }
}
