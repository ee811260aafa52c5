package asyncio.net;

import asyncio.ContextVar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where sockets and addresses come from: the operating system, or what {@link #CURRENT} has been set to. So code that
 * connects and serves can run on a network of another make, such as a simulated one, and knows nothing of it.
 *
 * <p>Channels of another make implement {@link asyncio.ReadinessSource}, unless the system's selectors know them. Unix
 * domain sockets belong to the file system, and always come from the system.
 */
public interface Network {
    /** The network of the running code: a value of its context, so that what a task starts has it, too. */
    ContextVar<Network> CURRENT = new ContextVar<>("network", system());

    /** The operating system's network. */
    static Network system() {
        return SystemNetwork.INSTANCE;
    }

    /** Opens a socket that is not connected, for {@code INET} or {@code INET6}. */
    SocketChannel openSocket(StandardProtocolFamily family) throws IOException;

    /** Opens a socket that is to listen, for one family of addresses or, if that is null, for all there are. */
    ServerSocketChannel openServerSocket(@Nullable StandardProtocolFamily family) throws IOException;

    /** Opens a socket for datagrams, for one family of addresses or, if that is null, for all there are. */
    DatagramChannel openDatagramSocket(@Nullable StandardProtocolFamily family) throws IOException;

    /**
     * Looks up the addresses of a host, the preferred ones first. Called by a task; suspends only that. The name is not
     * an address in its literal form; an international one comes in ASCII, as {@code xn--...}.
     *
     * @throws java.net.UnknownHostException if there is none
     */
    List<InetAddress> lookUp(String host) throws IOException;

    /** Looks up the name of an address; its literal form if it has none. Called by a task; suspends only that. */
    String nameOf(InetAddress address) throws IOException;

    /** Whether an address belongs to the host on which the running code runs. */
    boolean isLocal(InetAddress address) throws IOException;
}
