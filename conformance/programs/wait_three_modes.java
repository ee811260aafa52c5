// Wait returns when all are done, when the first is done, or when the first has failed.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay, boolean error) {
    try {
        sleep(delay);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
    IO.println(name + (error ? " fails" : " ends"));
    if (error) {
        throw new IllegalArgumentException(name);
    }
    return name;
}

String work(String name, double delay) {
    return work(name, delay, false);
}

void main() {
    run(() -> {
        for (ReturnWhen mode :
                List.of(ReturnWhen.ALL_COMPLETED, ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION)) {
            IO.println(mode);
            var tasks = List.of(
                    createTask(() -> work("a", 0.02)),
                    createTask(() -> work("b", 0.04, true)),
                    createTask(() -> work("c", 0.06)));
            var result = Asyncio.wait(tasks, mode);
            IO.println("done: " + result.done().size() + " pending: "
                    + result.pending().size());
            Asyncio.wait(tasks);
        }
    });
}
