package asyncio;

import java.lang.ref.Cleaner;
import java.util.List;

/**
 * Warns when an object that had to be closed, or used up, is collected without: with the place where it was made, in
 * debug mode. The warning goes to the {@code System.Logger} named {@code asyncio}, from a thread of the JDK.
 *
 * <pre>{@code
 * private final LeakWatch leak = LeakWatch.on(this, "unclosed connection " + name);
 *
 * public void close() {
 *     leak.done();
 *     ...
 * }
 * }</pre>
 */
public final class LeakWatch {
    private final Complaint complaint;

    private LeakWatch(Complaint complaint) {
        this.complaint = complaint;
    }

    /** What is said, and whether it has to be; must not hold the object. */
    private static final class Complaint implements Runnable {
        private static final System.Logger LOGGER = System.getLogger("asyncio");
        private static final Cleaner CLEANER = Cleaner.create();

        private final String warning;
        private final List<StackTraceElement> origin;
        private volatile boolean settled;

        Complaint(String warning, List<StackTraceElement> origin) {
            this.warning = warning;
            this.origin = origin;
        }

        @Override
        public void run() {
            say(warning);
        }

        /** Once. */
        void say(String words) {
            if (!settled) {
                settled = true;
                String created = System.lineSeparator() + "Object created at (most recent call first):";
                LOGGER.log(
                        System.Logger.Level.WARNING, origin.isEmpty() ? words : words + created + Frames.lines(origin));
            }
        }
    }

    /**
     * Watches an object. In debug mode of the running loop the place of the call is remembered.
     *
     * @param warning what to say, such as {@code unclosed connection to 10.0.0.1}
     */
    public static LeakWatch on(Object object, String warning) {
        EventLoop loop = Loops.current();
        return on(object, warning, loop != null && loop.debug);
    }

    static LeakWatch on(Object object, String warning, boolean debug) {
        Complaint complaint = new Complaint(warning, debug ? Origins.here() : List.of());
        Complaint.CLEANER.register(object, complaint);
        return new LeakWatch(complaint);
    }

    /**
     * Says now that the object was not closed, in these words instead; nothing if that was said before, or it was
     * closed. For who finds it open when nobody will close it any more, such as at {@link EventLoop#callAtClose}.
     */
    public void warn(String words) {
        complaint.say(words);
    }

    /** The object was closed, or used up: nothing will be said. Idempotent, from any thread. */
    public void done() {
        complaint.settled = true;
    }
}
