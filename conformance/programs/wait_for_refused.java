// A task that refuses to be cancelled has the last word: its value, or its exception.
import asyncio.*;
import static asyncio.Asyncio.*;

String refuse(boolean error) {
    try {
        sleep(1);
    } catch (CancelledError e) {
        if (error) {
            throw new IllegalArgumentException("in clean-up");
        }
    }
    return "refused";
}

void main() {
    run(() -> {
        for (double limit : new double[] {0.02, 0}) {
            for (boolean error : new boolean[] {false, true}) {
                var task = createTask(() -> refuse(error));
                sleep(0);
                try {
                    IO.println(waitFor(task, limit));
                } catch (IllegalArgumentException e) {
                    IO.println("value error: " + e.getMessage());
                }
            }
        }
    });
}
