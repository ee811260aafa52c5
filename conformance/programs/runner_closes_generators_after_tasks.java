// The end of a run cancels the tasks that are left, then closes the generators that nobody has closed.
import asyncio.*;
import static asyncio.Asyncio.*;

Generator<Object> producer() {
    return generator(out -> {
        try {
            out.emit(1);
        } finally {
            sleep(0.01);
            IO.println("generator closed");
        }
    });
}

void leftover() {
    try {
        sleep(10);
    } finally {
        sleep(0.02);
        IO.println("task closed");
    }
}

void main() {
    var values = producer();
    run(() -> {
        var task = createTask(() -> leftover());
        IO.println("got " + values.next());
        sleep(0);
        IO.println("main ends, " + (task.done() ? "task done" : "task pending"));
    });
    IO.println("run has ended");
}
