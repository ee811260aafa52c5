// Tasks wake in the order in which their futures ended or were cancelled in that turn, not in that of their creation.
import asyncio.*;
import static asyncio.Asyncio.*;

void waiter(int number, Future<String> future) {
    try {
        await(future);
        IO.println(number + " woken");
    } catch (CancelledError e) {
        IO.println(number + " cancelled");
    }
}

void main() {
    run(() -> {
        var futures = new ArrayList<Future<String>>();
        var tasks = new ArrayList<Task<Void>>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            var future = new Future<String>();
            futures.add(future);
            tasks.add(createTask(() -> waiter(number, future)));
        }
        sleep(0);
        tasks.get(4).cancel();
        futures.get(3).setResult("value");
        tasks.get(0).cancel();
        futures.get(5).setResult("value");
        futures.get(1).cancel();
        futures.get(2).setResult("value");
        sleep(0);
        IO.println("main ends");
    });
}
