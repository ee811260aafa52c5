package asyncio.integrations;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.toThread;
import static asyncio.Asyncio.wrapFuture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import asyncio.CancelledError;
import asyncio.Event;
import asyncio.Future;
import asyncio.Task;
import asyncio.net.Net;
import asyncio.net.Server;
import asyncio.net.ServerOptions;
import asyncio.net.Stream;
import asyncio.net.TlsContexts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** The JDK's own HTTP client in tasks, against a server that runs on the same loop. */
class HttpClientTest {
    /** Those of the library's tests: the authority is trusted by nobody else. */
    private static final Path CERTIFICATES =
            Path.of("..", "library", "src", "test", "resources", "asyncio", "net", "tls");

    private final List<String> paths = new ArrayList<>();

    /** What a test does with a client and a server. */
    private interface Body {
        void run(HttpClient client, Server server) throws Exception;
    }

    /** Serves: {@code /meet} is answered when two have asked for it, {@code /never} never, all else at once. */
    private void served(Body body) {
        run(() -> {
            Event met = new Event();
            try (Server server = Net.serve(stream -> answer(stream, met), "127.0.0.1", 0);
                    HttpClient client = HttpClient.newHttpClient()) {
                body.run(client, server);
            }
        });
    }

    private void answer(Stream stream, Event met) throws IOException {
        String path = line(stream).split(" ")[1];
        paths.add(path);
        while (!line(stream).isBlank()) {
            // the headers say nothing that matters here
        }
        if (path.equals("/never")) {
            new Event().await();
        }
        if (path.equals("/meet")) {
            if (paths.stream().filter("/meet"::equals).count() == 2) {
                met.set();
            }
            met.await();
        }
        stream.write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + path.length() + "\r\n\r\n" + path)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(Stream stream) throws IOException {
        return new String(stream.readLine(), StandardCharsets.US_ASCII);
    }

    private static HttpRequest get(Server server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static String body(HttpClient client, Server server, String path) throws Exception {
        return client.send(get(server, path), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    @OnlyScheduled
    void requests_that_block_wait_side_by_side() {
        served((client, server) -> {
            var first = createTask(() -> body(client, server, "/meet"));
            var second = createTask(() -> body(client, server, "/meet"));
            assertEquals(List.of("/meet", "/meet"), await(gather(first, second)));
        });
    }

    @Test
    void requests_on_threads_wait_side_by_side_in_both_ways() {
        served((client, server) -> {
            var first = createTask(() -> toThread(() -> body(client, server, "/meet")));
            var second = createTask(() -> toThread(() -> body(client, server, "/meet")));
            assertEquals(List.of("/meet", "/meet"), await(gather(first, second)));
        });
    }

    @Test
    void stages_are_awaited_in_both_ways() {
        served((client, server) -> {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(wrapFuture(client.sendAsync(get(server, "/" + i), HttpResponse.BodyHandlers.ofString())));
            }
            assertEquals(
                    IntStream.range(0, 20).mapToObj(i -> "/" + i).toList(),
                    await(gather(answers)).stream().map(HttpResponse::body).toList());
        });
    }

    @Test
    void https_is_spoken_with_a_server_of_ours() {
        run(() -> {
            ServerOptions encrypted = ServerOptions.DEFAULT.withTls(TlsContexts.withCertificate(
                    CERTIFICATES.resolve("localhost.pem"), CERTIFICATES.resolve("localhost.key")));
            Event met = new Event();
            try (Server server = Net.serve(stream -> answer(stream, met), "127.0.0.1", 0, encrypted);
                    HttpClient trusting = HttpClient.newBuilder()
                            .sslContext(TlsContexts.trusting(CERTIFICATES.resolve("ca.pem")))
                            .build();
                    HttpClient stranger = HttpClient.newHttpClient()) {
                URI uri = URI.create("https://127.0.0.1:" + server.port() + "/secret");
                HttpRequest request = HttpRequest.newBuilder(uri).build();
                HttpResponse<String> response =
                        toThread(() -> trusting.send(request, HttpResponse.BodyHandlers.ofString()));
                assertEquals("/secret", response.body());
                assertEquals("TLSv1.3", response.sslSession().orElseThrow().getProtocol());
                assertThrows(
                        SSLHandshakeException.class,
                        () -> toThread(() -> stranger.send(request, HttpResponse.BodyHandlers.ofString())));
            }
        });
    }

    @Test
    @OnlyScheduled
    void cancelling_a_request_that_blocks_cancels_its_task_and_leaves_the_client_usable() {
        served((client, server) -> {
            Task<?> waiting = createTask(() -> body(client, server, "/never"));
            while (!paths.contains("/never")) {
                sleep(0);
            }
            waiting.cancel();
            assertThrows(CancelledError.class, () -> await(waiting));
            assertTrue(waiting.cancelled());
            assertEquals("/next", body(client, server, "/next"));
        });
    }
}
