package asyncio.net;

/** Counts what is written on a lost connection: from the fifth on, each is worth a warning. */
final class LostWrites {
    private static final int TO_WARN = 5;

    private int count;

    /** Notes one; {@code what} was done and on what. */
    void note(String what, BaseTransport transport) {
        if (++count >= TO_WARN) {
            Reports.warn(what + ", nothing is sent any more: check isClosing(): " + transport);
        }
    }
}
