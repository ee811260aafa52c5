// Two waits in sequence: one second and two are three.
import asyncio.*;
import static asyncio.Asyncio.*;

void sayAfter(double delay, String what) {
    sleep(delay);
    IO.println(what);
}

void main() {
    run(() -> {
        double start = getRunningLoop().time();
        sayAfter(1, "hello");
        sayAfter(2, "world");
        IO.println("finished after " + Math.round(getRunningLoop().time() - start) + " s");
    });
}
