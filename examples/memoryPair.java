// A connection in memory: the test is at one end, the code under test at the other.
import asyncio.net.*;
import asyncio.testing.*;
import static asyncio.Asyncio.*;
import java.io.IOException;

/** The code under test: answers each line, until there is none. */
void greet(Stream stream) throws IOException {
    for (byte[] line : stream) {
        stream.write(("hello " + new String(line)).getBytes());
    }
}

void main() {
    run(() -> {
        try (var pair = MemoryPair.streams()) {
            var greeting = createTask(() -> greet(pair.far()));
            pair.near().write("Ann\nBo\n".getBytes());
            pair.near().writeEof();
            IO.print(new String(pair.near().readLine()));
            IO.print(new String(pair.near().readLine()));
            await(greeting);
        }
    });
}
