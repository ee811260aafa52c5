// sendfile keeps its place among what is written, sends a range, and leaves the file's position after it.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;

import java.nio.channels.FileChannel;
import java.nio.file.*;

void main() {
    run(() -> {
        Future<String> received = getRunningLoop().createFuture();
        var server = Net.startServer(
                (reader, writer) -> {
                    received.setResult(new String(reader.read()));
                    writer.close();
                },
                "127.0.0.1",
                0);
        var ends = Net.openConnection("127.0.0.1", server.port());
        StreamWriter writer = ends.writer();
        Transport transport = writer.transport();
        Path path = Files.writeString(Files.createTempFile("digits", null), "0123456789");
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)) {
            var options = SendfileOptions.DEFAULT;
            writer.write("<".getBytes());
            IO.println("sent "
                    + Net.sendfile(transport, file, options.withOffset(2).withCount(3)) + " position "
                    + file.position());
            writer.write("|".getBytes());
            IO.println("sent "
                    + Net.sendfile(transport, file, options.withOffset(7).withCount(100)) + " position "
                    + file.position());
            writer.write("|".getBytes());
            IO.println("sent " + Net.sendfile(transport, file) + " position " + file.position());
            writer.write(">".getBytes());
            writer.close();
            try {
                Net.sendfile(transport, file);
            } catch (IllegalStateException e) {
                IO.println("closing: runtime error");
            }
        }
        IO.println(await(received));
        server.close();
        server.waitClosed();
    });
}
