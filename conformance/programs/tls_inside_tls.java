// A stream that is encrypted may be encrypted again.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

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

void handle(StreamReader reader, StreamWriter writer) throws IOException {
    for (int i = 0; i < 2; i++) {
        reader.readLine();
        writer.write("go ahead\n".getBytes(US_ASCII));
        writer.startTls(forServer());
    }
    byte[] data = reader.readExactly(100000);
    writer.write(data);
    writer.close();
    writer.waitClosed();
}

void main() {
    run(() -> {
        var server = Net.startServer(this::handle, "127.0.0.1", 0);
        var client = Net.openConnection("127.0.0.1", server.port());
        for (String time : List.of("once", "twice")) {
            client.writer().write("starttls\n".getBytes(US_ASCII));
            client.reader().readLine();
            client.writer().startTls(forClient().withServerHostname("localhost"));
            IO.println("encrypted " + time);
        }
        byte[] sent = new byte[100000];
        Arrays.fill(sent, (byte) 'x');
        client.writer().write(sent);
        IO.println("the same came back: " + Arrays.equals(client.reader().read(), sent));
        client.writer().close();
        server.close();
        sleep(0.1);
    });
}
