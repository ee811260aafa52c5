// An exception or a cancellation of the first step stays in the task; create_task itself does not raise.
import asyncio.*;
import static asyncio.Asyncio.*;

String failing() {
    throw new IllegalArgumentException("bad");
}

String cancelled() {
    throw new CancelledError("enough");
}

String cancelsItself() {
    currentTask().cancel();
    return "result";
}

void main() {
    run(() -> {
        getRunningLoop().setTaskFactory(Asyncio::eagerTaskFactory);
        var task = createTask(() -> failing());
        IO.println("created");
        try {
            await(task);
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
        task = createTask(() -> cancelled());
        IO.println(task.cancelled() ? "cancelled" : "not cancelled");
        task = createTask(() -> cancelsItself());
        IO.println(task.cancelled() ? "cancelled" : "not cancelled");
    });
}
