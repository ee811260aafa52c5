package asyncio;

/** The moment at which a {@link Timeout} ends its body; a handle of its own, because most are cancelled. */
final class Expiry extends TimerHandle {
    private final Timeout timeout;

    Expiry(EventLoop loop, long whenNanos, Timeout timeout) {
        super(loop, whenNanos, null, Bindings.EMPTY);
        this.timeout = timeout;
    }

    @Override
    void invoke() {
        timeout.expire();
    }

    @Override
    Object target() {
        return timeout;
    }
}
