// A cancelled gather ends in a cancellation even if every child swallows it and returns a value.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name) {
    try {
        sleep(10);
    } catch (CancelledError e) {
        IO.println(name + " swallows");
    }
    return name;
}

void main() {
    run(() -> {
        for (var returnExceptions : List.of(false, true)) {
            var a = createTask(() -> work("a"));
            var b = createTask(() -> work("b"));
            var gathered = returnExceptions ? gatherReturnExceptions(a, b) : gather(a, b);
            sleep(0.01);
            gathered.cancel();
            try {
                IO.println("never printed " + await(gathered));
            } catch (CancelledError e) {
                IO.println("main saw the cancellation");
            }
            IO.println(a.result() + " " + b.result());
        }
    });
}
