// Those that are done in the turn in which it returns are done.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        List<Future<Integer>> futures = List.of(loop.createFuture(), loop.createFuture(), loop.createFuture());
        loop.callSoon(() -> {
            futures.get(0).setResult(0);
            futures.get(1).setResult(1);
        });
        var result = Asyncio.wait(futures, ReturnWhen.FIRST_COMPLETED);
        IO.println("done: " + result.done().size() + " pending: "
                + result.pending().size());
        try {
            Asyncio.wait(List.<Future<Integer>>of());
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
    });
}
