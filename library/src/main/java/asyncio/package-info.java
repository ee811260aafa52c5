/**
 * The loop, futures, tasks, time, cancellation and context variables. No bytes.
 *
 * <p>Start at {@link asyncio.Asyncio}, whose static methods carry the names of Python's asyncio, and at
 * {@link asyncio.EventLoop}. Inside, {@code Dispatcher} says which stack runs next, {@code Agenda} what is due, and
 * {@code Fiber} is the only file that knows how a stack is put to sleep and woken.
 *
 * <p>What does not live here: sockets, files, processes and anything else that knows a byte. Readiness of channels
 * comes from {@code asyncio.poll}, which is not exported and is the only package this one leans on.
 *
 * <p>Unless a method says otherwise, objects of this package belong to one loop and are touched only by code that
 * runs on that loop; the way in from other threads is {@link asyncio.EventLoop#callSoonThreadsafe}.
 */
@NullMarked
package asyncio;

import org.jspecify.annotations.NullMarked;
