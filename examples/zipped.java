// Streams of the JDK around ours: a library that compresses, at both ends of a connection.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.*;
import java.util.zip.*;

void serve(Stream stream) throws IOException {
    try (var out = new PrintStream(new GZIPOutputStream(JdkStreams.outputStream(stream)))) {
        for (int i = 1; i <= 3; i++) {
            out.println("line " + i);
            sleep(1);
        }
    }
}

void main() {
    run(() -> {
        try (var server = Net.serve(this::serve, "127.0.0.1", 0);
                var stream = Net.connect("127.0.0.1", server.port())) {
            var lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(JdkStreams.inputStream(stream))));
            lines.lines().forEach(IO::println);
        }
    });
}
