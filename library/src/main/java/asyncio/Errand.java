package asyncio;

import org.jspecify.annotations.Nullable;

/** What a stack is continued for by another one that waits for it, instead of looking for work of its own. */
sealed interface Errand permits FirstStep, Producer {
    /** Runs it on a worker's stack; gives the stack that goes on then, or null if nobody waits for this one. */
    @Nullable
    Fiber runOn(Fiber stack);
}
