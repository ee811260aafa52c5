// The loop goes on while a function blocks another thread.
import asyncio.*;
import static asyncio.Asyncio.*;

CountDownLatch letter = new CountDownLatch(1);

String receive() throws InterruptedException {
    letter.await();
    return "received";
}

void send() {
    for (int i = 0; i < 3; i++) {
        IO.println("tick " + i);
        sleep(0);
    }
    letter.countDown();
}

void main() {
    run(() -> {
        var task = createTask(() -> toThread(() -> receive()));
        send();
        IO.println(await(task));
    });
}
