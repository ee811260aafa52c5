// What is sent is the value of the yield, what is raised is raised there; a generator that has not begun takes neither.
import asyncio.*;
import static asyncio.Asyncio.*;

Generator<String> echo() {
    return generator(out -> {
        var got = out.emit("ready");
        while (got != null) {
            try {
                got = out.emit("echo " + got);
            } catch (IllegalArgumentException e) {
                got = out.emit("value error");
            }
        }
        IO.println("echo ends");
    });
}

void main() {
    run(() -> {
        var values = echo();
        try {
            values.send("too early");
        } catch (IllegalStateException e) {
            IO.println("not begun");
        }
        IO.println(values.next());
        IO.println(values.send("a"));
        IO.println(values.raise(new IllegalArgumentException()));
        IO.println(values.send("b"));
        try {
            values.send(null);
        } catch (NoSuchElementException e) {
            IO.println("ended");
        }
        IO.println(values.next("a default"));
        var unused = echo();
        try {
            unused.raise(new IllegalArgumentException());
        } catch (IllegalArgumentException e) {
            IO.println("raised at once");
        }
        IO.println(unused.next("ended"));
    });
}
