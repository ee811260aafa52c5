// Blocking calls on other threads, while the loop goes on: the program takes as long as the slowest of them.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.*;

ContextVar<String> user = new ContextVar<>("user", "nobody");

String query(String table, CountDownLatch server) throws InterruptedException {
    server.await(); // stands for any call that blocks its thread
    return table + " of " + user.get();
}

void main() {
    run(() -> {
        user.set("ann");
        var server = new CountDownLatch(1);
        var orders = createTask(() -> toThread(() -> query("orders", server)));
        var bills = createTask(() -> toThread(() -> query("bills", server)));
        for (int i = 1; i <= 3; i++) {
            IO.println("the loop goes on: " + i);
            sleep(0);
        }
        server.countDown();
        IO.println(await(gather(orders, bills)));

        var hangs = createTask(() -> toThread(() -> query("nothing", new CountDownLatch(1))));
        sleep(0);
        hangs.cancel(); // interrupts the thread
        try {
            await(hangs);
        } catch (CancelledError e) {
            IO.println("cancelled");
        }
    });
}
