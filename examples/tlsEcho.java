// A server and a client by TLS, with a certificate that the JDK's keytool makes.
import asyncio.*;
import asyncio.net.*;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;

void echo(Stream stream) throws IOException {
    for (byte[] line : stream) {
        stream.write(line);
    }
}

void main() throws Exception {
    SSLContext context = contextFor("localhost");
    run(() -> {
        try (var server = Net.serve(this::echo, "localhost", 0, ServerOptions.DEFAULT.withTls(context));
                var stream = Net.connect("localhost", server.port(), ConnectOptions.DEFAULT.withTls(context))) {
            var session = stream.writer().getExtraInfo(ExtraInfo.SSL_SESSION);
            IO.println(session.getProtocol() + " with " + session.getPeerPrincipal());
            stream.write("a secret\n".getBytes(UTF_8));
            IO.print(new String(stream.readLine(), UTF_8));
            stream.close();
            stream.waitClosed();
        }
    });
}

/** A context whose certificate is its own, and that trusts itself only. */
SSLContext contextFor(String host) throws Exception {
    Path folder = Files.createTempDirectory("keys");
    Path file = folder.resolve("keys.p12");
    String keytool =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String command = keytool + " -genkeypair -keyalg EC -alias own -storepass changeit -dname CN=" + host
            + " -ext san=dns:" + host + " -keystore " + file;
    new ProcessBuilder(command.split(" ")).start().waitFor();
    KeyStore store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
    Files.delete(file);
    Files.delete(folder);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, "changeit".toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
}
