// An eager task runs its first step inside of create_task; what waits goes on in a later turn.
import asyncio.*;
import static asyncio.Asyncio.*;

String body(String name) {
    IO.println(name + " first step");
    sleep(0.02);
    IO.println(name + " second step");
    return name;
}

void main() {
    run(() -> {
        getRunningLoop().setTaskFactory(Asyncio::eagerTaskFactory);
        IO.println("creating a");
        var a = createTask(() -> body("a"));
        IO.println("creating b");
        var b = createTask(() -> body("b"));
        IO.println("a is " + (a.done() ? "done" : "pending"));
        IO.println(await(b) + " " + await(a));
    });
}
