// startTls keeps the protocol, which is not told again that a connection was made.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.US_ASCII;

Path file(String name) {
    return Path.of(System.getProperty("basedir", "conformance"), "programs", name);
}

TlsOptions forServer() throws IOException {
    return TlsOptions.of(TlsContexts.withCertificate(file("localhost.pem"), file("localhost.key")));
}

TlsOptions forClient() throws IOException {
    return TlsOptions.of(TlsContexts.trusting(file("localhost.pem")));
}

class Noting implements Protocol {
    final String name;
    final Future<Void> lost = getRunningLoop().createFuture();
    Transport transport;

    Noting(String name) {
        this.name = name;
    }

    @Override
    public void connectionMade(Transport made) {
        transport = made;
        IO.println(name + " made");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        String text = US_ASCII.decode(data).toString();
        IO.println(name + " got " + text);
        if (text.equals("bye")) {
            transport.close();
            IO.println(name + " closing: " + transport.isClosing());
        }
    }

    @Override
    public void connectionLost(Throwable error) {
        IO.println(name + " lost " + (error != null ? "by an error" : "in order"));
        lost.setResult(null);
    }
}

void main() {
    run(() -> {
        var served = new Noting("server");
        var server = Net.createServer(() -> served, "127.0.0.1", 0);
        var client = Net.createConnection(() -> new Noting("client"), "127.0.0.1", server.port());
        var protocol = client.protocol();
        sleep(0.06);
        var accepting = createTask(
                () -> Net.startTls(served.transport, served, forServer().withServerSide(true)));
        var encrypted =
                Net.startTls(client.transport(), protocol, forClient().withServerHostname("localhost"));
        served.transport = await(accepting);
        IO.println("same protocol: " + (encrypted.getProtocol() == protocol));
        IO.println("same transport: " + (encrypted == client.transport()));
        encrypted.write("bye".getBytes(US_ASCII));
        await(protocol.lost);
        await(served.lost);
        server.close();
    });
}
