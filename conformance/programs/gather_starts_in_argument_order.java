// Gather makes tasks of its coroutines in order; none of them runs before the caller waits.
import asyncio.*;
import static asyncio.Asyncio.*;

int factorial(String name, int number) {
    int product = 1;
    for (int factor = 2; factor <= number; factor++) {
        IO.println(name + ": times " + factor);
        sleep(0.02);
        product *= factor;
    }
    IO.println(name + ": " + product);
    return product;
}

void main() {
    run(() -> {
        var gathered = gather(() -> factorial("a", 2), () -> factorial("b", 3), () -> factorial("c", 4));
        IO.println("nothing has run, the result is " + (gathered.done() ? "ready" : "pending"));
        IO.println(await(gathered));
    });
}
