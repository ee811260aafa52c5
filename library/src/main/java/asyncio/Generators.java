package asyncio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The generators of a loop that have begun and not ended, in the order in which they did. */
final class Generators {
    private static final System.Logger LOGGER = System.getLogger("asyncio");

    private final EventLoop loop;
    private final Set<Generator<?>> live = new LinkedHashSet<>();
    private boolean shutDown;

    Generators(EventLoop loop) {
        this.loop = loop;
    }

    void begun(Generator<?> generator) {
        if (shutDown) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "asynchronous generator " + generator + " was begun after EventLoop.shutdownAsyncgens(): nobody"
                            + " will close it unless the program does");
        }
        live.add(generator);
    }

    void ended(Generator<?> generator) {
        live.remove(generator);
    }

    boolean isEmpty() {
        return live.isEmpty();
    }

    /** Closes all of them side by side, and reports those that fail; from then on a new one is warned about. */
    void shutDown() {
        shutDown = true;
        if (live.isEmpty()) {
            return;
        }
        List<Generator<?>> closing = List.copyOf(live);
        VoidCoroutine[] closes =
                closing.stream().map(one -> (VoidCoroutine) one::close).toArray(VoidCoroutine[]::new);
        List<@Nullable Object> results = Asyncio.await(Asyncio.gatherReturnExceptions(closes));
        for (int i = 0; i < closing.size(); i++) {
            if (results.get(i) instanceof Throwable error && !(error instanceof CancelledError)) {
                report(closing.get(i), error);
            }
        }
    }

    private void report(Generator<?> generator, Throwable error) {
        loop.callExceptionHandler(
                ExceptionContext.of("an error occurred during closing of asynchronous generator " + generator)
                        .withException(error)
                        .with("asyncgen", generator));
    }

    /** Unwinds those that are left when their loop is closed. */
    void unwind() {
        for (Generator<?> generator : List.copyOf(live)) {
            loop.agenda.drop(Closing::orphan);
            Throwable error = generator.producer().unwind();
            if (error != null) {
                report(generator, error);
            }
        }
    }
}
