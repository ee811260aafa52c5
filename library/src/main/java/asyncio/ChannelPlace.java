package asyncio;

import org.jspecify.annotations.Nullable;

/** A place in a {@link ChannelLine}. */
abstract sealed class ChannelPlace extends Attempt permits Reception, Delivery {
    private final ChannelLine line;

    /** The end of the channel at which it stands. */
    final Object end;

    /** When it came, compared with others; zero before it does. */
    long ticket;

    /** Neighbours in the line. */
    @Nullable
    ChannelPlace previous;

    @Nullable
    ChannelPlace next;

    ChannelPlace(ChannelLine line, Object end) {
        this.line = line;
        this.end = end;
    }

    @Override
    void enter(ChannelWait newWait, Task<?> task) {
        wait = newWait;
        line.enter(this);
    }

    @Override
    final void leave() {
        if (wait != null) {
            wait = null;
            line.leave(this);
        }
    }
}
