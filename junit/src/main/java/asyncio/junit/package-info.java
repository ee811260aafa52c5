/**
 * JUnit for tasks: {@link asyncio.junit.AsyncTest} and {@link asyncio.junit.OnLoop} run tests on a loop,
 * {@link asyncio.junit.SeededTest} runs one in many orders.
 */
@NullMarked
package asyncio.junit;

import org.jspecify.annotations.NullMarked;
