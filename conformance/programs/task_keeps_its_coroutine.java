// A task knows the coroutine it was made of, its loop and its context, before, during and after its run.
import asyncio.*;
import static asyncio.Asyncio.*;

void show(String when, Task<Void> task, VoidCoroutine coroutine, Context context) {
    IO.println(when + (task.getCoro() == coroutine ? " same coroutine" : " another coroutine"));
    IO.println(when + (task.getContext() == context ? " same context" : " another context"));
    IO.println(when + (task.getLoop() == getRunningLoop() ? " same loop" : " another loop"));
}

void main() {
    run(() -> {
        VoidCoroutine coroutine = () -> sleep(0.01);
        var context = copyContext();
        var task = createTask(coroutine, TaskOptions.DEFAULT.withContext(context));
        show("before:", task, coroutine, context);
        sleep(0);
        show("during:", task, coroutine, context);
        await(task);
        show("after:", task, coroutine, context);
    });
}
