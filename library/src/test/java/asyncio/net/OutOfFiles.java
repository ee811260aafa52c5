package asyncio.net;

import static asyncio.Asyncio.*;

import asyncio.EventLoop;
import java.io.IOException;
import java.util.Locale;

/** A program for a JVM of its own that has few file descriptors: an echo server that says when it cannot accept. */
final class OutOfFiles {
    private OutOfFiles() {}

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** Has the classes loaded that a connection needs: they come from files, and later there may be none to open. */
    private static void rehearse(int port) throws IOException {
        try (Stream client = Net.connect("127.0.0.1", port)) {
            client.write(new byte[] {'\n'});
            client.readLine();
        }
        sleep(0.1);
    }

    public static void main(String[] arguments) {
        run(() -> {
            EventLoop loop = getRunningLoop();
            loop.setExceptionHandler((owner, context) ->
                    say(String.format(Locale.ROOT, "report %.3f %s", loop.time(), context.exception())));
            Reports.failure(loop, "a rehearsal", loop, new IOException("a rehearsal"));
            try (Server server = Net.serve(
                    stream -> {
                        for (byte[] line : stream) {
                            stream.write(line);
                        }
                    },
                    "127.0.0.1",
                    0,
                    ServerOptions.DEFAULT.withBacklog(200))) {
                rehearse(server.port());
                say("port " + server.port());
                server.serveForever();
            }
        });
    }
}
