// A gather that has failed is done: cancelling it is refused and touches none of the children that go on.
import asyncio.*;
import static asyncio.Asyncio.*;

String fails() {
    sleep(0.02);
    throw new IllegalArgumentException("broken");
}

String works() {
    sleep(0.06);
    return "still working";
}

void main() {
    run(() -> {
        var failing = createTask(() -> fails());
        var task = createTask(() -> works());
        var gathered = gather(failing, task);
        try {
            await(gathered);
        } catch (IllegalArgumentException e) {
            IO.println("main caught: " + e.getMessage());
        }
        IO.println(gathered.cancel() ? "accepted" : "refused");
        IO.println("child was asked to: " + task.cancelling());
        IO.println(await(task));
    });
}
