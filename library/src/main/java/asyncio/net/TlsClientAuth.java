package asyncio.net;

/** Whether a server asks a client for its certificate. */
public enum TlsClientAuth {
    /** It does not ask. */
    NONE,
    /** It asks, and serves clients without one, too. */
    WANT,
    /** It serves nobody without one that it trusts. */
    NEED
}
