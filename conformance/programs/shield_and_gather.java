// A gather inside a shield survives the cancel; a shield inside a gather does not keep the gather alive.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name) {
    sleep(0.04);
    IO.println(name + " ends");
    return name;
}

void attempt(String what, Future<?> task) {
    sleep(0.02);
    task.cancel();
    try {
        await(task);
    } catch (CancelledError e) {
        IO.println(what + " cancelled");
    }
}

void main() {
    run(() -> {
        var gathered = gather(() -> work("a"), () -> work("b"));
        attempt("shield", shield(gathered));
        IO.println(String.join(" ", await(gathered)));
        var task = createTask(() -> work("c"));
        attempt("gather", gather(shield(task)));
        IO.println(await(task));
    });
}
