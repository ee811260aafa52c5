// A child that somebody cancels is a failure of gather, which is not cancelled itself; its other children go on.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay) {
    sleep(delay);
    IO.println(name + " ends");
    return name;
}

void main() {
    run(() -> {
        var a = createTask(() -> work("a", 0.04));
        var b = createTask(() -> work("b", 0.06));
        var gathered = gather(a, b);
        getRunningLoop().callLater(0.02, () -> a.cancel("only you"));
        try {
            await(gathered);
        } catch (CancelledError e) {
            IO.println("main saw: " + e.getMessage());
        }
        IO.println("gather is " + (gathered.done() ? "done" : "pending"));
        IO.println("gather is " + (gathered.cancelled() ? "cancelled" : "not cancelled"));
        IO.println("main was asked to: " + currentTask().cancelling());
        IO.println("b is " + (b.done() ? "done" : "pending"));
        IO.println(await(b));
    });
}
