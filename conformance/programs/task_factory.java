// A task factory makes all tasks of its loop, those of gather, ensure_future and shield too, until it is taken off.
import asyncio.*;
import static asyncio.Asyncio.*;

class Factory implements TaskFactory {
    @Override
    public <T> Task<T> create(EventLoop loop, Coroutine<T> coroutine, TaskOptions options) {
        IO.println("factory makes a task");
        return new Task<>(loop, coroutine, options);
    }
}

String worker(String value) {
    sleep(0);
    return value;
}

void main() {
    run(() -> {
        var factory = new Factory();
        var loop = getRunningLoop();
        IO.println(loop.getTaskFactory() == null ? "no factory" : "a factory");
        loop.setTaskFactory(factory);
        IO.println(loop.getTaskFactory() == factory ? "this factory" : "another factory");
        IO.println(await(createTask(() -> worker("created"))));
        IO.println(await(ensureFuture(() -> worker("ensured"))));
        IO.println(await(shield(() -> worker("shielded"))));
        IO.println(String.join(" ", await(gather(() -> worker("gathered"), () -> worker("together")))));
        IO.println("a coroutine awaited directly needs no task: " + await(() -> worker("direct")));
        loop.setTaskFactory(null);
        IO.println(await(createTask(() -> worker("without a factory"))));
    });
}
