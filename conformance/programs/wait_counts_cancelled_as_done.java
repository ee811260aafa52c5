// A member that was cancelled is done, but it has not failed.
import asyncio.*;
import static asyncio.Asyncio.*;

String work(String name, double delay, boolean error) {
    try {
        sleep(delay);
    } catch (CancelledError e) {
        IO.println(name + " cancelled");
        throw e;
    }
    IO.println(name + (error ? " fails" : " ends"));
    if (error) {
        throw new IllegalArgumentException(name);
    }
    return name;
}

String work(String name, double delay) {
    return work(name, delay, false);
}

void main() {
    run(() -> {
        var cancelled = createTask(() -> work("a", 1));
        var slow = createTask(() -> work("b", 0.06));
        getRunningLoop().callLater(0.02, cancelled::cancel);
        var done = Asyncio.wait(List.of(cancelled, slow), ReturnWhen.FIRST_COMPLETED)
                .done();
        IO.println("done: " + done.size() + " " + (done.contains(cancelled) ? "cancelled" : ""));
        done = Asyncio.wait(List.of(cancelled, slow), ReturnWhen.FIRST_EXCEPTION)
                .done();
        IO.println("done: " + done.size());
    });
}
