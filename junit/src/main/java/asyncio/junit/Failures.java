package asyncio.junit;

import asyncio.ExceptionContext;
import org.jspecify.annotations.Nullable;

/** Several failures as one, and errors without a caller as failures. */
final class Failures {
    private Failures() {}

    /** The first failure, with the second among its suppressed ones. */
    static Throwable join(@Nullable Throwable first, Throwable second) {
        if (first == null) {
            return second;
        }
        if (first != second) {
            first.addSuppressed(second);
        }
        return first;
    }

    static AssertionError unhandled(ExceptionContext context) {
        Throwable exception = context.exception();
        return new AssertionError(
                "an error that nobody handled: " + context.message() + (exception == null ? "" : ": " + exception),
                exception);
    }

    /** Throws anything, as it is. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> RuntimeException rethrow(Throwable error) throws X {
        throw (X) error;
    }
}
