// With return_exceptions the failures stand among the results, and gather waits for everybody.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay, boolean error) {
    sleep(delay);
    IO.println(name + (error ? " fails" : " ends"));
    if (error) {
        throw new IllegalArgumentException(name);
    }
    return name;
}

void main() {
    run(() -> {
        var results = await(gatherReturnExceptions(
                () -> work("a", 0.06, false), () -> work("b", 0.02, true), () -> work("c", 0.04, true)));
        for (var result : results) {
            IO.println(result instanceof Exception e ? "error: " + e.getMessage() : "value: " + result);
        }
    });
}
