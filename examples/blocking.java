// A task sits in a blocking call of the JDK, and the other task goes on ticking.
//
// So it is when java.lang is open to asyncio, as ./asyncio run has it. When it is not, the call holds the loop:
// nobody ticks, nobody sends, and the call gives up after a second.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.*;

BlockingQueue<String> letters = new LinkedBlockingQueue<>();

void receive() throws InterruptedException {
    String letter = letters.poll(1, TimeUnit.SECONDS); // blocks its thread; it knows nothing of asyncio
    IO.println(letter != null ? "received: " + letter : "no letter came: the call held the loop");
}

void tickAndSend() {
    for (int i = 1; i <= 3; i++) {
        sleep(0.1);
        IO.println("tick " + i);
    }
    letters.add("a letter");
}

void main() {
    run(() -> {
        await(gather(() -> receive(), () -> tickAndSend()));
    });
}
