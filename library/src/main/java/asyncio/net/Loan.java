package asyncio.net;

/** Whether the writing of a transport is lent to the sender of a file, as {@link OwnTransport} says. */
final class Loan {
    private boolean lent;

    void begin() {
        lent = true;
    }

    void end() {
        lent = false;
    }

    void check(String act, Transport transport) {
        if (lent) {
            throw new IllegalStateException("unable to " + act + "(); sendfile is in progress: " + transport);
        }
    }
}
