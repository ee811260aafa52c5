// Two tasks wait at the same time: one second and two are two.
import asyncio.*;
import static asyncio.Asyncio.*;

void sayAfter(double delay, String what) {
    sleep(delay);
    IO.println(what);
}

void main() {
    run(() -> {
        double start = getRunningLoop().time();
        var task1 = createTask(() -> sayAfter(1, "hello"));
        var task2 = createTask(() -> sayAfter(2, "world"));
        await(task1);
        await(task2);
        IO.println("finished after " + Math.round(getRunningLoop().time() - start) + " s");
    });
}
