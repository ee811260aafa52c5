package asyncio.testing;

import static asyncio.Asyncio.*;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.CancelledError;
import asyncio.Task;
import asyncio.net.Net;
import asyncio.net.Server;
import asyncio.net.Stream;
import asyncio.net.WriteBufferLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/**
 * Clients that send frames to an echo and read them back, over a network that a seed makes good or bad. In a calm one
 * everything comes back; in a wild one what comes back is right as far as it goes, and the rest is an error.
 */
final class Traffic {
    /** In seconds of virtual time. Nobody needs that long. */
    private static final double PATIENCE = 100_000;

    private static final int CLIENTS = 3;
    private static final int FRAMES = 6;

    private final Random random;
    private final SimulatedNetwork net;
    private final SimulatedHost server;
    private final boolean calm;
    private final int size;
    private final List<Task<?>> clients = new ArrayList<>();
    private int complete;

    private Traffic(long seed) {
        random = new Random(seed);
        net = new SimulatedNetwork(seed);
        server = net.host("server");
        calm = random.nextInt(3) == 0;
        int capacity = 1 << (4 + random.nextInt(10));
        size = 4 * capacity;
        net.links().latency(0, 0.05).loss(0.03).capacity(capacity);
        if (!calm) {
            net.links().resets(0.01);
        }
    }

    /** Runs the traffic of one seed, as the main task of a loop; throws if something is wrong. */
    static void check(long seed) throws IOException {
        Traffic traffic = new Traffic(seed);
        List<Server> servers = traffic.server.run(traffic::serve);
        Task<?> weather = createTask(traffic::weather);
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            SimulatedHost host = traffic.net.host("client" + i);
            traffic.clients.add(createTask(() -> host.run(() -> traffic.talk(number))));
        }
        if (!traffic.calm && traffic.random.nextBoolean()) {
            createTask(traffic::cancelOne);
        }
        traffic.end(servers, weather);
    }

    private void end(List<Server> servers, Task<?> weather) {
        var ended = asyncio.Asyncio.wait(clients, PATIENCE);
        assertTrue(ended.pending().isEmpty(), () -> "waits for ever: " + ended.pending());
        for (Task<?> client : clients) {
            if (!client.cancelled()) {
                client.result();
            }
        }
        assertTrue(!calm || complete == CLIENTS, "an error on a network without one");
        await(weather);
        servers.forEach(Server::close);
        servers.forEach(Server::abortClients);
        servers.forEach(Server::waitClosed);
        sleep(1000);
        assertEquals(0, net.openSockets(), "sockets are left open");
        assertEquals(1, allTasks().size(), "tasks are left over");
    }

    private List<Server> serve() throws IOException {
        return List.of(
                Net.serve(this::echo, null, 80),
                Net.createServer(() -> new EchoProtocol(random), null, 81),
                Net.createServer(() -> new EchoBuffered(random), null, 82));
    }

    /** Sends back what it reads, in blocks of any size. */
    private void echo(Stream stream) throws IOException {
        try {
            narrow(stream);
            for (byte[] block = stream.read(block()); block.length > 0; block = stream.read(block())) {
                pause();
                stream.write(block);
            }
        } catch (IOException e) {
            assertFalse(calm, () -> "an error on a network without one: " + e);
        }
    }

    private int block() {
        return 1 + random.nextInt(size);
    }

    private void narrow(Stream stream) {
        stream.writer().transport().setWriteBufferLimits(WriteBufferLimits.ofHigh(random.nextInt(size)));
    }

    private void pause() {
        switch (random.nextInt(4)) {
            case 0 -> sleep(random.nextDouble() * 0.2);
            case 1 -> sleep(0);
            default -> {}
        }
    }

    /** One client: a task that sends, and this one, which reads. */
    private void talk(int number) throws IOException {
        Framing framing = Framing.values()[random.nextInt(Framing.values().length)];
        List<byte[]> frames = framing.frames(new Random(random.nextLong()), FRAMES, size);
        pause();
        try (Stream stream = Net.connect("server", 80 + number % 3, framing.options(size))) {
            narrow(stream);
            Task<?> sending = createTask(() -> send(framing, frames, stream));
            try {
                timeout(PATIENCE / 2, () -> {
                    receive(framing, frames, stream);
                    await(sending);
                });
                complete++;
            } finally {
                sending.cancel();
            }
        } catch (IOException | TimeoutException e) {
            assertFalse(calm, () -> "an error on a network without one: " + e);
        }
    }

    private void send(Framing framing, List<byte[]> frames, Stream stream) throws IOException {
        for (byte[] frame : frames) {
            pause();
            framing.send(frame, stream, random);
        }
        stream.writeEof();
    }

    private void receive(Framing framing, List<byte[]> frames, Stream stream) throws IOException {
        for (byte[] frame : frames) {
            pause();
            assertArrayEquals(frame, framing.receive(stream, frame.length), "lost, out of order, or twice");
        }
        assertEquals(0, stream.read().length, "more than was sent");
    }

    private void cancelOne() {
        sleep(random.nextDouble());
        Task<?> victim = clients.get(random.nextInt(CLIENTS));
        victim.cancel();
        try {
            await(victim);
        } catch (CancelledError e) {
            assertFalse(currentTask().cancelling() > 0);
        }
    }

    /** What happens on the network meanwhile. */
    private void weather() {
        for (int i = random.nextInt(4); i > 0; i--) {
            sleep(random.nextDouble());
            String client = "client" + random.nextInt(CLIENTS);
            switch (random.nextInt(calm ? 2 : 4)) {
                case 0 -> {
                    net.partition(client, "server");
                    sleep(random.nextDouble() * 5);
                    net.heal();
                }
                case 1 -> net.link(client, "server").latency(random.nextDouble() * 0.5);
                case 2 -> net.reset(client, "server");
                default -> {
                    server.crash();
                    return;
                }
            }
        }
    }
}
