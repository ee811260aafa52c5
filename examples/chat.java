// A chat: what one guest writes, all others read. The set of guests needs no lock, for one task runs at a time.
import asyncio.*;
import asyncio.net.*;
import static asyncio.Asyncio.*;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

final Set<Stream> guests = new LinkedHashSet<>();

void welcome(Stream guest) throws IOException {
    String name = new String(guest.readLine()).strip();
    tell(guest, name + " is here");
    guests.add(guest);
    try {
        for (byte[] line : guest) {
            tell(guest, name + ": " + new String(line).strip());
        }
    } finally {
        guests.remove(guest);
        tell(guest, name + " has left");
    }
}

void tell(Stream author, String text) throws IOException {
    for (Stream guest : List.copyOf(guests)) {
        if (guest != author) {
            guest.write((text + "\n").getBytes());
        }
    }
}

/** Somebody who joins, says something now and then, and prints what the others say. */
void visit(int port, String name, double join, String... sayings) throws IOException {
    sleep(join);
    try (var chat = Net.connect("127.0.0.1", port)) {
        chat.write((name + "\n").getBytes());
        Task<?> listening = createTask(() -> {
            for (byte[] line : chat) {
                IO.print(name + " reads: " + new String(line));
            }
        });
        for (String saying : sayings) {
            sleep(1);
            chat.write((saying + "\n").getBytes());
        }
        sleep(0.5);
        chat.writeEof();
        await(listening);
    }
}

void main() {
    run(() -> {
        try (var server = Net.serve(this::welcome, "127.0.0.1", 0)) {
            await(gather(
                    () -> visit(server.port(), "ann", 0, "hello?", "somebody here?", "bye"),
                    () -> visit(server.port(), "ben", 1.2, "hi ann")));
        }
    });
}
