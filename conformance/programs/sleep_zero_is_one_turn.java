// A sleep of zero gives everybody else exactly one turn; tasks that yield take their turns one after the other.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, int steps) {
    for (int step = 1; step <= steps; step++) {
        IO.println(name + " " + step);
        sleep(0);
    }
    IO.println(name + " ends");
}

void main() {
    run(() -> {
        createTask(() -> worker("a", 3));
        createTask(() -> worker("b", 1));
        createTask(() -> worker("c", 2));
        for (int number = 1; number < 6; number++) {
            IO.println("main " + number);
            sleep(0);
        }
    });
}
