package asyncio;

import java.util.Collection;

/**
 * A callback on a future which stands for somebody who waits for that future in a way other than awaiting it: the edge
 * of the call graph goes on with whoever waits for one of {@link #outers}.
 */
interface Joint {
    /** The futures that may be done because of this callback; from any thread, perhaps as of a moment ago. */
    Collection<? extends Future<?>> outers();
}
