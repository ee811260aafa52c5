// Reads lines from the terminal while a clock goes on ticking. Try it in a terminal: an empty line ends it.
import asyncio.*;
import asyncio.process.*;
import static asyncio.Asyncio.*;
import static java.nio.charset.StandardCharsets.UTF_8;

int seconds;

void tick() {
    while (true) {
        sleep(1);
        seconds++;
    }
}

void main() {
    if (System.console() == null) {
        IO.println("There is no terminal here to read from.");
        return;
    }
    run(() -> {
        createTask(() -> tick());
        IO.println("Say something:");
        for (var line : Pipes.standardInput()) {
            var text = new String(line, UTF_8).strip();
            if (text.isEmpty()) {
                return;
            }
            IO.println("After " + seconds + " seconds you said: " + text);
        }
    });
}
