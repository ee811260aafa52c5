/**
 * What the loop costs, in nanoseconds and bytes: JMH benchmarks of single operations, the same on plain virtual threads
 * beside them, and {@link asyncio.benchmarks.Main}, which runs them in both ways and prints one table.
 *
 * <p>What does not live here: anything with a network in it, and correctness, which belongs to the tests.
 */
@NullMarked
package asyncio.benchmarks;

import org.jspecify.annotations.NullMarked;
