// All_tasks has every task of the loop that is not done: unstarted, waiting and running ones.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker() {
    sleep(0.01);
}

void show(String when) {
    IO.println(when + " "
            + String.join(
                    " ",
                    allTasks().stream().map(task -> task.getName()).sorted().toList()));
}

void main() {
    run(() -> {
        currentTask().setName("main");
        show("at first:");
        var a = createTask(() -> worker(), "a");
        var b = createTask(() -> worker(), "b");
        show("unstarted:");
        sleep(0);
        show("waiting:");
        a.cancel();
        show("asked to cancel:");
        sleep(0);
        show("cancelled:");
        await(b);
        show("at the end:");
    });
}
