package asyncio.net;

import java.net.InetSocketAddress;
import java.util.Set;

/**
 * An address in words: what {@link Net#getnameinfo(InetSocketAddress, Set)} has found.
 *
 * @param host the name of the host, or its address in the JDK's literal form
 * @param service the port as a decimal number: the JDK does not know the names of services
 */
public record NameInfo(String host, String service) {
    /** How an address is put in words. */
    public enum Flag {
        /** The host as its address in literal form, without a look-up; Python's {@code NI_NUMERICHOST}. */
        NUMERIC_HOST,

        /** The service as a number, which it is in any case; Python's {@code NI_NUMERICSERV}. */
        NUMERIC_SERVICE,

        /** A host without a name is an error, instead of its address; Python's {@code NI_NAMEREQD}. */
        NAME_REQUIRED
    }
}
