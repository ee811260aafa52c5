// An interrupt raised by a leftover task while a runner closes leaves close; the runner is closed all the same.
import asyncio.*;
import static asyncio.Asyncio.*;

final List<Task<?>> tasks = new ArrayList<>();

void interrupt() {
    throw new KeyboardInterrupt();
}

void leftover() {
    try {
        sleep(10);
    } finally {
        IO.println("leftover is interrupted");
        interrupt();
    }
}

String body() {
    tasks.add(createTask(() -> leftover()));
    sleep(0);
    return "main's value";
}

void main() {
    var runner = new Runner();
    IO.println(runner.run(() -> body()));
    var loop = runner.getLoop();
    try {
        runner.close();
    } catch (KeyboardInterrupt e) {
        IO.println("keyboard interrupt");
    }
    IO.println(loop.isClosed() ? "loop is closed" : "loop is open");
    IO.println(tasks.getFirst().exception() instanceof KeyboardInterrupt ? "interrupt" : "no interrupt");
    try {
        runner.getLoop();
    } catch (IllegalStateException e) {
        IO.println("runner is closed");
    }
}
