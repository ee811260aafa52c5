// A generator produces lines while they are read, and cleans up when the reader has had enough.
import asyncio.*;
import static asyncio.Asyncio.*;

Generator<String> lines(String file) {
    return generator(out -> {
        IO.println("open " + file);
        try {
            for (int i = 1; ; i++) {
                sleep(1);
                out.emit(file + ", line " + i);
            }
        } finally {
            IO.println("close " + file);
        }
    });
}

void main() {
    run(() -> {
        try (var lines = lines("log.txt")) {
            for (var line : lines) {
                IO.println(line);
                if (line.endsWith("3")) {
                    break;
                }
            }
        }
        IO.println("done");
    });
}
