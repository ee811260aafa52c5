// A limit on time: the work is cancelled at the deadline, cleans up, and the caller gets a TimeoutException.
import asyncio.*;
import static asyncio.Asyncio.*;
import java.util.concurrent.TimeoutException;

String ask() {
    try {
        sleep(60);
        return "an answer";
    } finally {
        IO.println("hangs up");
    }
}

void main() {
    run(() -> {
        try {
            IO.println(timeout(2, () -> ask()));
        } catch (TimeoutException e) {
            IO.println("no answer in two seconds");
        }
    });
}
