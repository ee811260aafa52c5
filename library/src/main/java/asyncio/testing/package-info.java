/**
 * What tests of asynchronous programs need: a clock that jumps instead of waiting.
 *
 * <p>Nothing in the library leans on this package, and it uses the public API of {@link asyncio} only.
 */
@NullMarked
package asyncio.testing;

import org.jspecify.annotations.NullMarked;
