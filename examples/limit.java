// A semaphore of two permits: of five downloads two run at a time, in the order in which they asked.
import asyncio.*;
import static asyncio.Asyncio.*;

void download(String name, Semaphore limit) {
    try (var _ = limit.hold()) {
        IO.println(name + " starts");
        sleep(1);
    }
}

void main() {
    run(() -> {
        double start = getRunningLoop().time();
        var limit = new Semaphore(2);
        var tasks = Stream.of("a", "b", "c", "d", "e")
                .map(name -> createTask(() -> download(name, limit)))
                .toList();
        await(gather(tasks));
        IO.println("finished after " + Math.round(getRunningLoop().time() - start) + " s");
    });
}
