// The first failure is raised at once; the others go on, and their later failures are nobody's business.
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

void main() {
    run(() -> {
        var loop = getRunningLoop();
        loop.setExceptionHandler((l, context) -> IO.println("handler: " + context.message()));
        var gathered =
                gather(() -> work("a", 0.16, false), () -> work("b", 0.02, true), () -> work("c", 0.1, true));
        try {
            await(gathered);
        } catch (IllegalArgumentException e) {
            IO.println("main caught: " + e.getMessage());
        }
        IO.println("gather has " + gathered.exception().getMessage());
        sleep(0.2);
        IO.println("main ends");
    });
}
