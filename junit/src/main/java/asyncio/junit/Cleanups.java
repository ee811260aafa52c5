package asyncio.junit;

import asyncio.VoidCoroutine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a test wants to have done at its end, after the methods after each test and whether it has failed or not: last
 * in, first out, each as part of a task, so it may wait. A test gets it by a parameter.
 */
public final class Cleanups {
    private final Deque<VoidCoroutine> cleanups = new ArrayDeque<>();

    Cleanups() {}

    /** Adds something to do at the end; what it throws fails the test, and the others are done all the same. */
    public void add(VoidCoroutine cleanup) {
        cleanups.push(Objects.requireNonNull(cleanup, "add() needs something to do, got null"));
    }

    /**
     * Has {@code resource} closed at the end.
     *
     * @return the resource
     */
    public <R extends AutoCloseable> R enter(R resource) {
        add(resource::close);
        return resource;
    }

    /** Does it all; also what is added meanwhile. */
    void run() throws Throwable {
        @Nullable Throwable failure = null;
        while (!cleanups.isEmpty()) {
            try {
                cleanups.pop().run();
            } catch (Throwable e) {
                failure = Failures.join(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
