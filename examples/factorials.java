// Three computations take turns, and gather() collects their results in order.
import asyncio.*;
import static asyncio.Asyncio.*;

int factorial(String name, int number) {
    int f = 1;
    for (int i = 2; i <= number; i++) {
        IO.println("Task " + name + ": Compute factorial(" + number + "), currently i=" + i + "...");
        sleep(1);
        f *= i;
    }
    IO.println("Task " + name + ": factorial(" + number + ") = " + f);
    return f;
}

void main() {
    run(() -> {
        var results = await(gather(() -> factorial("A", 2), () -> factorial("B", 3), () -> factorial("C", 4)));
        IO.println(results);
    });
}
