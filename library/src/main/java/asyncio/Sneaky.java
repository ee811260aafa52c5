package asyncio;

/** Throwing what was thrown, checked or not: how an awaited exception stays the object that it was. */
final class Sneaky {
    private Sneaky() {}

    /** Throws {@code error} itself; declared to return so that callers can write {@code throw}. */
    static RuntimeException rethrow(Throwable error) {
        return Sneaky.<RuntimeException, RuntimeException>raise(error);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <R, E extends Throwable> R raise(Throwable error) throws E {
        throw (E) error;
    }

    /** Whether an error is not for an exception handler but leaves the running loop at once. */
    static boolean endsTheLoop(Throwable error) {
        return error instanceof KeyboardInterrupt
                || (error instanceof VirtualMachineError && !(error instanceof StackOverflowError));
    }
}
