package asyncio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where futures, tasks and callbacks were made; filled in debug mode only, and kept beside them. From any thread. */
final class Origins {
    /** As many frames as Python keeps. */
    private static final int DEPTH = 10;

    private final WeakIdentityMap<List<StackTraceElement>> frames = new WeakIdentityMap<>();
    private final WeakIdentityMap<String> targets = new WeakIdentityMap<>();

    /** Remembers that the calling code makes {@code made}. */
    void record(Object made) {
        List<StackTraceElement> here = here();
        if (!here.isEmpty()) {
            frames.put(made, here);
        }
    }

    /** The user's frames that lead to this call. */
    static List<StackTraceElement> here() {
        return Frames.ofUser(new Throwable().getStackTrace(), DEPTH);
    }

    /** Frames of the code that has made an object, innermost first; null if nobody has noted it. */
    @Nullable
    List<StackTraceElement> of(@Nullable Object made) {
        return made == null ? null : frames.get(made);
    }

    /** The end of a description, with a blank before it; empty if nobody has noted it. */
    String createdAt(Object made) {
        List<StackTraceElement> origin = frames.get(made);
        return origin == null ? "" : " created at " + Frames.place(origin.getFirst());
    }

    /** What a handle called that is cancelled and has let go of its callback. */
    void recordTarget(Handle handle, @Nullable Object target) {
        if (target != null) {
            targets.put(handle, target.getClass().getName());
        }
    }

    @Nullable
    String target(Handle handle) {
        return targets.get(handle);
    }
}
