package asyncio.net;

/**
 * An endpoint for datagrams that has just been made: both sides of the contract.
 *
 * @param transport what moves the datagrams
 * @param protocol what is told about them
 * @param <P> the type of the protocol
 */
public record DatagramEndpoint<P extends DatagramProtocol>(DatagramTransport transport, P protocol) {}
