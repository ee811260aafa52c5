// An interrupt raised in the main coroutine leaves run(), after the other tasks were cancelled and cleaned up.
import asyncio.*;
import static asyncio.Asyncio.*;

void leftover() {
    try {
        sleep(10);
    } finally {
        IO.println("leftover ends");
    }
}

void main() {
    try {
        run(() -> {
            createTask(() -> leftover());
            sleep(0.01);
            IO.println("main interrupts");
            throw new KeyboardInterrupt();
        });
    } catch (KeyboardInterrupt e) {
        IO.println("interrupted");
    }
}
