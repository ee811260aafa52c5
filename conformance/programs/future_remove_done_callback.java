// Remove_done_callback takes out every registration of that callback and returns how many there were.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        Consumer<Future<String>> kept = f -> IO.println("kept");
        Consumer<Future<String>> removed = f -> IO.println("never printed");
        Future<String> future = getRunningLoop().createFuture();
        IO.println("before it was added: " + future.removeDoneCallback(removed));
        future.addDoneCallback(removed);
        future.addDoneCallback(kept);
        future.addDoneCallback(removed);
        future.addDoneCallback(kept);
        IO.println("added twice: " + future.removeDoneCallback(removed));
        IO.println("once more: " + future.removeDoneCallback(removed));
        future.setResult("value");
        IO.println("after the result: " + future.removeDoneCallback(kept));
        sleep(0);
        IO.println("main goes on");
    });
}
