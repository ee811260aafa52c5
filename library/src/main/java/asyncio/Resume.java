package asyncio;

/** A fiber that was blocked in a JDK call and can go on. */
final class Resume extends Mail implements Entry {
    final Fiber fiber;

    Resume(Fiber fiber) {
        this.fiber = fiber;
    }
}
