// Another thread hands a coroutine to the loop and waits for the answer.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.*;

String ask(EventLoop loop) throws Exception {
    CompletableFuture<String> answer = runCoroutineThreadsafe(() -> sleep(1, "from the loop"), loop);
    return answer.get();
}

void main() {
    run(() -> {
        EventLoop loop = getRunningLoop();
        IO.println(toThread(() -> ask(loop)));
    });
}
