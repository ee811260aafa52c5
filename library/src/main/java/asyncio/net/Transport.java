package asyncio.net;

/** A connection for bytes in both directions: TCP, Unix domain sockets, and what is built on them. */
public interface Transport extends ReadTransport, WriteTransport {}
