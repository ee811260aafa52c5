// Streams of the JDK from elsewhere as a reader and a writer of ours: what blocks is done by threads.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.US_ASCII;
import java.io.*;
import java.util.zip.*;

void main() {
    run(() -> {
        var packed = new ByteArrayOutputStream();
        var writer = JdkStreams.writer(new GZIPOutputStream(packed));
        for (int i = 1; i <= 3; i++) {
            writer.write(("line " + i + "\n").getBytes(US_ASCII));
            writer.drain();
        }
        writer.close();
        writer.waitClosed(); // now the end is written, too

        var reader = JdkStreams.reader(new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())));
        for (byte[] line = reader.readLine(); line.length > 0; line = reader.readLine()) {
            IO.print(new String(line, US_ASCII));
        }
    });
}
