/**
 * What tests of asynchronous programs need: a clock that jumps instead of waiting, orders that a seed decides, steps
 * that are held to one order, connections in memory,
 * and a network in memory that is as bad as a seed wants it.
 *
 * <p>Nothing in the library leans on this package, and it uses the public API of {@link asyncio} and {@link
 * asyncio.net} only.
 */
@NullMarked
package asyncio.testing;

import org.jspecify.annotations.NullMarked;
