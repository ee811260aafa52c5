package asyncio.net;

/** What a server does with a connection, in a task of its own; see {@link Net#startServer}. */
@FunctionalInterface
public interface ClientHandler {
    /** Handles one connection. */
    void handle(StreamReader reader, StreamWriter writer) throws Exception;
}
