// With return_exceptions a cancelled child is an error object among the results, with the message of the cancel.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay) {
    sleep(delay);
    return name;
}

void show(Object result) {
    if (result instanceof CancelledError e) {
        IO.println("cancelled: '" + Objects.toString(e.getMessage(), "") + "'");
    } else {
        IO.println("value: " + result);
    }
}

void main() {
    run(() -> {
        var a = createTask(() -> work("a", 0.02));
        var b = createTask(() -> work("b", 0.04));
        Future<String> c = getRunningLoop().createFuture();
        Future<String> d = getRunningLoop().createFuture();
        var gathered = gatherReturnExceptions(a, b, c, d);
        a.cancel();
        c.cancel("with a message");
        d.cancel();
        for (var result : await(gathered)) {
            show(result);
        }
        IO.println(gathered.cancelled() ? "cancelled" : "not cancelled");
    });
}
