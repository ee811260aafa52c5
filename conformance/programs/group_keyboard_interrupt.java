// An interrupt of the body goes on as itself when the tasks have ended.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay, boolean error) {
    try {
        sleep(delay);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
    IO.println(name + (error ? " fails" : " ends"));
    if (error) {
        throw new IllegalArgumentException(name);
    }
    return name;
}

String work(String name, double delay) {
    return work(name, delay, false);
}

void main() {
    run(() -> {
        try {
            taskGroup(group -> {
                group.createTask(() -> work("a", 1));
                sleep(0.02);
                throw new KeyboardInterrupt();
            });
        } catch (KeyboardInterrupt e) {
            IO.println("interrupted");
        }
    });
}
