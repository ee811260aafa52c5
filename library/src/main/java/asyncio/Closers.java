package asyncio;

import java.util.ArrayDeque;
import java.util.Objects;

/** What is to be done when a loop closes: first come first, and one that fails does not keep the others from it. */
final class Closers {
    private final EventLoop loop;
    private final ArrayDeque<Runnable> actions = new ArrayDeque<>();

    Closers(EventLoop loop) {
        this.loop = loop;
    }

    void add(Runnable action) {
        actions.add(Objects.requireNonNull(action, "callAtClose() needs an action"));
    }

    void run() {
        Runnable action;
        while ((action = actions.poll()) != null) {
            try {
                action.run();
            } catch (Throwable e) {
                loop.callExceptionHandler(ExceptionContext.of("Exception in an action at the close of the event loop")
                        .withException(e));
            }
        }
    }
}
