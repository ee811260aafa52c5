// A bounded semaphore refuses one release too many, and keeps its value; a plain one grows.
import asyncio.*;
import static asyncio.Asyncio.*;

void main() {
    run(() -> {
        var bounded = new BoundedSemaphore(2);
        try {
            bounded.release();
        } catch (IllegalStateException e) {
            IO.println("refused");
        }
        bounded.acquire();
        bounded.release();
        bounded.acquire();
        bounded.acquire();
        IO.println(bounded.locked() ? "locked" : "free");
        bounded.release();
        bounded.release();
        try {
            bounded.release();
        } catch (IllegalStateException e) {
            IO.println("refused again");
        }
        var plain = new Semaphore(0);
        plain.release();
        plain.release();
        plain.acquire();
        plain.acquire();
        IO.println(plain.locked() ? "locked" : "free");
        try {
            new Semaphore(-1);
        } catch (IllegalArgumentException e) {
            IO.println("value error");
        }
    });
}
