// Gather gives the results in the order of its arguments, whatever the order in which they were ready.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay) {
    sleep(delay);
    IO.println(name + " is ready");
    return name;
}

void main() {
    run(() -> {
        Future<String> future = getRunningLoop().createFuture();
        var task = createTask(() -> work("task", 0.02));
        getRunningLoop().callLater(0.04, () -> future.setResult("future"));
        var gathered = gather(() -> work("slow", 0.08), () -> work("fast", 0), () -> work("middle", 0.06));
        IO.println(String.join(" ", await(gathered)));
        IO.println(String.join(" ", await(gather(future, task))));
    });
}
