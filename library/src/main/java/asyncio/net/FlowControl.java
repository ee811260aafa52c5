package asyncio.net;

import java.util.Objects;

/** Whether a protocol has to stop writing: above the high water mark, until the low one is reached. */
final class FlowControl {
    private WriteBufferLimits limits = WriteBufferLimits.DEFAULT;
    private boolean paused;

    WriteBufferLimits limits() {
        return limits;
    }

    void setLimits(WriteBufferLimits newLimits) {
        limits = Objects.requireNonNull(
                newLimits, "a transport needs water marks, got null: WriteBufferLimits.DEFAULT are the usual ones");
    }

    /** Whether the protocol is to be paused now, because a buffer has grown to {@code size}. */
    boolean pauses(long size) {
        if (paused || size <= limits.high()) {
            return false;
        }
        paused = true;
        return true;
    }

    /** Whether the protocol is to be resumed now, because a buffer has shrunk to {@code size}. */
    boolean resumes(long size) {
        if (!paused || size > limits.low()) {
            return false;
        }
        paused = false;
        return true;
    }
}
