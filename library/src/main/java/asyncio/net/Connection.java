package asyncio.net;

/**
 * A connection that has just been made: both sides of the contract.
 *
 * @param transport what moves the bytes
 * @param protocol what is told about them
 * @param <P> the type of the protocol
 */
public record Connection<P extends BaseProtocol<Transport>>(Transport transport, P protocol) {}
