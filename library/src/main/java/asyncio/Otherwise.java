package asyncio;

import org.jspecify.annotations.Nullable;

/** What takes place when nothing else can without waiting. */
final class Otherwise extends Attempt {
    /** Only after all others have been asked. */
    @Override
    boolean isReady() {
        return false;
    }

    @Override
    void perform() {}

    @Override
    @Nullable
    Void result() {
        return null;
    }

    @Override
    void enter(ChannelWait newWait, Task<?> task) {
        throw new IllegalStateException("there is nothing to wait for");
    }

    @Override
    void leave() {}

    @Override
    boolean resume() {
        return true;
    }

    @Override
    boolean abandon() {
        return true;
    }
}
