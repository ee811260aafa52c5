package asyncio;

/** The moment at which a {@link CancelScope} is cancelled. */
final class ScopeExpiry extends TimerHandle {
    private final CancelScope scope;

    ScopeExpiry(EventLoop loop, long whenNanos, CancelScope scope) {
        super(loop, whenNanos, null, Bindings.EMPTY);
        this.scope = scope;
    }

    @Override
    void invoke() {
        scope.expire();
    }

    @Override
    Object target() {
        return scope;
    }
}
