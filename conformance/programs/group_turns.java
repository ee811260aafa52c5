// How many turns a group takes: none if it is empty, two after the end of its last task.
import asyncio.*;
import static asyncio.Asyncio.*;

void ticker() {
    for (int tick = 0; tick < 6; tick++) {
        IO.println("tick " + tick);
        sleep(0);
    }
}

void main() {
    run(() -> {
        var task = createTask(() -> ticker());
        taskGroup(group -> {});
        IO.println("empty group ends");
        taskGroup(group -> {
            group.createTask(() -> IO.println("child"));
        });
        IO.println("group ends");
        await(task);
    });
}
