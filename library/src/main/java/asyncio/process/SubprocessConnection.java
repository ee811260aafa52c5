package asyncio.process;

/**
 * A child that has just been started: both sides of the contract.
 *
 * @param transport the child
 * @param protocol what is told about it
 * @param <P> the type of the protocol
 */
public record SubprocessConnection<P extends SubprocessProtocol>(SubprocessTransport transport, P protocol) {}
