// The producer runs in its consumer's task and context: a cancellation of the task is raised where the producer waits.
import asyncio.*;
import static asyncio.Asyncio.*;

final ContextVar<String> who = new ContextVar<>("who");

Generator<Object> producer() {
    return generator(out -> {
        IO.println("produced for " + who.get());
        who.set("set by the producer");
        out.emit(1);
        try {
            sleep(10);
        } catch (CancelledError e) {
            IO.println("producer cancelled");
            throw e;
        } finally {
            IO.println("producer cleans up");
        }
    });
}

void consumer(Generator<Object> values) {
    who.set("the consumer");
    IO.println("got " + values.next() + " " + who.get());
    try {
        values.next();
    } catch (CancelledError e) {
        IO.println("consumer cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var values = producer();
        var task = createTask(() -> consumer(values));
        sleep(0.02);
        task.cancel();
        try {
            await(task);
        } catch (CancelledError e) {
            IO.println("task cancelled");
        }
        IO.println(values.next("generator ended"));
    });
}
