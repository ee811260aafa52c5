// A coroutine that is awaited directly shares its caller's context; as a task, or in gather, it has a copy.
import asyncio.*;
import static asyncio.Asyncio.*;

ContextVar<String> variable = new ContextVar<>("variable", "default");

VoidCoroutine change(String value) {
    return () -> {
        variable.set(value);
        sleep(0);
    };
}

void main() {
    run(() -> {
        await(change("by a direct await"));
        IO.println(variable.get());
        await(createTask(change("by a task")));
        IO.println(variable.get());
        await(gather(change("by gather"), change("by gather")));
        IO.println(variable.get());
        await(shield(change("by shield")));
        IO.println(variable.get());
    });
}
