package asyncio.net;

import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import asyncio.NoLeaks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A small HTTP/1.0 server of streams, asked by curl. */
@ExtendWith(NoLeaks.class)
class CurlPeersTest {
    private static final String HOST = "127.0.0.1";
    private static final int REFUSES_THE_CERTIFICATE = 60;

    @TempDir
    private Path folder;

    private final byte[] content = new byte[500_000];

    @BeforeEach
    void write() throws IOException {
        new Random(1).nextBytes(content);
        Files.write(folder.resolve("file"), content);
    }

    /** {@code GET} sends a file of the folder, {@code POST} sends back what it is given. */
    private void answer(Stream stream) throws IOException {
        String[] request = line(stream).split(" ");
        int length = 0;
        for (String header = line(stream); !header.isEmpty(); header = line(stream)) {
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring("Content-Length: ".length()));
            }
        }
        Path file = folder.resolve(request[1].substring(1));
        if (request[0].equals("POST")) {
            byte[] body = stream.readExactly(length);
            head(stream, "200 OK", body.length);
            stream.write(body);
        } else if (Files.isRegularFile(file)) {
            head(stream, "200 OK", Files.size(file));
            Net.sendfile(stream.writer().transport(), file);
        } else {
            head(stream, "404 Not Found", 0);
        }
    }

    private static String line(Stream stream) throws IOException {
        return new String(stream.readLine(), US_ASCII).strip();
    }

    private static void head(Stream stream, String status, long length) throws IOException {
        stream.write(("HTTP/1.0 " + status + "\r\nContent-Length: " + length + "\r\n\r\n").getBytes(US_ASCII));
    }

    private Server serve(ServerOptions options) throws IOException {
        return Net.serve(this::answer, HOST, 0, options);
    }

    private static String url(String scheme, Server server, String name) {
        return scheme + "://" + HOST + ":" + server.port() + "/" + name;
    }

    /** Neither a file of settings nor a proxy of this machine has a say. */
    private static CommandPeer curl(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("-q", "-sS", "--noproxy", "*", "--max-time", "20"));
        all.addAll(List.of(arguments));
        return new CommandPeer("curl", all.toArray(String[]::new));
    }

    private static byte[] fetch(String... arguments) throws IOException, InterruptedException {
        try (var curl = curl(arguments)) {
            return toThread(curl::output);
        }
    }

    @Test
    void files_are_fetched() {
        run(() -> {
            try (var server = serve(ServerOptions.DEFAULT)) {
                assertArrayEquals(content, fetch(url("http", server, "file")));
                byte[] status = fetch("-w", "%{http_code}", url("http", server, "missing"));
                assertEquals("404", new String(status, US_ASCII));
            }
        });
    }

    @Test
    void what_is_posted_comes_back() {
        run(() -> {
            try (var server = serve(ServerOptions.DEFAULT)) {
                assertArrayEquals(
                        content, fetch("--data-binary", "@" + folder.resolve("file"), url("http", server, "")));
            }
        });
    }

    @Test
    void files_are_fetched_over_tls() {
        run(() -> {
            try (var server = serve(TlsFiles.server())) {
                String authorities = TlsFiles.path("ca.pem").toString();
                for (String version : List.of("1.2", "1.3")) {
                    byte[] fetched = fetch(
                            "--tlsv" + version,
                            "--tls-max",
                            version,
                            "--cacert",
                            authorities,
                            url("https", server, "file"));
                    assertArrayEquals(content, fetched);
                }
            }
        });
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_refused() {
        run(() -> {
            try (var server = serve(TlsFiles.server());
                    var curl = curl(url("https", server, "file"))) {
                assertEquals(REFUSES_THE_CERTIFICATE, toThread(curl::exitCode));
            }
        });
    }
}
