package asyncio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where errors go that have no caller. */
final class Failures {
    private static final System.Logger LOGGER = System.getLogger("asyncio");

    private final EventLoop loop;
    private @Nullable ExceptionHandler handler;

    Failures(EventLoop loop) {
        this.loop = loop;
    }

    @Nullable
    ExceptionHandler getHandler() {
        return handler;
    }

    void setHandler(@Nullable ExceptionHandler newHandler) {
        handler = newHandler;
    }

    void handle(ExceptionContext told) {
        ExceptionContext context = withOrigin(told);
        ExceptionHandler custom = handler;
        if (custom == null) {
            logSafely(context);
            return;
        }
        try {
            custom.handle(loop, context);
        } catch (Throwable e) {
            if (Sneaky.endsTheLoop(e)) {
                throw Sneaky.rethrow(e);
            }
            logSafely(context);
            logSafely(
                    ExceptionContext.of("Unhandled error in exception handler").withException(e));
        }
    }

    /** Adds where the thing was made that the context is about, if somebody has noted it. */
    private ExceptionContext withOrigin(ExceptionContext context) {
        if (context.sourceTraceback() != null) {
            return context;
        }
        return Stream.of(
                        Optional.ofNullable(context.handle()),
                        Optional.ofNullable(context.future()),
                        Optional.ofNullable(context.task()))
                .flatMap(Optional::stream)
                .map(loop.origins::of)
                .filter(Objects::nonNull)
                .findFirst()
                .map(context::withSourceTraceback)
                .orElse(context);
    }

    /** Describing an error calls code of the user, which may fail as well. */
    private static void logSafely(ExceptionContext context) {
        try {
            log(context);
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.ERROR, "Exception in default exception handler", e);
        }
    }

    static void log(ExceptionContext context) {
        StringBuilder text = new StringBuilder(context.message());
        append(text, "future", context.future());
        append(text, "task", context.task() == context.future() ? null : context.task());
        append(text, "handle", context.handle());
        context.others().forEach((key, value) -> append(text, key, value));
        appendWait(text, context.task());
        appendOrigin(text, context);
        LOGGER.log(System.Logger.Level.ERROR, text.toString(), Text.printable(context.exception()));
    }

    private static void append(StringBuilder text, String key, @Nullable Object value) {
        if (value != null) {
            text.append(System.lineSeparator()).append(key).append(": ").append(Text.of(value));
        }
    }

    /** Where a task that is concerned waits, as long as it does. */
    private static void appendWait(StringBuilder text, @Nullable Task<?> task) {
        if (task != null && !task.done() && task.waitsFor() != null) {
            appendFrames(text, "Task waits at", task.getStack());
        }
    }

    private static void appendOrigin(StringBuilder text, ExceptionContext context) {
        if (context.sourceTraceback() != null) {
            appendFrames(text, "Object created at", context.sourceTraceback());
            return;
        }
        Fiber fiber = Loops.currentFiber();
        Handle running = fiber == null ? null : fiber.handle;
        List<StackTraceElement> origin = running == null ? null : running.loop.origins.of(running);
        appendFrames(text, "Handle created at", origin == null ? List.of() : origin);
    }

    private static void appendFrames(StringBuilder text, String title, List<StackTraceElement> frames) {
        if (!frames.isEmpty()) {
            text.append(System.lineSeparator()).append(title).append(" (most recent call first):");
            text.append(Frames.lines(frames));
        }
    }
}
