// A CompletableFuture that is completed with the outcome of a task.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.*;

void main() {
    run(() -> {
        Task<String> task = createTask(() -> sleep(0.1, "from a task"));
        CompletableFuture<String> stage = task.toCompletableFuture();
        stage.thenAccept(text -> IO.println(text));
        sleep(1);
    });
}
