// The shield of a future that is done is that future itself; a pending one gets a shield of its own.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var loop = getRunningLoop();
        Future<String> done = loop.createFuture();
        done.setResult("value");
        Future<String> pending = loop.createFuture();
        IO.println(shield(done) == done ? "the same" : "another one");
        var outer = shield(pending);
        IO.println(outer == pending ? "the same" : "another one");
        loop.callSoon(() -> pending.setResult("late value"));
        IO.println(await(outer));
        IO.println(shield(outer) == outer ? "the same" : "another one");
    });
}
