package asyncio;

/**
 * The continuation of a virtual thread that is no task of ours: it was started by code on the loop, with the JDK's own
 * API, and inherited the loop as its scheduler. It takes its turn like everything else.
 */
final class Guest extends Mail implements Entry {
    final Runnable continuation;

    Guest(Runnable continuation) {
        this.continuation = continuation;
    }
}
