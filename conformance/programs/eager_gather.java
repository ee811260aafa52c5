// gather over bodies that end at once is done when it returns; one body that waits makes it pending.
import asyncio.*;
import static asyncio.Asyncio.*;

String atOnce(String value) {
    return value;
}

String later(String value) {
    sleep(0.01);
    return value;
}

void main() {
    run(() -> {
        getRunningLoop().setTaskFactory(Asyncio::eagerTaskFactory);
        Future<List<String>> allOfThem = gather(() -> atOnce("a"), () -> atOnce("b"));
        IO.println((allOfThem.done() ? "done " : "pending ") + String.join(" ", allOfThem.result()));
        Future<List<String>> some = gather(() -> atOnce("a"), () -> later("b"));
        IO.println((some.done() ? "done " : "pending ") + String.join(" ", await(some)));
    });
}
