/**
 * Child processes, pipes and signals: {@link asyncio.process.Subprocess} starts programs, {@link asyncio.process.Pipes}
 * connects pipes, FIFOs and the standard streams, {@link asyncio.process.Signals} calls back when a signal arrives.
 *
 * <p>Start at {@link asyncio.process.Subprocess#createSubprocessExec}. Inside, {@code Spawner} starts a child, {@code
 * Child} waits for its end, {@code DescriptorPipe} moves bytes, and {@code DescriptorPoller} tells the loop when there
 * are some; {@code Libc} is the only file that calls the system. What is read and written goes through the transports
 * and streams of {@link asyncio.net}.
 *
 * <p>What does not live here: sockets and files. This package leans on the public API of {@link asyncio} and
 * {@link asyncio.net} only.
 */
@NullMarked
package asyncio.process;

import org.jspecify.annotations.NullMarked;
