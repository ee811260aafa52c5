// Tasks that come to a barrier while it drains wait for the next round.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Barrier barrier) {
    int index = barrier.await();
    IO.println(name + " is number " + index);
}

void main() {
    run(() -> {
        var barrier = new Barrier(2);
        var tasks = Stream.of("a", "b", "c", "d", "e")
                .map(name -> createTask(() -> worker(name, barrier)))
                .toList();
        sleep(0.02);
        IO.println(barrier.nWaiting() + " waiting");
        worker("main", barrier);
        await(gather(tasks));
        IO.println(barrier.nWaiting() + " waiting");
    });
}
