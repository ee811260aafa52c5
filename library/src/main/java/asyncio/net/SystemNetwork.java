package asyncio.net;

import asyncio.Asyncio;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The network of the operating system, which blocks while it looks up a name: the default executor does that. */
final class SystemNetwork implements Network {
    static final Network INSTANCE = new SystemNetwork();

    private SystemNetwork() {}

    @Override
    public SocketChannel openSocket(StandardProtocolFamily family) throws IOException {
        return SocketChannel.open(family);
    }

    @Override
    public ServerSocketChannel openServerSocket(@Nullable StandardProtocolFamily family) throws IOException {
        return family == null ? ServerSocketChannel.open() : ServerSocketChannel.open(family);
    }

    @Override
    public DatagramChannel openDatagramSocket(@Nullable StandardProtocolFamily family) throws IOException {
        return family == null ? DatagramChannel.open() : DatagramChannel.open(family);
    }

    @Override
    public List<InetAddress> lookUp(String host) throws IOException {
        return offTheLoop(() -> {
            try {
                return List.of(InetAddress.getAllByName(host));
            } catch (UnknownHostException e) {
                UnknownHostException named =
                        new UnknownHostException("no address is known for the host \"" + host + "\"");
                named.initCause(e);
                throw named;
            }
        });
    }

    @Override
    public String nameOf(InetAddress address) throws IOException {
        return offTheLoop(address::getCanonicalHostName);
    }

    @Override
    public boolean isLocal(InetAddress address) throws IOException {
        return NetworkInterface.getByInetAddress(address) != null;
    }

    private static <T> T offTheLoop(Callable<T> call) throws IOException {
        return Asyncio.await(Asyncio.getRunningLoop().runInExecutor(null, call), IOException.class);
    }

    @Override
    public String toString() {
        return "<Network of the system>";
    }
}
