/**
 * An event loop for straight-line Java: exactly one task runs at a time, and whatever waits suspends only its own task.
 *
 * <p>{@link asyncio} holds the loop, futures, tasks, time and context variables; {@link asyncio.net} transports,
 * protocols, servers and streams; {@link asyncio.process} child processes, pipes and signals; {@link asyncio.file}
 * files; {@link asyncio.testing} what tests of such programs need, first of all virtual time. Where a package ends is
 * told by its own page.
 */
module asyncio {
    requires static org.jspecify;

    exports asyncio;
    exports asyncio.file;
    exports asyncio.net;
    exports asyncio.process;
    exports asyncio.testing;
}
