// The last task to come to a barrier goes on first; each gets its index; then the barrier can be used again.
import asyncio.*;
import static asyncio.Asyncio.*;

void worker(String name, Barrier barrier) {
    for (int turn = 0; turn < 2; turn++) {
        int index = barrier.await();
        IO.println(name + " is number " + index + " of round " + turn);
    }
}

void main() {
    run(() -> {
        var barrier = new Barrier(3);
        IO.println(barrier.parties() + " parties, " + barrier.nWaiting() + " waiting");
        await(gather(() -> worker("a", barrier), () -> worker("b", barrier), () -> worker("c", barrier)));
        IO.println(barrier.parties() + " parties, " + barrier.nWaiting() + " waiting");
    });
}
