// A lock has no owner: any task may release it, once.
import asyncio.*;
import static asyncio.Asyncio.*;

void stranger(Lock lock) {
    lock.release();
    IO.println("released by a stranger");
}

void main() {
    run(() -> {
        var lock = new Lock();
        try {
            lock.release();
        } catch (IllegalStateException e) {
            IO.println("runtime error");
        }
        lock.acquire();
        await(createTask(() -> stranger(lock)));
        IO.println(lock.locked() ? "locked" : "unlocked");
        try {
            lock.release();
        } catch (IllegalStateException e) {
            IO.println("runtime error");
        }
    });
}
