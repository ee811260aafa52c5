// The CancelledError that ended a task reaches its awaiter as the same object, once; later awaits get another one.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(List<CancelledError> seen) {
    try {
        sleep(10);
    } catch (CancelledError e) {
        seen.add(e);
        throw e;
    }
}

void main() {
    run(() -> {
        var seen = new ArrayList<CancelledError>();
        var task = createTask(() -> worker(seen));
        sleep(0);
        task.cancel("enough");
        for (var number : List.of(1, 2)) {
            try {
                await(task);
            } catch (CancelledError e) {
                IO.println("await " + number + (e == seen.get(0) ? " the same object" : " another object"));
            }
        }
    });
}
