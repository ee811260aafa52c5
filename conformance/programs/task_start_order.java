// A new task does not run before its creator yields; tasks start in the order of their creation.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name) {
    IO.println(name + " starts");
    sleep(0);
    IO.println(name + " ends");
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        createTask(() -> worker("a"));
        loop.callSoon(() -> IO.println("callback"));
        createTask(() -> worker("b"));
        var c = loop.createTask(() -> worker("c"));
        IO.println("main yields");
        sleep(0);
        IO.println("main goes on");
        await(c);
        IO.println("main ends");
    });
}
