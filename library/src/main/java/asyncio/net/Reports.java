package asyncio.net;

import asyncio.Asyncio;
import asyncio.EventLoop;
import asyncio.ExceptionContext;
import asyncio.KeyboardInterrupt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What transports and servers say when something goes wrong or is used wrongly. */
final class Reports {
    private static final System.Logger LOGGER = System.getLogger("asyncio");

    private Reports() {}

    /** Hands an error to the loop's exception handler, unless it has to end the loop: then it is thrown. */
    static void failure(EventLoop loop, String message, Object where, Throwable error) {
        if (error instanceof KeyboardInterrupt interrupt) {
            throw interrupt;
        }
        if (error instanceof VirtualMachineError fatal && !(error instanceof StackOverflowError)) {
            throw fatal;
        }
        loop.callExceptionHandler(ExceptionContext.of(message + ": " + where).withException(error));
    }

    /** Calls a protocol about something whose failure ends nothing: it is reported. */
    static <P> void tell(EventLoop loop, BaseTransport transport, P protocol, String method, Consumer<? super P> what) {
        try {
            what.accept(protocol);
        } catch (Throwable e) {
            failure(loop, "protocol." + method + "() failed", transport, e);
        }
    }

    static void log(System.Logger.Level level, String message) {
        LOGGER.log(level, message);
    }

    static void warn(String message) {
        LOGGER.log(System.Logger.Level.WARNING, message);
    }

    /** Says in debug mode what somebody did, or what happened to it. */
    static void trace(EventLoop loop, Object who, String what) {
        if (loop.getDebug()) {
            log(System.Logger.Level.DEBUG, who + what);
        }
    }

    /** As {@link #trace(EventLoop, Object, String)}, with the reason, if there is one. */
    static void trace(EventLoop loop, Object who, String what, @Nullable Throwable reason) {
        trace(loop, who, reason == null || !loop.getDebug() ? what : what + ": " + reason);
    }

    /** As {@link #trace(EventLoop, Object, String)}, for more people. */
    static void traceAtInfo(EventLoop loop, Object who, String what) {
        if (loop.getDebug()) {
            log(System.Logger.Level.INFO, who + what);
        }
    }

    /** For those who look into it; the error has been handed on, or there is nobody to hand it to. */
    static void debug(String message, Throwable error) {
        LOGGER.log(System.Logger.Level.DEBUG, message, error);
    }

    /** Refuses a call from code that is not on the loop while the loop runs. */
    static void checkLoop(EventLoop loop, String act) {
        if (loop.isRunning() && running() != loop) {
            throw outside(act, "use loop.callSoonThreadsafe(...)");
        }
    }

    /** Refuses to wait elsewhere for what only the loop can wake. */
    static void checkWait(EventLoop loop, String act) {
        if (running() != loop) {
            throw outside(act, "only its tasks can wait there; use runCoroutineThreadsafe(..., loop)");
        }
    }

    private static IllegalStateException outside(String act, String remedy) {
        return new IllegalStateException(
                act + "() from outside its event loop: transports and streams belong to one loop; " + remedy);
    }

    /** Refuses a call that has to wait from code that is no task, such as a callback. */
    static void checkTask(String act) {
        if (Asyncio.currentTask() == null) {
            throw new IllegalStateException(
                    act + "() outside a task: only a task can wait; start one with createTask(...)");
        }
    }

    /** The loop that runs this code, or null. */
    static @Nullable EventLoop running() {
        try {
            return Asyncio.getRunningLoop();
        } catch (IllegalStateException e) {
            return null;
        }
    }
}
