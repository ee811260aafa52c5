/** Echo servers of this library and of others, under the same load: {@code benchmarks/net/run}. */
@NullMarked
package asyncio.benchmarks.net;

import org.jspecify.annotations.NullMarked;
