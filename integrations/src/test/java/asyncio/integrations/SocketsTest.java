package asyncio.integrations;

import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.taskGroup;
import static org.junit.jupiter.api.Assertions.assertEquals;

import asyncio.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server and its clients with the JDK's blocking sockets, all of them tasks of one loop. */
@OnlyScheduled
class SocketsTest {
    private final List<String> answers = new ArrayList<>();
    private int served;

    @Test
    void a_blocking_server_and_its_blocking_clients_run_on_one_loop() {
        run(() -> {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Task<?> serving = createTask(() -> serve(server));
                taskGroup(group -> {
                    for (int i = 0; i < 10; i++) {
                        int client = i;
                        group.createTask(() -> ask(server.getLocalPort(), client));
                    }
                });
                serving.cancel();
            }
        });
        assertEquals(30, answers.size());
        assertEquals(30, served);
    }

    private void serve(ServerSocket server) throws IOException {
        while (true) {
            Socket socket = server.accept();
            createTask(() -> echo(socket));
        }
    }

    private void echo(Socket socket) throws IOException {
        try (socket;
                BufferedReader in = reader(socket);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                served++;
                out.println("you said " + line);
            }
        }
    }

    private void ask(int port, int client) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in = reader(socket);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (int i = 0; i < 3; i++) {
                String question = client + "/" + i;
                out.println(question);
                assertEquals("you said " + question, in.readLine());
                answers.add(question);
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
