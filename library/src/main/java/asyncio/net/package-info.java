/**
 * Bytes: transports and protocols, connecting and serving, streams.
 *
 * <p>Start at {@link asyncio.net.Net}, whose static methods connect and serve on the running loop, and at
 * {@link asyncio.net.Stream}. A {@link asyncio.net.Transport} moves bytes, a {@link asyncio.net.Protocol} is told about
 * them, and a stream is a protocol whose bytes a task reads. Inside, {@code ConduitTransport} is a connection,
 * {@code Reading} and {@code Writing} are its two halves, and {@code Lifecycle} is when it begins and ends; {@code
 * WriteBuffer} and {@code ByteQueue} hold bytes and know neither socket, thread nor clock.
 *
 * <p>What does not live here: the loop, which knows no byte, and child processes. This package leans on the public API
 * of {@link asyncio} only: whatever a transport needs, a program can use, too.
 *
 * <p>Objects of this package belong to one loop and are touched only by code that runs on that loop.
 */
@NullMarked
package asyncio.net;

import org.jspecify.annotations.NullMarked;
