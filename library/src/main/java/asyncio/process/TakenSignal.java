package asyncio.process;

import asyncio.Asyncio;
import asyncio.Context;
import asyncio.EventLoop;

/** A signal that a loop has taken: each arrival calls a callback on that loop. */
final class TakenSignal {
    private final EventLoop loop;
    private final JvmSignal signal;
    private volatile Reaction reaction;
    private boolean givenBack;

    /** What to call, and the values of context variables that it sees. */
    private record Reaction(Runnable callback, Context context) {}

    /** Takes a signal for the running loop; throws as {@link JvmSignal#take}. */
    TakenSignal(String name, Runnable callback) {
        loop = Asyncio.getRunningLoop();
        reaction = new Reaction(callback, Asyncio.copyContext());
        signal = JvmSignal.take(name, this::arrived);
    }

    boolean isOf(EventLoop other) {
        return loop == other;
    }

    EventLoop loop() {
        return loop;
    }

    void replace(Runnable callback) {
        reaction = new Reaction(callback, Asyncio.copyContext());
    }

    /** On a thread of the JVM's. */
    private void arrived() {
        try {
            loop.callSoonThreadsafe(this::react, reaction.context());
        } catch (IllegalStateException closedMeanwhile) {
            signal.passOn();
        }
    }

    /** On the loop. What was taken back in the meantime is not called. */
    private void react() {
        if (!givenBack) {
            reaction.callback().run();
        }
    }

    void giveBack() {
        givenBack = true;
        signal.giveBack();
    }
}
