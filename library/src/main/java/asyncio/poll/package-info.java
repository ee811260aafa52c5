/**
 * Readiness of channels, and the loop's sleep: the only place that names {@code Selector}.
 *
 * <p>Nothing here knows callbacks, tasks or time-outs; {@link asyncio.poll.Poller} waits, and says who is ready.
 */
@NullMarked
package asyncio.poll;

import org.jspecify.annotations.NullMarked;
