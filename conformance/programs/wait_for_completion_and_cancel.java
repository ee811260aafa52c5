// A cancellation in the turn of the result wins; the result stays in the future.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(Future<String> future) throws Exception {
    try {
        IO.println("got " + waitFor(future, 1));
    } catch (CancelledError e) {
        IO.println("cancelled");
        throw e;
    }
}

void main() {
    run(() -> {
        var loop = getRunningLoop();
        for (String order : List.of("result first", "cancel first")) {
            Future<String> future = loop.createFuture();
            var task = createTask(() -> waiter(future));
            sleep(0);
            if (order.equals("result first")) {
                future.setResult("result");
                task.cancel();
            } else {
                task.cancel();
                IO.println("future " + (future.cancelled() ? "cancelled" : "not cancelled"));
            }
            Asyncio.wait(List.of(task));
            IO.println(order + " " + (task.cancelled() ? "cancelled" : "not cancelled"));
            IO.println("future " + (future.cancelled() ? "cancelled" : future.result()));
        }
    });
}
