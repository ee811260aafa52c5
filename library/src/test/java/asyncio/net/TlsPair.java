package asyncio.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import asyncio.Asyncio;
import asyncio.Queue;
import java.io.IOException;

/** A client and a server that have agreed to speak TLS, with a recorder at each end. */
final class TlsPair implements AutoCloseable {
    final Recorder client;
    final Recorder server;
    final Server listener;

    private TlsPair(Recorder client, Recorder server, Server listener) {
        this.client = client;
        this.server = server;
        this.listener = listener;
    }

    static TlsPair connect() throws IOException {
        return connect(TlsFiles.server(), TlsFiles.client());
    }

    static TlsPair connect(ServerOptions serverOptions, ConnectOptions clientOptions) throws IOException {
        Queue<Recorder> accepted = new Queue<>();
        Server listener = Net.createServer(
                () -> new Recorder() {
                    @Override
                    public void connectionMade(Transport connected) {
                        super.connectionMade(connected);
                        accepted.putNowait(this);
                    }
                },
                "127.0.0.1",
                0,
                serverOptions);
        try {
            Recorder client = Net.createConnection(Recorder::new, "localhost", listener.port(), clientOptions)
                    .protocol();
            return new TlsPair(client, accepted.get(), listener);
        } catch (Throwable e) {
            listener.close();
            throw e;
        }
    }

    /** The transport below TLS. */
    static Transport below(Recorder end) {
        return ((TlsTransport) end.transport).connection().below();
    }

    static void write(Recorder end, String text) {
        end.transport.write(text.getBytes(US_ASCII));
    }

    @Override
    public void close() {
        client.transport.abort();
        server.transport.abort();
        listener.close();
        listener.waitClosed();
        client.lost.await();
        Asyncio.sleep(0);
    }
}
