// Gathers nest; cancelling the outer one reaches the children of the inner one, each once.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name) {
    try {
        return sleep(10, name);
    } catch (CancelledError e) {
        IO.println(name + " cancelled, asked to: " + currentTask().cancelling());
        throw e;
    }
}

void main() {
    run(() -> {
        var inner = gather(() -> work("a"), () -> work("b"));
        var c = createTask(() -> work("c"));
        var outer = gather(inner, c);
        sleep(0.01);
        outer.cancel();
        try {
            await(outer);
        } catch (CancelledError e) {
            IO.println("main saw the cancellation");
        }
        IO.println("inner is " + (inner.done() ? "done" : "pending"));
    });
}
