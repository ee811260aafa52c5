import asyncio.*;
import static asyncio.Asyncio.*;

void sayAfter(double delay, String what) {
    sleep(delay);
    IO.println(what);
}

void main() {
    run(() -> {
        var task1 = createTask(() -> sayAfter(1, "hello"));
        var task2 = createTask(() -> sayAfter(2, "world"));
        await(task1);
        await(task2);
    });
}
