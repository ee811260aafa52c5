package asyncio.process;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.ExceptionContext;
import asyncio.Future;
import asyncio.LeakWatch;
import asyncio.net.BaseProtocol;
import asyncio.net.ExtraInfo;
import asyncio.net.Transport;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a child, as its protocol is told of it: {@code connectionMade} when its pipes are connected, then what
 * comes, then {@code connectionLost} when it has ended and all its pipes are closed, whichever is last. What happens
 * before {@code connectionMade} is told after it.
 */
final class ProcessTransport implements SubprocessTransport {
    private static final System.Logger LOGGER = System.getLogger("asyncio");

    private final EventLoop loop;
    private final @Nullable LeakWatch leak;
    private final Child child;
    private final @Nullable ChildPipe[] pipes = new ChildPipe[3];
    private final Set<Future<@Nullable Void>> exitWaiters = new HashSet<>();
    private final ArrayDeque<Runnable> untold = new ArrayDeque<>();
    private SubprocessProtocol protocol;
    private boolean connected;
    private boolean closed;
    private boolean lastIsTold;

    private ProcessTransport(EventLoop loop, Spawned spawned, SubprocessProtocol protocol) throws IOException {
        this.loop = loop;
        this.protocol = protocol;
        leak = loop.getDebug() ? LeakWatch.on(this, "unclosed child process " + spawned.pid()) : null;
        child = new Child(loop, spawned, new Child.Owner() {
            @Override
            public void ended(int code) {
                exited(code);
            }

            @Override
            public void leftRunning() {
                warnIfUnclosed();
            }
        });
        for (int fd = 0; fd < pipes.length; fd++) {
            int end = spawned.pipes().get(fd);
            if (end >= 0) {
                String name = "fd " + fd + " of process " + spawned.pid();
                pipes[fd] = new ChildPipe(this, fd, DescriptorPipe.ofChild(loop, end, fd != 0, name));
            }
        }
    }

    /** Makes a transport for a child, and waits until its protocol knows of it; the child is ended if that fails. */
    static ProcessTransport connect(EventLoop loop, Spawned spawned, Command command, SubprocessProtocol protocol)
            throws IOException {
        ProcessTransport transport = new ProcessTransport(loop, spawned, protocol);
        if (loop.getDebug()) {
            LOGGER.log(System.Logger.Level.INFO, "execute program '" + command + "': " + transport);
        }
        Future<@Nullable Void> made = loop.createFuture();
        boolean done = false;
        try {
            for (ChildPipe pipe : transport.pipes) {
                if (pipe != null) {
                    pipe.connect();
                }
            }
            loop.callSoon(() -> transport.connected(made));
            Asyncio.await(made);
            done = true;
            return transport;
        } finally {
            if (!done) {
                transport.close();
            }
        }
    }

    private void connected(Future<@Nullable Void> made) {
        tell(() -> protocol.connectionMade(this));
        connected = true;
        for (Runnable call = untold.poll(); call != null; call = untold.poll()) {
            tell(call);
        }
        for (ChildPipe pipe : pipes) {
            if (pipe != null) {
                pipe.start();
            }
        }
        if (!made.done()) {
            made.setResult(null);
        }
    }

    private void call(Runnable what) {
        if (connected) {
            tell(what);
        } else {
            untold.add(what);
        }
    }

    private void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error e) {
            loop.callExceptionHandler(ExceptionContext.of("Exception in the protocol of a child process: " + this)
                    .withException(e));
        }
    }

    SubprocessProtocol protocol() {
        return protocol;
    }

    /** The loop closes, and the child is killed. */
    private void warnIfUnclosed() {
        if (loop.getDebug() && !closed) {
            String warning = "unclosed transport " + this;
            if (leak != null) {
                leak.warn(warning);
            } else {
                LOGGER.log(System.Logger.Level.WARNING, warning);
            }
        }
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        if (leak != null) {
            leak.done();
        }
    }

    private void exited(int code) {
        if (loop.getDebug()) {
            LOGGER.log(System.Logger.Level.INFO, this + " exited with return code " + code);
        }
        nothingIsLeft();
        call(() -> protocol.processExited());
        for (Future<@Nullable Void> waiter : exitWaiters) {
            if (!waiter.done()) {
                waiter.setResult(null);
            }
        }
        exitWaiters.clear();
        finishIfOver();
    }

    void pipeLost(int fd, @Nullable Throwable exception) {
        call(() -> protocol.pipeConnectionLost(fd, exception));
        finishIfOver();
    }

    private void finishIfOver() {
        if (lastIsTold || child.returncode().isEmpty()) {
            return;
        }
        for (ChildPipe pipe : pipes) {
            if (pipe != null && !pipe.isLost()) {
                return;
            }
        }
        lastIsTold = true;
        loop.callSoon(() -> call(() -> {
            closed = true;
            protocol.connectionLost(null);
        }));
    }

    /** Waits until the child has ended; being cancelled meanwhile is of no concern to it. */
    int awaitExit() {
        while (child.returncode().isEmpty()) {
            Future<@Nullable Void> waiter = loop.createFuture();
            exitWaiters.add(waiter);
            try {
                Asyncio.await(waiter);
            } finally {
                exitWaiters.remove(waiter);
            }
        }
        return child.returncode().getAsInt();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (loop.isClosed()) {
            return; // that has closed its pipes and killed it
        }
        nothingIsLeft();
        if (loop.getDebug() && child.returncode().isEmpty()) {
            LOGGER.log(System.Logger.Level.WARNING, "Close running child process: kill " + this);
        }
        for (ChildPipe pipe : pipes) {
            if (pipe != null) {
                closePipe(pipe);
            }
        }
        child.look();
        child.signal(Child.SIGKILL);
    }

    private void closePipe(ChildPipe pipe) {
        try {
            pipe.close();
        } catch (IOException e) {
            loop.callExceptionHandler(
                    ExceptionContext.of("Closing a pipe failed: " + this).withException(e));
        }
    }

    @Override
    public boolean isClosing() {
        return closed;
    }

    @Override
    public int getPid() {
        return child.pid();
    }

    @Override
    public OptionalInt getReturncode() {
        return child.returncode();
    }

    @Override
    public @Nullable Transport getPipeTransport(int fd) {
        ChildPipe pipe = fd >= 0 && fd < pipes.length ? pipes[fd] : null;
        return pipe == null ? null : pipe.transport();
    }

    @Override
    public void sendSignal(int signal) {
        if (child.returncode().isPresent()) {
            throw new ProcessLookupException("sendSignal(" + signal + ") to process " + child.pid()
                    + ", which has ended: look at the returncode before");
        }
        child.signal(signal);
    }

    @Override
    public void sendSignalToGroup(int signal) {
        child.signalGroup(signal);
    }

    @Override
    public void setProtocol(BaseProtocol<?> newProtocol) {
        Objects.requireNonNull(newProtocol, "a transport needs a protocol, got null");
        if (!(newProtocol instanceof SubprocessProtocol fitting)) {
            throw new IllegalArgumentException("a child process needs a SubprocessProtocol, not a "
                    + newProtocol.getClass().getName());
        }
        protocol = fitting;
    }

    @Override
    public BaseProtocol<?> getProtocol() {
        return protocol;
    }

    @Override
    public <T> @Nullable T getExtraInfo(ExtraInfo<T> key) {
        return key.equals(SubprocessTransport.SUBPROCESS)
                ? ProcessHandle.of(child.pid()).map(key.type()::cast).orElse(null)
                : null;
    }

    @Override
    public String toString() {
        OptionalInt code = child.returncode();
        return "<SubprocessTransport" + (closed ? " closed" : "") + " pid=" + child.pid()
                + (code.isPresent() ? " returncode=" + code.getAsInt() : " running") + ">";
    }
}
