// At its end run() cancels the tasks that are left, lets them clean up and waits for them.
import asyncio.*;
import static asyncio.Asyncio.*;

void leftover(String name, double cleanUp) {
    try {
        IO.println(name + " runs");
        sleep(10);
    } catch (CancelledError e) {
        sleep(cleanUp);
        IO.println(name + " has cleaned up");
        throw e;
    }
}

void stubborn() {
    try {
        sleep(10);
    } catch (CancelledError e) {
        sleep(0.06);
        IO.println("stubborn swallows the cancellation and ends");
    }
}

void latecomer() {
    IO.println("latecomer still runs, in the turn after main's end");
    sleep(10);
    IO.println("never printed");
}

void main() {
    IO.println(run(() -> {
        createTask(() -> leftover("a", 0.04));
        createTask(() -> leftover("b", 0.02));
        createTask(() -> stubborn());
        sleep(0.01);
        createTask(() -> latecomer());
        IO.println("main ends");
        return "main's value";
    }));
}
