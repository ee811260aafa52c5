// A client that tries again, on a network that fails as it is told to.
import asyncio.net.*;
import asyncio.testing.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.time.Duration;

/** The code under test. It knows nothing of the simulation. */
String ask(String host) {
    while (true) {
        try (var stream = Net.connect(host, 7)) {
            stream.write("are you there?\n".getBytes());
            return new String(stream.readLine()).strip();
        } catch (IOException e) {
            IO.println(e.getMessage());
            sleep(1);
        }
    }
}

void main() {
    var net = new SimulatedNetwork(1);
    var client = net.host("client");
    var server = net.host("server");
    net.link("client", "server").latency(0.010, 0.050).loss(0.01);
    net.setConnectTimeout(Duration.ofSeconds(1));
    run(() -> {
        var answer = createTask(() -> client.run(() -> ask("server")));
        sleep(0.5);
        server.run(() -> Net.serve(stream -> stream.write(stream.readLine()), null, 7));
        net.partition("client", "server");
        sleep(2);
        net.heal();
        IO.println(await(answer));
    });
}
