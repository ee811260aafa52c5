// Even for what is done it takes two turns.
import asyncio.*;
import static asyncio.Asyncio.*;

void ticker() {
    for (int tick = 0; tick < 4; tick++) {
        IO.println("tick " + tick);
        sleep(0);
    }
}

void main() {
    run(() -> {
        Future<Void> future = getRunningLoop().createFuture();
        future.setResult(null);
        var task = createTask(() -> ticker());
        Asyncio.wait(List.of(future));
        IO.println("waited");
        await(task);
    });
}
