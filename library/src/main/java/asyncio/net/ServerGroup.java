package asyncio.net;

import asyncio.Asyncio;
import asyncio.CancelledError;
import asyncio.Event;
import asyncio.EventLoop;
import asyncio.LoopGroup;
import asyncio.Task;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One server on several loops, and so on several cores. Made by {@link Net#serveOnCores} and
 * {@link Net#createServerOnCores}; the loops begin and end together, as a {@link LoopGroup}.
 *
 * <p>A connection stays on the loop that has got it. On Linux each loop listens by itself and the system spreads the
 * connections; elsewhere the loop that has made the group accepts them, and deals them out in turn. Handlers and
 * factories of protocols are called on all loops, at the same time: what they share has to be made for threads.
 *
 * <p>All methods are for code on the loop that has made the group. An error that ends one of the loops, such as an
 * {@link OutOfMemoryError}, ends the others and then the loop that has made the group.
 */
public final class ServerGroup implements AutoCloseable {
    /** How connections get to the loops. */
    enum Spreading {
        BY_SYSTEM,
        IN_TURN;

        /** Other systems let sockets share a port, too, but do not spread the connections evenly, or at all. */
        static Spreading ofThisSystem() {
            return System.getProperty("os.name").equals("Linux") ? BY_SYSTEM : IN_TURN;
        }
    }

    private final EventLoop loop = Asyncio.getRunningLoop();
    private final List<Member> members = new ArrayList<>();
    private final List<ServerSocketChannel> sockets;
    private final List<Acceptor> acceptors = new ArrayList<>();
    private final ServerOptions options;
    private final CompletableFuture<@Nullable Void> allServe = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> closeRequested = new CompletableFuture<>();
    private final AtomicInteger toStart;
    private final Event over = new Event();
    private final Task<@Nullable Void> run;
    private boolean stopped;
    private int dealt;

    private ServerGroup(
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            List<List<ServerSocketChannel>> listening,
            ServerOptions options,
            LoopGroup loops) {
        this.options = options;
        sockets = listening.stream().flatMap(List::stream).toList();
        toStart = new AtomicInteger(loops.size());
        boolean dealing = listening.size() < loops.size();
        for (int i = 0; i < loops.size(); i++) {
            members.add(new Member(protocolFactory, dealing ? List.of() : listening.get(i)));
        }
        if (dealing) {
            sockets.forEach(socket -> acceptors.add(new Acceptor(loop, socket, this, options.backlog(), this::deal)));
        }
        run = Asyncio.createTask(() -> runOn(loops), "server-group");
        run.addDoneCallback(ended -> end());
    }

    static ServerGroup start(
            Supplier<? extends BaseProtocol<Transport>> protocolFactory,
            List<String> hosts,
            int port,
            ServerOptions options,
            int cores,
            Spreading spreading)
            throws IOException {
        ServerOpening.checkFactory(protocolFactory);
        LoopGroup loops = new LoopGroup(cores);
        boolean shared = spreading == Spreading.BY_SYSTEM && cores > 1;
        List<List<ServerSocketChannel>> listening =
                Listening.at(hosts, port, shared ? options.withReusePort(true) : options, shared ? cores : 1);
        ServerGroup group = new ServerGroup(protocolFactory, listening, options, loops);
        group.awaitStart();
        return group;
    }

    private void awaitStart() {
        Event known = new Event();
        Asyncio.wrapFuture(allServe).addDoneCallback(all -> known.set());
        run.addDoneCallback(failed -> known.set());
        try {
            known.await();
        } catch (CancelledError e) {
            stop();
            Asyncio.uninterruptible(over::await);
            throw e;
        }
        if (run.done()) {
            run.result();
        }
        acceptors.forEach(Acceptor::start);
    }

    private void runOn(LoopGroup loops) {
        try {
            loops.run(index -> members.get(index).serve());
        } catch (CancelledError e) {
            if (!stopped) {
                throw e;
            }
        }
    }

    /** No loop is left, or none has begun: a task that is cancelled before its first step never takes it. */
    private void end() {
        acceptors.forEach(Acceptor::close);
        for (ServerSocketChannel socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                Reports.failure(loop, "Closing a channel failed", socket, e);
            }
        }
        over.set();
    }

    /** A connection for the next loop. */
    private void deal(SocketChannel channel) {
        Member member = members.get(dealt++ % members.size());
        try {
            member.take(channel);
        } catch (IllegalStateException e) {
            Established.closeQuietly(channel, e);
            Reports.failure(loop, "A connection came for a loop that has ended", this, e);
        }
    }

    /** How many loops there are. */
    public int size() {
        return members.size();
    }

    /**
     * The port of the first listening socket, which the system has chosen if 0 was asked for.
     *
     * @throws IllegalStateException if the group is closed
     */
    public int port() {
        if (!sockets.getFirst().isOpen()) {
            throw new IllegalStateException(this + " has no port: it is closed");
        }
        return Listening.portOf(sockets.getFirst());
    }

    /**
     * Serves until the task is cancelled, then stops all loops and waits for their ends before it throws; or until the
     * group is closed and has no connection any more.
     *
     * @throws asyncio.ExceptionGroup if a loop has failed, with the failures of all
     * @throws IllegalStateException from another loop than the one that has started it
     */
    public void serveForever() {
        Reports.checkWait(loop, "serveForever");
        try {
            over.await();
        } catch (CancelledError e) {
            stop();
            Asyncio.uninterruptible(over::await);
            throwIfFailed();
            throw e;
        }
        throwIfFailed();
    }

    /**
     * Waits until all loops have ended: the group is closed and has no connection any more, or is stopped, or has
     * failed.
     *
     * @throws asyncio.ExceptionGroup if a loop has failed, with the failures of all
     * @throws IllegalStateException from another loop than the one that has started it
     */
    public void waitClosed() {
        Reports.checkWait(loop, "waitClosed");
        over.await();
        throwIfFailed();
    }

    private void throwIfFailed() {
        if (run.done()) {
            run.result();
        }
    }

    /** Ends the listening on all loops; does not wait. Connections stay, each until it ends by itself. Idempotent. */
    @Override
    public void close() {
        Reports.checkLoop(loop, "close");
        acceptors.forEach(Acceptor::close);
        closeRequested.complete(null);
    }

    /** Closes all connections there are, on all loops, each as by {@link Transport#close}. Does not wait. */
    public void closeClients() {
        Reports.checkLoop(loop, "closeClients");
        members.forEach(member -> member.tell(Server::closeClients));
    }

    /** Ends all connections there are at once, on all loops, each as by {@link Transport#abort}. Does not wait. */
    public void abortClients() {
        Reports.checkLoop(loop, "abortClients");
        members.forEach(member -> member.tell(Server::abortClients));
    }

    /**
     * Ends all loops, as {@link asyncio.Runner#close} does: tasks that handle connections are cancelled, and what is
     * open then is closed. Does not wait. Idempotent.
     */
    public void stop() {
        Reports.checkLoop(loop, "stop");
        stopped = true;
        run.cancel();
    }

    @Override
    public String toString() {
        return "<ServerGroup of " + members.size() + " loops" + (run.done() ? " ended" : "") + ">";
    }

    /** The server of one loop. */
    private final class Member {
        private final Supplier<? extends BaseProtocol<Transport>> protocolFactory;
        private final List<ServerSocketChannel> ownSockets;
        private volatile @Nullable Server server;

        Member(Supplier<? extends BaseProtocol<Transport>> protocolFactory, List<ServerSocketChannel> ownSockets) {
            this.protocolFactory = protocolFactory;
            this.ownSockets = ownSockets;
        }

        /** On its own loop. */
        void serve() {
            Server made = new Server(Asyncio.getRunningLoop(), ownSockets, protocolFactory, options, null);
            server = made;
            made.startServing();
            if (toStart.decrementAndGet() == 0) {
                allServe.complete(null);
            }
            try {
                Asyncio.await(Asyncio.wrapFuture(closeRequested.copy()));
            } finally {
                made.close();
            }
            made.waitClosed();
        }

        /** Has something done on its own loop; a loop that has ended has no connection any more. */
        void tell(Consumer<Server> act) {
            Server told = server;
            if (told == null || told.getLoop().isClosed()) {
                return;
            }
            try {
                told.getLoop().callSoonThreadsafe(() -> act.accept(told));
            } catch (IllegalStateException e) {
                Reports.debug("a loop of a group has ended meanwhile: " + ServerGroup.this, e);
            }
        }

        /** On the loop that accepts. */
        void take(SocketChannel channel) {
            Server receiver = server;
            if (receiver == null) {
                throw new IllegalStateException("the server of this loop has not started");
            }
            receiver.getLoop().callSoonThreadsafe(() -> receiver.welcome(channel));
        }
    }
}
