package asyncio;

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

    void handle(ExceptionContext context) {
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
        LOGGER.log(System.Logger.Level.ERROR, text.toString(), Text.printable(context.exception()));
    }

    private static void append(StringBuilder text, String key, @Nullable Object value) {
        if (value != null) {
            text.append(System.lineSeparator()).append(key).append(": ").append(Text.of(value));
        }
    }
}
