package asyncio.net;

/** What a server does with a connection, in a task of its own; see {@link Net#serve}. */
@FunctionalInterface
public interface StreamHandler {
    /** Handles one connection, which is closed when this returns or throws. */
    void handle(Stream stream) throws Exception;
}
