package asyncio.testing;

import asyncio.Asyncio;
import asyncio.Coroutine;
import asyncio.Token;
import asyncio.VoidCoroutine;
import asyncio.net.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host of a {@link SimulatedNetwork}. Code that {@link #run} runs, and the tasks and callbacks that it starts,
 * connect and serve from here: by {@link asyncio.net.Net}, as anywhere else.
 */
public final class SimulatedHost {
    private final String name;
    final NetworkStack stack;

    SimulatedHost(String name, NetworkStack stack) {
        this.name = name;
        this.stack = stack;
    }

    /** Its name, by which other hosts find it. */
    public String name() {
        return name;
    }

    /** Its addresses, the preferred one first. */
    public List<InetAddress> addresses() {
        return stack.addresses();
    }

    /** Runs code on this host, in the current task, and returns what it returns. An exception comes as it is. */
    public <T extends @Nullable Object> T run(Coroutine<T> code) {
        Token<Network> before = Network.CURRENT.set(stack);
        try {
            return Asyncio.await(code);
        } finally {
            Network.CURRENT.reset(before);
        }
    }

    /** Runs code on this host, as {@link #run(Coroutine)}. */
    public void run(VoidCoroutine code) {
        this.<@Nullable Void>run(() -> {
            code.run();
            return null;
        });
    }

    /**
     * Lets power fail for a moment: the host forgets its connections and listening sockets. Code that runs here gets an
     * {@link IOException} from its connections. The other ends are not told: they get to know by a reset when they send
     * something, and wait for ever if they only listen.
     */
    public void crash() {
        try {
            stack.crash();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the sockets of " + this + " failed", e);
        }
    }

    /** How many sockets are open here, of all kinds. */
    public int openSockets() {
        return stack.openSockets();
    }

    @Override
    public String toString() {
        return "<SimulatedHost " + name + " " + addresses() + ">";
    }
}
