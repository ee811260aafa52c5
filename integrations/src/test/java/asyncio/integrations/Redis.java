package asyncio.integrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A Redis server for all tests of the JVM, started by the first one that has a parameter of this type. */
final class Redis implements AutoCloseable {
    private final RedisServer server;
    private final int port;

    private Redis() {
        try {
            port = freePort();
            server = RedisServer.newRedisServer().bind("127.0.0.1").port(port).build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Redis does not tell which port it has chosen. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Without a limit, threads that wait for this pool may spin, and a task that spins holds the loop. */
    RedisClient client() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxWait(Duration.ofMinutes(1));
        return RedisClient.builder()
                .hostAndPort("127.0.0.1", port)
                .poolConfig(pool)
                .build();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }

    /** Gives the server to tests. */
    static final class Parameter implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Redis.class;
        }

        @Override
        public Redis resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Redis.class, key -> new Redis(), Redis.class);
        }
    }
}
