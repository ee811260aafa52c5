package asyncio.testing;

import asyncio.EventLoopOptions;

/** Runs whole programs on virtual time: loops that they create sleep no real second. */
public final class VirtualTime {
    private VirtualTime() {}

    /**
     * Runs a program; each loop it creates on this thread lives by a {@link VirtualClock} that starts at zero here.
     * Exceptions of the program are thrown as they are.
     */
    public static void run(Runnable program) {
        EventLoopOptions options = EventLoopOptions.DEFAULT.withClock(new VirtualClock());
        ScopedValue.where(EventLoopOptions.SCOPE, options).run(program);
    }
}
