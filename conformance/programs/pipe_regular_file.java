// A regular file is no pipe.
import asyncio.*;
import asyncio.net.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;
import java.nio.file.Path;

void main() {
    run(() -> {
        var file = Path.of("/etc/passwd");
        try {
            Pipes.connectReadPipe(() -> new Protocol() {}, file);
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
        try {
            Pipes.connectWritePipe(() -> new Protocol() {}, file);
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
    });
}
