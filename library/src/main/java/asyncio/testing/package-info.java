/**
 * What tests of asynchronous programs need: a clock that jumps instead of waiting, orders
 * that a seed decides, and steps that are held to one order.
 *
 * <p>Nothing in the library leans on this package, and it uses the public API of {@link asyncio} only.
 */
@NullMarked
package asyncio.testing;

import org.jspecify.annotations.NullMarked;
